"""Imports go one way: between the packages, between their rooms, and between the modules of a room.

A room is a folder with modules; a module that lies directly in a package is a room of its own.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
PACKAGES: Final = ("index", "retrieval", "bot", "benchmarks", "training")
MAY_IMPORT: Final = {
    "index": {"index"},
    "retrieval": {"index", "retrieval"},
    "bot": {"index", "retrieval", "bot", "benchmarks"},  # the command `yinju evaluate`
    "benchmarks": {"index", "retrieval", "benchmarks"},
    "training": {"index", "retrieval", "benchmarks", "training"},
}
NEVER: Final = {
    "bot.telegram": ("bot.state", "bot.receiving", "bot.library", "bot.asking", "bot.admin", "bot.terminal"),
    "bot.state": ("bot.telegram", "bot.receiving", "bot.library", "bot.asking", "bot.admin", "bot.terminal"),
    "bot.library": ("bot.telegram", "bot.receiving", "bot.state", "bot.asking", "bot.admin", "bot.terminal"),
    "bot.receiving": ("bot.asking", "bot.admin", "bot.terminal"),
    "bot.asking": ("bot.receiving", "bot.admin", "bot.terminal"),
    "bot.admin": ("bot.receiving", "bot.terminal"),
    "bot.conversation": ("bot.telegram", "bot.asking", "bot.admin", "bot.terminal", "bot.programs"),
    "bot.records": ("bot.telegram", "bot.asking", "bot.admin", "bot.terminal", "bot.programs"),
    "bot.terminal": ("bot.telegram", "bot.receiving", "bot.asking", "bot.admin", "bot.programs"),
    "bot.programs": ("bot.telegram", "bot.receiving", "bot.asking", "bot.admin", "bot.terminal"),
}
"""Rooms of the bot, and what no module of them imports."""


def names(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES: Final = {names(path): path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))}


def imported(module: str) -> Iterator[str]:
    """The modules of the house that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = [f"{node.module}.{each.name}" for each in node.names]
            found = [each if each in MODULES else node.module for each in whole]
        else:
            continue
        yield from (each for each in found if each in MODULES and each != module)


@cache
def graph() -> dict[str, set[str]]:
    """What each module imports; made once, and by nobody who only collects the tests."""
    return {module: set(imported(module)) for module in MODULES}


def room(module: str) -> str:
    is_folder = MODULES[module].name == "__init__.py"
    parts = module.split(".")
    return module if is_folder or len(parts) <= 2 else ".".join(parts[:-1])


def cycle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_import_only_what_lies_below_them(package: str) -> None:
    inside = [module for module in graph() if module.split(".")[0] == package]
    assert {other.split(".")[0] for module in inside for other in graph()[module]} <= MAY_IMPORT[package]


def test_only_the_command_line_measures() -> None:
    measuring = {module for module in graph() if any(other.startswith("benchmarks") for other in graph()[module])}
    assert {module for module in measuring if module.startswith("bot")} == {"bot.cli.keeping"}


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert cycle(graph()) == []


@pytest.mark.parametrize("package", ["index", "retrieval", "bot"])
def test_no_rooms_import_each_other_in_a_circle(package: str) -> None:
    rooms: dict[str, set[str]] = {}
    for module in graph():
        if module.startswith(package):
            rooms.setdefault(room(module), set()).update({room(each) for each in graph()[module]} - {room(module)})
    assert cycle(rooms) == []


@pytest.mark.parametrize("above", NEVER)
def test_rooms_of_the_bot_know_nothing_of_those_above_them(above: str) -> None:
    inside = [module for module in graph() if f"{module}.".startswith(f"{above}.")]
    assert inside
    known = {(module, other) for module in inside for other in graph()[module]}
    assert {pair for pair in known if f"{pair[1]}.".startswith(tuple(f"{each}." for each in NEVER[above]))} == set()


def test_the_picture_of_the_house_shows_arrows_that_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    arrows = re.findall(r"^    (\S+) (?:-- .+ )?--> (\S+)$", text, re.MULTILINE)
    edges = {(module, other) for module in graph() for other in graph()[module]}

    def lies_in(module: str, place: str) -> bool:
        return f"{module}.".startswith(f"{place}.")

    assert len(arrows) > 20
    for above, below in arrows:
        assert any(lies_in(one, above) and lies_in(other, below) for one, other in edges), f"{above} --> {below}"


def test_a_circle_is_seen() -> None:
    assert set(cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}
