"""What every feature of the Telegram bot works with."""

from dataclasses import dataclass

from bot.executor import Executor
from bot.library import Library
from bot.people import People
from bot.settings import Settings
from bot.state import State


@dataclass(frozen=True, slots=True)
class Services:
    """One of each, made by `app` and shared by all features."""

    settings: Settings
    library: Library
    desk: Executor
    state: State
    people: People
