"""The conversations that programs keep by names of their own, in memory: bounded, and forgotten when they rest."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from bot.conversation.conversation import Conversation
from bot.state.conversations import LASTS

NAME: Final = 64  # characters of a conversation's name
MOST: Final = 1000  # conversations; beyond that the one that has rested longest begins anew


@dataclass(slots=True)
class KeptConversation:
    """A conversation, when it was last gone on with, and the turn of who goes on with it."""

    conversation: Conversation
    at: float
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class NamedConversations:
    """NamedConversations by name; each is as new once nobody has asked in it for as long as in Telegram.

    >>> kept = NamedConversations(lambda: Conversation(None), most=2)  # type: ignore[arg-type]
    >>> first = kept.of("a")
    >>> (kept.of("a") is first, kept.of("b") is first, kept.of("c") is first, kept.of("a") is first)
    (True, False, False, False)
    """

    def __init__(
        self, make: Callable[[], Conversation], most: int = MOST, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._make = make
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[str, KeptConversation] = OrderedDict()

    def of(self, name: str | None) -> KeptConversation:
        """Return the conversation of this name, or one that begins; without a name it is kept nowhere."""
        now = self._clock()
        if name is None:
            return KeptConversation(self._make(), now)
        kept = self._kept.get(name)
        if kept is None or now - kept.at > LASTS.total_seconds():
            kept = self._kept[name] = KeptConversation(self._make(), now)
        kept.at = now
        self._kept.move_to_end(name)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return kept
