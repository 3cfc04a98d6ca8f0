"""Getting requests to Telegram: within its limits, and again where the line breaks.

Every request of the bot's comes through here. What people wait for is tried for two minutes: after that an answer is
worth little, and `bot.receiving.intake` keeps the question for later. A request that Telegram took, but whose
confirmation was lost with the connection, is sent again, as one answer too many is better than none; to make that rare,
a confirmation is waited for as long as a minute.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final

from aiolimiter import AsyncLimiter
from telegram.constants import FloodLimit
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

logger = logging.getLogger(__name__)

PATIENCE: Final = {
    "sendMessage": 120.0,
    "sendDocument": 120.0,
    "sendPhoto": 120.0,
    "editMessageText": 120.0,
    "editMessageMedia": 120.0,
    "editMessageReplyMarkup": 20.0,
    "editEphemeralMessageText": 20.0,
    "answerCallbackQuery": 10.0,  # Telegram takes no later answer
}
"""Seconds from the first attempt that a request is tried again for; any other is tried once."""
PAUSES: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds between attempts; the last one again and again."""
CONFIRMED: Final = 60.0  # seconds that Telegram may take to say that a message has arrived
REFUSALS: Final = 5  # "too many requests" that one request puts up with
LONGEST: Final = 300.0  # seconds that it lets Telegram put it off
UNCOUNTED: Final = frozenset({"sendChatAction"})
MOST_CHATS: Final = 500  # whose limits are remembered before those of quiet chats are forgotten

Result = bool | dict[str, Any] | list[dict[str, Any]]


def may_arrive_later(error: BaseException | None) -> bool:
    """Return whether Telegram could not be reached or had no time, so that the same request may succeed later."""
    return isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)


class Courier(BaseRateLimiter[int]):
    """Sends at most 30 messages a second, and 20 a minute to a group; showing that one is written counts for nothing.

    Who waits for the limit of a group holds up nobody else.
    """

    def __init__(self) -> None:
        self._all = AsyncLimiter(FloodLimit.MESSAGES_PER_SECOND, 1)
        self._groups: dict[int, AsyncLimiter] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002 - the library's signature
    ) -> Result:
        """Send a request, and return Telegram's answer.

        Raises:
            TelegramError: Telegram refuses it, or could not be reached for as long as it is worth trying.
        """
        if endpoint in UNCOUNTED:
            return await callback(*args, **kwargs)
        if endpoint in PATIENCE:
            kwargs = {**kwargs, "read_timeout": CONFIRMED}
        return await self._persist(lambda: callback(*args, **kwargs), endpoint, data)

    async def _persist(
        self, request: Callable[[], Coroutine[Any, Any, Result]], endpoint: str, data: dict[str, Any]
    ) -> Result:
        loop, pauses, refusals = asyncio.get_running_loop(), iter(PAUSES), 0
        end: float | None = None
        while True:
            for limiter in self._limiters(data.get("chat_id")):
                await limiter.acquire()
            end = end or loop.time() + PATIENCE.get(endpoint, 0.0)  # waiting for one's turn does not count
            try:
                return await request()
            except ChatMigrated as error:
                _readdress(data, error.new_chat_id, endpoint)
            except RetryAfter as error:
                pause, refusals = _seconds(error), refusals + 1
                if refusals > REFUSALS or pause > LONGEST:
                    raise
                end += pause
                logger.info("Telegram wants %s to wait for %.0f s", endpoint, pause)
                await asyncio.sleep(pause)
            except TelegramError as error:
                pause = next(pauses, PAUSES[-1])
                if not may_arrive_later(error) or loop.time() + pause > end:
                    raise
                logger.warning("%s has not arrived (%s). Trying again in %.1f s.", endpoint, error, pause)
                await asyncio.sleep(pause)

    def _limiters(self, chat: object) -> list[AsyncLimiter]:
        """Return the limits that a request must keep: its group's first, as waiting for it must take no other place."""
        if not isinstance(chat, int):
            return []
        if chat > 0:
            return [self._all]
        if len(self._groups) >= MOST_CHATS:
            self._groups = {key: each for key, each in self._groups.items() if not each.has_capacity(each.max_rate)}
        minute = AsyncLimiter(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP, 60)
        return [self._groups.setdefault(chat, minute), self._all]


def _readdress(data: dict[str, Any], chat: int, endpoint: str) -> None:
    """Address a request to the supergroup that a group has become, where no message has the number that it had.

    Raises:
        BadRequest: it is about a message of the group's.
    """
    if not endpoint.startswith("send"):
        raise BadRequest("Message to edit not found: the group has become a supergroup")
    data["chat_id"] = chat
    data.pop("reply_parameters", None)
    data.pop("message_thread_id", None)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait if isinstance(wait, int | float) else wait.total_seconds()
