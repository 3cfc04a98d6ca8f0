"""What is turned away before it is answered; `e2e/test_http.py` has the answers."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest

from bot.conversation.fixed import FixedAnswering
from bot.library.executor import WORKERS, Executor
from bot.programs.desk import Desk
from bot.programs.http_api import WAITING, application
from bot.settings import Settings
from bot.state import State

ASKED = {"question": "谁？"}


@pytest.fixture
def state(settings: Settings) -> Iterator[State]:
    with closing(State(settings.yinju_data)) as state:
        yield state


@pytest.fixture
def executor(library: Any) -> Iterator[Executor]:
    with closing(Executor(library)) as executor:
        yield executor


def client(settings: Settings, executor: Executor, state: State, host: str = "127.0.0.1") -> httpx.AsyncClient:
    made = application(settings, Desk(executor, FixedAnswering(state.fixed.all)), state.access)
    return httpx.AsyncClient(transport=httpx.ASGITransport(made), base_url=f"http://{host}:8080")


async def test_no_more_ask_at_once_than_there_is_room_for(settings: Settings, executor: Executor, state: State) -> None:
    released = threading.Event()
    held = [asyncio.create_task(executor.run(lambda _: released.wait())) for _ in range(WORKERS)]
    async with client(settings, executor, state) as program:
        asked = [asyncio.create_task(program.post("/ask", json=ASKED)) for _ in range(WAITING + 2)]
        await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
        released.set()
        refused = [each for each in await asyncio.gather(*asked) if each.status_code == 429]
        assert [each.headers["Retry-After"] for each in refused] == ["1", "1"]
        assert (await program.post("/ask", json=ASKED)).status_code == 200
    await asyncio.gather(*held)


async def test_whoever_limits_the_bot_limits_what_has_no_token(
    settings: Settings, executor: Executor, state: State
) -> None:
    state.access.limit(True)
    async with client(settings, executor, state) as program:
        refused = await program.post("/ask", json=ASKED)
        assert refused.status_code == 403
        assert "YINJU_HTTP_TOKEN" in refused.json()["detail"]
        state.access.limit(False)
        assert (await program.post("/ask", json=ASKED)).status_code == 200


@pytest.mark.parametrize(("host", "status"), [("localhost", 200), ("[::1]", 200), ("news.example", 400)])
async def test_without_a_token_no_web_page_gets_in_by_a_name_of_its_own(
    settings: Settings, executor: Executor, state: State, host: str, status: int
) -> None:
    async with client(settings, executor, state, host) as program:
        assert (await program.get("/documents")).status_code == status


async def test_what_cannot_be_read_is_refused_without_saying_it_again(
    settings: Settings, executor: Executor, state: State
) -> None:
    async with client(settings, executor, state) as http:
        refused = await http.post("/ask", content=b'{"question": "\\ud800 secret"}')
        assert refused.status_code == 422
        assert isinstance(refused.json()["detail"], str)
        assert "secret" not in refused.text
