"""A server for each test, and PTB's own client for it."""

from collections.abc import AsyncIterator

import pytest
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from botapi import BotApiServer, Driver


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    server = BotApiServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def people(server: BotApiServer) -> Driver:
    return Driver(server)


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[ExtBot[None]]:
    base = f"{server.url}/bot", f"{server.url}/file/bot"
    request = HTTPXRequest(connection_pool_size=8), HTTPXRequest(connection_pool_size=8)
    bot: ExtBot[None] = ExtBot(server.token, *base, request=request[0], get_updates_request=request[1])
    async with bot:
        yield bot
