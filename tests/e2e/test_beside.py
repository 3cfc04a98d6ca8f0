"""What is done on the command line shows in a bot that runs beside it."""

import pytest

from e2e.conftest import MakeBot, administrator
from e2e.forks import run
from e2e.look import OWN, PLAY, PLAY_QUOTE, has_quote
from e2e.process import BotProcess, environment

pytestmark = pytest.mark.asyncio(loop_scope="module")
LOCKERS = "泉州市文化馆的储物柜怎么用？"


def yinju(bot: BotProcess, *arguments: str) -> str:
    done = run(arguments, environment(**bot.folders, LC_ALL="zh_CN.UTF-8"), bot.data.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


async def test_written_answers_and_removed_documents(make_bot: MakeBot) -> None:
    bot = await make_bot()
    admin = administrator(bot)
    yinju(bot, "faq", "add", LOCKERS, "投一元硬币，取物时退还。")
    assert "投一元硬币" in ((await admin.ask(LOCKERS)).text or "")
    assert LOCKERS in ((await admin.ask("/faq")).text or "")

    assert has_quote(await admin.ask(PLAY), PLAY_QUOTE)
    assert OWN("removed", title="泉州市文化馆公布夏季开放安排") in yinju(bot, "remove", "--yes", "quanzhou/culture.txt")
    assert not has_quote(await admin.ask(PLAY), PLAY_QUOTE)
    yinju(bot, "remove", "--undo", "culture")
    assert has_quote(await admin.ask(PLAY), PLAY_QUOTE)

    log = (await admin.ask("/audit")).text or ""
    # An answer, a removal and its undo; and the indexes made at first and after each of the last two.
    assert log.count(OWN("audit-terminal")) == 6
    assert OWN("audit-what", action=OWN("audit-faq"), detail=LOCKERS) in log
