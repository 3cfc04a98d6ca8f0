"""What commands share: their options, and how they read and write."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.words import Words, language_of, words

Command = TypeVar("Command", bound=Callable[..., Any])


def folders(command: Command) -> Command:
    """Give a command `--documents` and `--data`, which override the settings."""
    options = (
        click.option("--documents", type=click.Path(path_type=Path), help="Folder of documents (YINJU_DOCUMENTS)."),
        click.option("--data", type=click.Path(path_type=Path), help="Folder of index and state (YINJU_DATA)."),
    )
    for option in options:
        command = option(command)
    return command


def json_option(command: Command) -> Command:
    """Give a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")(command)


def own_words() -> Words:
    """Return the words in the language of the terminal."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "C"
    return words(language_of(locale))


def print_json(record: dict[str, Any]) -> None:
    """Print an object as a line."""
    print(json.dumps(record, ensure_ascii=False), flush=True)


def as_typed(text: str) -> str:
    """Decode what the command line gave; a terminal sends UTF-8 even where the locale claims otherwise."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeDecodeError:
        return text
