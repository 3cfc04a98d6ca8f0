"""The locks say what pyproject.toml asks for, each package once and with hashes; nothing else is installed from."""

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distributions, requires, version
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT: Final = Path(__file__).parent.parent
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ENTRY: Final = re.compile(r"^(\S+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)
LOCKS: Final = ("build", "run", "dev", "ocr", "tools")


def text(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.lock").read_text("utf-8")


def pins(*locks: str) -> dict[str, Version]:
    return {canonicalize_name(name): Version(pin) for lock in locks for name, pin, _ in ENTRY.findall(text(lock))}


def unmet(wanted: Iterable[str], locked: dict[str, Version]) -> list[str]:
    return [each for each in wanted if not is_met(Requirement(each), locked)]


def is_met(wanted: Requirement, locked: dict[str, Version]) -> bool:
    if wanted.name == "torch" or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
        return True
    pin = locked.get(canonicalize_name(wanted.name))
    return pin is not None and wanted.specifier.contains(pin, prereleases=True)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_pinned_with_hashes(lock: str) -> None:
    assert pins(lock)
    assert re.sub(r"^#.*\n", "", ENTRY.sub("", text(lock)), flags=re.MULTILINE) == ""


def test_each_package_stands_in_one_lock() -> None:
    assert len(pins("build", "run", "dev", "ocr")) == sum(len(pins(lock)) for lock in ("build", "run", "dev", "ocr"))


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    assert unmet(PROJECT["build-system"]["requires"], pins("build")) == []
    assert unmet(project["dependencies"], pins("build", "run")) == []
    assert unmet(extras["dev"], pins("build", "run", "dev")) == []
    assert unmet(extras["ocr"], pins("build", "run", "ocr")) == []
    assert unmet((ROOT / "requirements" / "tools.in").read_text().splitlines()[1:], pins("tools")) == []
    assert unmet(["numpy>99"], pins("run")) == ["numpy>99"]


@pytest.mark.parametrize("locks", [("run",), ("run", "dev")])
def test_what_they_need_in_turn_is_locked_too(locks: tuple[str, ...]) -> None:
    for name in pins(*locks):
        try:
            assert unmet(requires(name) or (), pins("build", *locks)) == [], name
        except PackageNotFoundError:
            assert locks == ("run",), name


def test_what_is_installed_is_what_is_locked() -> None:
    assert {name: pin for name, pin in pins("build", "run", "dev").items() if Version(version(name)) != pin} == {}


def test_the_independent_driver_is_pinned_and_lacks_what_is_said() -> None:
    said = (ROOT / "requirements" / "driver.txt").read_text("utf-8")
    assert re.search(r"^tg-auto-test==1\.3\.24 --hash=sha256:[0-9a-f]{64}$", said, re.MULTILINE)
    (driver,) = distributions(path=[str(Path(sys.prefix) / "driver")])
    wanted = map(Requirement, driver.requires or ())
    needed = [each for each in wanted if each.marker is None or each.marker.evaluate({"extra": ""})]
    assert {each.name for each in needed if not each.specifier.contains(version(each.name))} <= {"Pillow"}


def test_torch_is_pinned_by_its_version_alone() -> None:
    (torch,) = [each for each in PROJECT["project"]["dependencies"] if each.startswith("torch")]
    assert re.fullmatch(r"torch==[0-9.]+", torch)
    assert "torch" not in pins(*LOCKS)
    assert Version(version("torch")).base_version == torch.removeprefix("torch==")
