"""A webhook: Telegram brings each update in a request of its own, with the secret that both know.

The secret is compared before anything of the body is read, and a body is read up to a bound. An update is noted before
Telegram is told that it has arrived.
"""

import asyncio
import hmac
import json
import re
from typing import Any, Final

from telegram import Bot
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler, stream_request_body

from bot.receiving.readable import read_update

LONGEST_BODY: Final = 2 * 1024 * 1024
"""Bytes of a request. An update holds a message of 4,096 characters and one that it replies to, with their entities."""
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
JSON: Final = "application/json"


@stream_request_body
class _Handler(RequestHandler):
    """Takes one update."""

    SUPPORTED_METHODS = ("POST",)

    def initialize(self, bot: Bot, secret: str, updates: "asyncio.Queue[object]") -> None:
        """Keep what all requests share."""
        self._bot, self._secret, self._updates = bot, secret, updates
        self._body = bytearray()

    def prepare(self) -> None:
        """Turn away who does not know the secret. Nothing of the body has been read yet."""
        given = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            self.set_header("Connection", "close")
            raise HTTPError(403)
        if self.request.headers.get("Content-Type") != JSON:
            raise HTTPError(415)

    def data_received(self, chunk: bytes) -> None:
        """Keep a piece of the body; the server ends requests that are too long."""
        self._body += chunk

    async def post(self) -> None:
        """Hand over the update; one that cannot be read is taken too, lest it come again for ever."""
        try:
            raw: Any = json.loads(self._body)
        except (ValueError, RecursionError):
            raw = None
        if update := read_update(raw, self._bot):
            await self._updates.put(update)

    def log_exception(self, *_: object) -> None:
        """Log nothing of requests that are turned away: anybody can send them."""


class Webhook:
    """The server that Telegram reaches, by whatever stands before it."""

    def __init__(self, bot: Bot, path: str, secret: str, updates: "asyncio.Queue[object]") -> None:
        shared = {"bot": bot, "secret": secret, "updates": updates}
        application = Application([(rf"/{re.escape(path)}/?", _Handler, shared)], log_function=lambda _: None)
        self._server = HTTPServer(application, max_body_size=LONGEST_BODY)

    def listen(self, port: int, address: str) -> None:
        """Begin to take updates."""
        self._server.listen(port, address)

    async def close(self) -> None:
        """Take no more."""
        self._server.stop()
        await self._server.close_all_connections()
