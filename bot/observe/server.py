"""`/metrics`, `/health` and `/ready` over HTTP, on the bot's event loop: if no answer comes, it stands still."""

import asyncio
from collections.abc import Callable

from prometheus_client import CONTENT_TYPE_LATEST
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler, url

from bot.observe.metrics import generate_figures
from index.errors import YinjuError

Missing = Callable[[], str | None]
"""Says what the bot still waits for; None where it can answer."""


class AddressError(YinjuError):
    """An address that was set can't be listened on."""


class _Metrics(RequestHandler):
    def get(self) -> None:
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(generate_figures())


class _Health(RequestHandler):
    def get(self) -> None:
        self.finish("alive\n")


class _Ready(RequestHandler):
    def initialize(self, missing: Missing) -> None:
        self._missing = missing

    async def get(self) -> None:
        missing = await asyncio.to_thread(self._missing)  # a database that is lost is waited for
        self.set_status(503 if missing else 200)
        self.finish(f"{missing or 'ready'}\n")


def listen(host: str, port: int, missing: Missing) -> HTTPServer:
    """Answer at this address until the server is stopped; within a running event loop.

    Raises:
        AddressError: another program uses it, or it is none of this machine.
    """
    paths = [url("/metrics", _Metrics), url("/health", _Health), url("/ready", _Ready, {"missing": missing})]
    server = HTTPServer(Application(paths, log_function=lambda _: None), max_body_size=0)
    try:
        server.listen(port, host)
    except OSError as error:
        raise AddressError(
            f"YINJU_METRICS: {host}:{port} cannot be listened on ({error.strerror or error}). Give another address."
        ) from error
    return server
