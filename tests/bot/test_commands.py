"""The menu, /help and the README name the commands that the features have, and no others."""

import re
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import CommandHandler

from bot.app import build_services
from bot.feature import Command, Feature
from bot.features import build_features
from bot.settings import Settings
from bot.words import words
from retrieval.types import Language

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
def features(settings: Settings, library: Any) -> list[Feature]:
    services = build_services(settings, library)
    return build_features(services)


@pytest.fixture
def commands(features: list[Feature]) -> dict[str, Command]:
    return {command.name: command for feature in features for command in feature.commands}


def test_each_feature_handles_the_commands_that_it_declares(features: list[Feature]) -> None:
    for feature in features:
        handled = {
            name for each in feature.handlers() if isinstance(each, CommandHandler) for name in sorted(each.commands)
        }
        assert handled == {command.name for command in feature.commands}, type(feature).__name__


def test_no_two_features_have_the_same_command(features: list[Feature]) -> None:
    declared = [command.name for feature in features for command in feature.commands]
    assert len(declared) == len(set(declared))


def test_the_menus_keep_their_order(settings: Settings, library: Any) -> None:
    everybody = ("ask", "new", "sources", "settings", "help", "status", "privacy", "forget")
    administration = ("documents", "remove", "reindex", "rollback", "hittest", "unanswered", "stats", "access", "audit")
    services = build_services(settings, library)
    services.commands.list(command for feature in build_features(services) for command in feature.commands)
    plain, longer = services.commands.menu(administrator=False), services.commands.menu(administrator=True)
    assert longer[: len(plain)] == plain
    assert tuple(name for name in plain if name in everybody) == everybody
    assert tuple(name for name in longer[len(plain) :] if name in administration) == administration


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("administrator", [False, True])
def test_help_names_every_command_and_no_other(
    settings: Settings, library: Any, commands: dict[str, Command], language: Language, administrator: bool
) -> None:
    services = build_services(settings, library)
    services.commands.list(commands.values())
    shown = services.commands.help(words(language), administrator)
    named = set(re.findall("/([a-z]+)", shown))
    allowed = {name for name, each in commands.items() if administrator or not each.for_administrators}
    assert named == allowed - {"start", "help"}


def test_the_readme_names_no_command_that_is_not_there(commands: dict[str, Command]) -> None:
    table = README.read_text("utf-8").split("## Administration")[1].split("\n## ")[0]
    named = set(re.findall(r"^\| `/(\w+)", table, re.MULTILINE))
    assert named
    assert named <= {name for name, command in commands.items() if command.for_administrators}
