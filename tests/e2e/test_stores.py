"""Two bots on one index in PostgreSQL: what an administrator of one does, people of both see."""

import pytest
import pytest_asyncio
from botapi import Driver, Private
from postgres import Server

from bot.words import Words
from e2e.conftest import MakeBot, administrator
from e2e.look import OWN, PLAY, PLAY_QUOTE, accounted, assert_quotes, become, has_quote
from e2e.process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")

KITES = "潍坊市风筝比赛来了多少支队伍？"
NEWS = "潍坊市举办风筝比赛\n\n2025年4月20日，潍坊市风筝比赛在滨海广场开赛，来自十一个国家的三十七支队伍参加。\n"
Pair = tuple[BotProcess, BotProcess]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def both(make_bot: MakeBot, postgres: Server) -> Pair:
    """Run two bots, each with folders and people of its own, on one index."""
    address = postgres.new_database()
    return await make_bot(YINJU_STORE=address), await make_bot(YINJU_STORE=address)


@pytest.fixture
def chats(both: Pair) -> list[Private]:
    return [Driver(bot.server).private(language_code="zh-hans") for bot in both]


async def test_what_one_adds_and_takes_back_both_see(both: Pair, chats: list[Private]) -> None:
    one, admin = both[0], administrator(both[0])
    for chat in chats:
        assert_quotes(await chat.ask(PLAY), PLAY_QUOTE)
    before = one.index
    preview = await admin.reply(admin.send_document("风筝.txt", NEWS.encode()))
    await become(one, preview, "风筝比赛")
    await admin.press(preview, OWN("button-add"))
    await accounted(admin, preview, added=1)
    for chat in chats:
        assert_quotes(await chat.ask(KITES), "三十七支")
    assert [bot.index != before for bot in both] == [True, True]

    listed = await admin.ask("/rollback")
    await admin.press(listed, "2")
    await become(one, listed, first_line(OWN, "rollback-ask"))
    await admin.press(listed, OWN("button-roll-back"))
    await become(one, listed, first_line(OWN, "rollback-done"))
    for chat in chats:
        assert not has_quote(await chat.ask(KITES), "三十七支")
        assert OWN("no-index") not in ((await chat.ask("/status")).text or "")
    note = await admin.ask("/reindex")
    await accounted(admin, note, added=1)
    assert not (one.data / "snapshots").exists()


async def test_only_one_indexes_at_a_time(both: Pair) -> None:
    with both[0].store.writing():
        note = await administrator(both[1]).ask("/reindex")
        await become(both[1], note, OWN("reindex-busy"))


async def test_questions_go_on_when_the_server_comes_back(both: Pair, chats: list[Private], postgres: Server) -> None:
    postgres.stop("immediate")
    postgres.start()
    for chat in chats:
        assert_quotes(await chat.ask(KITES), "三十七支")


def first_line(t: Words, name: str) -> str:
    return t(name, index="").split("\n")[0]
