"""Listening for HTTP: beside the bot, on its event loop and in turn with those who ask there, or alone."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from typing import Final

import uvicorn

from bot import logs
from bot.conversation.fixed import FixedAnswering
from bot.library import Engine
from bot.library.executor import Executor
from bot.observe.server import AddressError
from bot.programs.desk import Desk
from bot.programs.http_api import application
from bot.settings import Settings
from bot.state.access import AccessList
from bot.state.collections import Collections
from bot.state.fixed import FixedAnswers
from bot.state.opening import open_store

CONNECTIONS: Final = 200
LEAVING: Final = 5  # seconds for what is being answered when the program ends


class _Server(uvicorn.Server):
    """Leaves signals to the program that it is a part of."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(settings: Settings, desk: Desk, access: AccessList) -> AsyncIterator[None]:
    """Answer at the address of the settings for as long as this lasts.

    Raises:
        AddressError: another program uses it, or it is none of this machine.
    """
    assert settings.http_address is not None, "whoever serves has an address"
    listening = _listening(*settings.http_address)
    config = uvicorn.Config(
        application(settings, desk, access),
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=LEAVING,
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve([listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await running


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = error.strerror or error
        raise AddressError(f"YINJU_HTTP: {host}:{port} cannot be listened on ({why}). Give another address.") from error


def serve_alone(settings: Settings, engine: Engine) -> None:
    """Answer over HTTP until the process is told to stop, without a bot."""
    logs.configure(settings.yinju_log_level, "", settings.yinju_log_format)
    with closing(open_store(settings.yinju_data, settings.database)) as store:
        collections = Collections(store)
        executor = Executor(engine, lambda: frozenset(collections.folders()))
        desk = Desk(executor, FixedAnswering(FixedAnswers(store).all))
        asyncio.run(_alone(settings, desk, AccessList(store)))
        executor.close()


async def _alone(settings: Settings, desk: Desk, access: AccessList) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with serving(settings, desk, access):
        await ended.wait()
