"""The queue of updates and `getUpdates`, with the real meaning of offsets."""

import asyncio
import random

from botapi.errors import ApiError
from botapi.params import Json

# What a bot is not sent unless it asks, https://core.telegram.org/bots/api#getupdates
_ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = _ONLY_ON_REQUEST | {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "poll",
    "poll_answer",
    "chat_join_request",
}


class UpdateQueue:
    """Updates that the bot has not confirmed yet, oldest first."""

    def __init__(self) -> None:
        self.pending: list[Json] = []
        self.allowed: list[str] = []
        self._next_id = random.randint(10_000, 1_000_000)
        self._waiter: asyncio.Future[None] | None = None
        self.arrived = asyncio.Event()

    def wants(self, kind: str) -> bool:
        """Tell whether the bot asked for updates of this kind."""
        return kind in self.allowed if self.allowed else kind not in _ONLY_ON_REQUEST

    def make(self, kind: str, content: Json) -> Json:
        """Return an update with the next id."""
        self._next_id += 1
        return {"update_id": self._next_id, kind: content}

    def push(self, kind: str, content: Json) -> Json | None:
        """Queue an update, unless the bot asked for other kinds only; return it."""
        if not self.wants(kind):
            return None
        update = self.make(kind, content)
        self.pending.append(update)
        self.arrived.set()
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)
        return update

    def confirm(self, offset: int) -> None:
        """Forget what an offset confirms: everything before it, or all but the last |offset| if it is negative."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    def terminate(self, by: str) -> None:
        """End the long poll that is open, if one is, with 409."""
        if self._waiter and not self._waiter.done():
            self._waiter.set_exception(ApiError(409, f"Conflict: terminated by {by}"))

    def release(self) -> None:
        """End the long poll that is open with what there is: the server stops."""
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    async def poll(self, offset: int, limit: int, timeout: int) -> list[Json]:
        """Answer one getUpdates; a later one ends this one with 409."""
        self.terminate("other getUpdates request; make sure that only one bot instance is running")
        self.confirm(offset)
        if not self.pending and timeout:
            await self._wait(timeout)
        return self.pending[:limit]

    async def _wait(self, timeout: int) -> None:
        """Wait for an update or for what ends this poll, at most `timeout` seconds."""
        waiter = self._waiter = asyncio.get_running_loop().create_future()
        await asyncio.wait({waiter}, timeout=timeout)
        if self._waiter is waiter:
            self._waiter = None
        if waiter.done():
            waiter.result()
