"""Which process is at work in which chat: of several processes of a bot, one at a time.

So the updates of a chat keep their order wherever they arrive, and whatever one process knows of a chat, as the locks
of its conversations, holds for all of it. A process has a chat as long as it has any piece of work there; `processes`
has the leases of those that share a database. A process that is alone has every chat.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

INDEX: Final = 1 << 62
"""The lease of bringing the index up to date; no chat has this number."""


class News(StrEnum):
    """What a process is told.

    Updates wait in a chat; a chat is ours by now, which a process had that is gone; somebody had everything forgotten;
    the run of indexing that is going on shall give up.
    """

    WAITING = "waiting"
    INHERITED = "inherited"
    FORGOTTEN = "forgotten"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news, and the chat or person that it is about."""

    news: News
    number: int = 0


Listener = Callable[[NewsItem], None]


class Leases(Protocol):
    """The leases of this process. Every method may be called from any thread."""

    def watch(self, listener: Listener) -> None:
        """Begin to take part. `listener` is called from any thread; who inherits a chat leaves it when it is done."""

    def take(self, chat: int) -> bool:
        """Begin a piece of work in a chat; return False where another process is at work there."""

    def leave(self, chat: int) -> None:
        """End a piece of work in a chat."""

    def is_elsewhere(self, chat: int) -> bool:
        """Say whether another process is at work in a chat."""

    def tell(self, told: NewsItem) -> None:
        """Tell all other processes."""

    def end(self) -> None:
        """Leave what is under way to other processes, from now on."""

    def close(self) -> None:
        """Take part no more."""


class Alone:
    """The leases of a process that shares its state with nobody."""

    def watch(self, listener: Listener) -> None:
        """Nobody tells anything."""

    def take(self, chat: int) -> bool:  # noqa: ARG002
        """Every chat is free."""
        return True

    def leave(self, chat: int) -> None:
        """Nobody waits for it."""

    def is_elsewhere(self, chat: int) -> bool:  # noqa: ARG002
        """There is no other process."""
        return False

    def tell(self, told: NewsItem) -> None:
        """Nobody is there to be told."""

    def end(self) -> None:
        """The next start takes up what is left."""

    def close(self) -> None:
        """Nothing is open."""
