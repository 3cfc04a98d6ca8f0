"""The webhook: the server itself brings the updates, one after the other, again and again until they are taken."""

import asyncio
import re
from dataclasses import dataclass

import aiohttp

from botapi.errors import refused
from botapi.params import Json
from botapi.updates import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to bring an update: the HTTP status, or 0 if no answer came."""

    update_id: int
    status: int


class Webhook:
    """Where updates go, if the bot asked for a webhook, and the worker that brings them."""

    def __init__(self, queue: UpdateQueue) -> None:
        self.url = ""
        self.secret: str | None = None
        self.deliveries: list[Delivery] = []
        self._queue = queue
        self._worker: asyncio.Task[None] | None = None

    def set(self, url: str, secret: str | None) -> None:
        """Start bringing updates to an address. Telegram takes https only; a local Bot API server takes http too."""
        if not re.match(r"https?://[^/]+", url):
            raise refused("bad webhook: An HTTPS URL must be provided for webhook")
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise refused("secret token contains unallowed characters")
        self.url, self.secret = url, secret
        if self._worker is None:
            self._worker = asyncio.create_task(self._work())

    async def remove(self) -> None:
        """Stop bringing updates."""
        self.url, self.secret = "", None
        worker, self._worker = self._worker, None
        if worker:
            worker.cancel()
            await asyncio.wait({worker})

    def info(self) -> Json:
        """Return the WebhookInfo object."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue.pending),
        }
        return info | ({"allowed_updates": self._queue.allowed} if self._queue.allowed else {})

    async def post(self, update: Json, secret: str | None) -> int:
        """Bring one update with this secret; return the HTTP status, 0 if nobody answered."""
        headers = {SECRET_HEADER: secret} if secret is not None else {}
        try:
            async with aiohttp.ClientSession() as session:
                # Telegram sends exactly this content type, and PTB refuses any other.
                response = await session.post(
                    self.url, json=update, headers={**headers, "Content-Type": "application/json"}
                )
                return response.status
        except aiohttp.ClientError:
            return 0

    async def _work(self) -> None:
        while True:
            if not self._queue.pending:
                self._queue.arrived.clear()
                await self._queue.arrived.wait()
                continue
            update = self._queue.pending[0]
            status = await self.post(update, self.secret)
            self.deliveries.append(Delivery(update["update_id"], status))
            if 200 <= status < 300:
                self._queue.confirm(update["update_id"] + 1)
            else:
                await asyncio.sleep(_PAUSE)
