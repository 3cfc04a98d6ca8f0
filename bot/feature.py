"""A feature is something that the bot can do in Telegram: one class with its commands and handlers.

`bot.features` lists the features. The command menu and /help are made from their commands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from telegram import Bot
from telegram.ext import BaseHandler

Handler = BaseHandler[Any, Any, Any]
IsOurs = Callable[[int], bool]
"""Says of a chat whether this process is to work there."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name, without the slash: for everybody or for administrators, and where it is shown.

    The menu shows the message `command-NAME` beside it, /help shows the line `help-NAME`.
    """

    name: str
    for_administrators: bool = False
    in_menu: bool = True
    in_help: bool = True


class Feature(Protocol):
    """What `bot.app` needs to know of a feature. A feature subclasses this and overrides what it has.

    `group`: of several handlers that fit an update, the first one of each group gets it. Lower groups come first.
    """

    commands: ClassVar[Sequence[Command]] = ()
    group: ClassVar[int] = 0

    def handlers(self) -> list[Handler]:
        """Return the handlers in the order that they are tried."""

    async def start(self, bot: Bot) -> None:  # noqa: ARG002
        """Begin with what goes on beside the updates."""
        return

    async def resume(self, bot: Bot, is_ours: IsOurs) -> None:  # noqa: ARG002
        """Take up what was cut off in the chats that are ours to work in, here or in another process."""
        return

    async def stop(self) -> None:
        """Leave what is under way in a state that `resume` takes up."""
        return
