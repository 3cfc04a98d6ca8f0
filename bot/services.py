"""What every feature of the Telegram bot works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.commands import Commands
from bot.library import Library
from bot.library.executor import Executor
from bot.people import People
from bot.settings import Settings
from bot.state import State
from bot.telegram.ephemeral import Whispers


@dataclass(frozen=True, slots=True)
class Services:
    """One of each, made by `app` and shared by all features."""

    settings: Settings
    library: Library
    executor: Executor
    state: State
    people: People
    commands: Commands
    whispers: Whispers
    today: Callable[[], date] = date.today
