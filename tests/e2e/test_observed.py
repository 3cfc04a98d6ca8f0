"""What can be seen of a running bot from outside: figures, health and a log, without a word of what people say."""

import json

import aiohttp
import pytest

from e2e.conftest import MakeBot, administrator
from e2e.look import MUSIC, MUSIC_QUOTE, assert_quotes
from e2e.process import free_port

pytestmark = pytest.mark.asyncio(loop_scope="module")
NONSENSE = "量子咖啡机今年为什么涨价？"


async def fetched(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/{path}") as response:
        return response.status, await response.text()


async def test_figures_health_and_log_say_how_it_goes_and_not_what_is_said(make_bot: MakeBot) -> None:
    port = free_port()
    bot = await make_bot(YINJU_METRICS=f"127.0.0.1:{port}", YINJU_LOG_FORMAT="json")
    chat = administrator(bot)
    assert_quotes(await chat.ask(MUSIC), MUSIC_QUOTE)
    await chat.ask(NONSENSE)

    assert await fetched(port, "health") == (200, "alive\n")
    assert await fetched(port, "ready") == (200, "ready\n")
    assert (await fetched(port, "else"))[0] == 404
    status, figures = await fetched(port, "metrics")
    values = dict(line.rsplit(" ", 1) for line in figures.splitlines() if not line.startswith("#"))
    assert status == 200
    assert float(values['yinju_questions_total{outcome="answered"}']) == 1
    assert sum(float(value) for name, value in values.items() if name.startswith("yinju_questions_total")) == 2
    for stage in ("whole", "asking", "answering", "delivering"):
        assert float(values[f'yinju_stage_seconds_count{{stage="{stage}"}}']) == 2
    assert float(values["yinju_snapshot_documents"]) > 3
    assert float(values["yinju_snapshot_age_seconds"]) > 0

    lines = [json.loads(line) for line in bot.log.splitlines()]
    told = [line for line in lines if line["logger"] == "bot.observe.question"]
    assert told[0]["message"] == "A question was answered"
    assert len({line["reference"] for line in told}) == len(told) == 2
    for said in (MUSIC, NONSENSE, "管理员"):
        assert said not in figures
        assert said not in bot.log
