"""`yinju serve` and YINJU_HTTP beside a bot, as processes of their own, asked over HTTP."""

import asyncio
import json
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from botapi.server import PATIENCE

from bot.state import State
from e2e.conftest import MakeBot, administrator
from e2e.forks import Fork, run
from e2e.look import MUSIC, MUSIC_QUOTE, assert_quotes
from e2e.process import environment, free_port

pytestmark = pytest.mark.asyncio(loop_scope="module")
TOKEN = "a-token-for-programs"
FOLLOWING = [
    ("绍兴的人才政策有哪些？", None),
    ("那绵阳呢？", "绵阳的人才政策有哪些？"),
    ("洛阳呢？", "洛阳的人才政策有哪些？"),
]


@asynccontextmanager
async def served(settings: dict[str, str], folder: Path) -> AsyncIterator[str]:
    """Run `yinju serve` and give its address; in the end it must leave when it is told to."""
    port, log = free_port(), folder / "serve.log"
    process = Fork(("serve", "--http", f"127.0.0.1:{port}"), settings, folder, log, log)
    try:
        async with asyncio.timeout(PATIENCE):
            while (await _tried(port)) is None:
                assert process.returncode is None, log.read_text("utf-8")
                await asyncio.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(PATIENCE):
        assert await process.wait() == 0, log.read_text("utf-8")


async def _tried(port: int) -> bool | None:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return None
    writer.close()
    return True


async def assert_closed(program: aiohttp.ClientSession) -> None:
    """A program must find nothing of the folder quanzhou, which is closed."""
    async with program.post("/ask", json={"question": MUSIC}) as response:
        told = await response.json()
        assert response.status == 200
        assert "quanzhou" not in json.dumps(told)
        assert not any("泉州" in quote["text"] for quote in told["quotes"] + told["nearest"])
    async with program.get("/documents?words=泉州") as response:
        assert (await response.json()) == {"total": 0, "documents": []}
    async with program.get("/documents/quanzhou/culture.txt") as response:
        assert response.status == 404


async def test_a_folder_that_is_closed_is_closed_to_programs(documents: Path, data: Path, tmp_path: Path) -> None:
    own = shutil.copytree(data, tmp_path / "data")
    with closing(State(own)) as state:
        state.collections.close("quanzhou")
    folders = environment(YINJU_DOCUMENTS=str(documents), YINJU_DATA=str(own))
    async with served(folders, tmp_path) as address, aiohttp.ClientSession(address) as program:
        await assert_closed(program)


async def test_a_program_with_the_token_asks_lists_and_shows(documents: Path, data: Path, tmp_path: Path) -> None:
    folders = environment(YINJU_DOCUMENTS=str(documents), YINJU_DATA=str(data), LC_ALL="C")
    async with (
        served(folders | {"YINJU_HTTP_TOKEN": TOKEN}, tmp_path) as address,
        aiohttp.ClientSession(address, headers={"Authorization": f"Bearer {TOKEN}"}) as program,
        aiohttp.ClientSession(address) as stranger,
    ):

        async def got(session: aiohttp.ClientSession, method: str, path: str, **body: Any) -> tuple[int, Any]:
            async with session.request(method, path, **body) as response:
                return response.status, await response.json(content_type=None)

        status, told = await got(program, "POST", "/ask", json={"question": MUSIC, "top": 2})
        of_the_command = json.loads(run(("ask", "--json", "--top", "2", MUSIC), folders, tmp_path).stdout)
        assert status == 200
        assert {**told, "seconds": 0} == {**of_the_command, "seconds": 0}
        assert MUSIC_QUOTE in told["quotes"][0]["text"]

        for question, understood in FOLLOWING:
            body = {"question": question, "conversation": "3c1f"}
            assert (await got(program, "POST", "/ask", json=body))[1]["understood"] == understood
        assert (await got(program, "POST", "/ask", json={"question": FOLLOWING[1][0]}))[1]["understood"] is None
        assert (await got(program, "POST", "/ask", json={"question": MUSIC, "conversation": ""}))[0] == 422

        status, listed = await got(program, "GET", "/documents?words=泉州&limit=1")
        assert (status, listed["total"], listed["documents"][0]["document"]) == (200, 1, "quanzhou/culture.txt")
        status, shown = await got(program, "GET", "/documents/quanzhou/culture.txt")
        assert status == 200
        assert told["quotes"][0]["text"] in shown["text"]
        status, gone = await got(program, "GET", "/documents/没有这一篇")
        assert status == 404
        assert "没有这一篇" in gone["detail"]

        assert (await got(stranger, "POST", "/ask", json={"question": MUSIC}))[0] == 401
        assert (await got(stranger, "GET", "/documents"))[0] == 401
        assert (await got(program, "POST", "/ask", json={"question": MUSIC, "top": 0}))[0] == 422
        assert (await got(program, "POST", "/ask", json={"question": "长" * 4097}))[0] == 422
        async with program.post("/ask", data=b" " * 40_000, headers={"Content-Type": "application/json"}) as response:
            assert response.status == 413

        status, described = await got(stranger, "GET", "/openapi.json")
        assert status == 200
        assert set(described["paths"]) == {"/ask", "/documents", "/documents/{document}"}
        assert described["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
        fields = described["components"]["schemas"]["AnswerRecord"]["properties"]
        assert all("description" in field or "$ref" in field for field in fields.values())
    log = (tmp_path / "serve.log").read_text("utf-8")
    assert MUSIC not in log
    assert TOKEN not in log


async def test_beside_a_bot_programs_get_what_people_get(make_bot: MakeBot) -> None:
    port = free_port()
    bot = await make_bot(YINJU_HTTP=f"127.0.0.1:{port}")
    chat = administrator(bot)
    reply = await chat.ask(MUSIC)
    assert_quotes(reply, MUSIC_QUOTE)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as program:
        async with program.post("/ask", json={"question": MUSIC}) as response:
            told = await response.json()
        assert all(quote["text"] in reply.text for quote in told["quotes"])
        with bot.state() as state:
            state.collections.close("quanzhou")
        await assert_closed(program)
    assert await bot.end() == 0
