"""Two processes of one bot on one PostgreSQL, behind a balancer: nobody sees that there are two."""

import asyncio
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass

import psycopg
import pytest
import pytest_asyncio
from botapi import Driver, Private
from botapi.server import PATIENCE
from postgres import Server

from bot.words import Words
from e2e.balancer import Balancer
from e2e.conftest import MakeBot, administrator
from e2e.look import MUSIC, OWN, PLAY, PLAY_QUOTE, WORDS, accounted, assert_quotes, become, has_quote, shown
from e2e.process import BotProcess, hold

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASKED = 30
KITES = "潍坊市风筝比赛来了多少支队伍？"
NEWS = "潍坊市举办风筝比赛\n\n2025年4月20日，潍坊市风筝比赛在滨海广场开赛，来自十一个国家的三十七支队伍参加。\n"
CHESS = "衢州市举办围棋公开赛\n\n2025年7月1日，衢州市围棋公开赛开赛，来自九个省的二百一十六名棋手参加。\n"
NAMES = ("first", "second")
HOLDER = """
    SELECT a.application_name FROM leases l
    JOIN pg_locks k ON k.locktype = 'advisory' AND (k.classid::bigint << 32 | k.objid::bigint) = l.process
    JOIN pg_stat_activity a ON a.pid = k.pid WHERE l.chat = %s
"""


@dataclass
class Pair:
    """Both processes, what brings them updates, and the address of what they share."""

    bots: tuple[BotProcess, BotProcess]
    balancer: Balancer
    address: str

    async def holder(self, chat: Private) -> int:
        """Wait until one of them is at work in a chat, and return which."""
        async with asyncio.timeout(PATIENCE):
            while True:
                with psycopg.connect(self.address) as connection:
                    row = connection.execute(HOLDER, (chat.chat.id,)).fetchone()
                if row:
                    return NAMES.index(row[0])
                await asyncio.sleep(0.02)

    async def nothing_waits(self) -> None:
        """Wait until nothing is kept of what came: the last update is emptied a little after its answer went out."""
        with self.bots[0].kept() as kept:
            async with asyncio.timeout(PATIENCE):
                while kept.rows("SELECT 1 FROM inbox WHERE coalesce(text, '') <> '' OR chat IS NOT NULL"):
                    await asyncio.sleep(0.02)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pair(make_bot: MakeBot, postgres: Server) -> AsyncIterator[Pair]:
    balancer, address = Balancer(), postgres.new_database()
    await balancer.start()

    def settings(name: str) -> dict[str, str]:
        return {"YINJU_STORE": f"{address}&application_name={name}", **balancer.behind()}

    one = await make_bot(admins=(7001, 7002), webhook=True, **settings(NAMES[0]))
    other = await make_bot(webhook=True, beside=one, **settings(NAMES[1]))
    yield Pair((one, other), balancer, address)
    await balancer.stop()


@pytest.fixture
def chat(pair: Pair) -> Private:
    return Driver(pair.bots[0].server).private(language_code="zh-hans")


@pytest.fixture
def admin(pair: Pair) -> Private:
    return administrator(pair.bots[0])


async def test_what_is_set_at_one_is_seen_at_the_other(pair: Pair, chat: Private) -> None:
    english = WORDS["en"]
    pair.balancer.pinned = 0
    settings = await chat.ask("/settings")
    await shown(chat, settings, "English")
    pair.balancer.pinned = 1
    assert (await chat.ask("/new")).text == english("new-conversation")
    pair.balancer.pinned = None
    assert pair.balancer.taken[-1] == 1


async def test_questions_that_arrive_at_both_are_answered_in_order_and_once(pair: Pair, chat: Private) -> None:
    before = len(pair.balancer.taken)
    questions = [chat.send(f"{PLAY if number % 2 else MUSIC}（{number}）") for number in range(ASKED)]
    await chat.reply(questions[-1])
    await chat.ask("/new")
    assert [reply.reply_to for reply in chat.said()[:-1]] == questions
    arrived = pair.balancer.taken[before:]
    assert min(arrived.count(0), arrived.count(1)) >= ASKED // 2


async def test_what_a_killed_one_was_at_work_on_the_other_finishes(pair: Pair, chat: Private) -> None:
    server = pair.bots[0].server
    before = len(server.called("sendMessage"))
    questions = [chat.send(f"{PLAY if number % 2 else MUSIC}（{number}）") for number in range(ASKED // 3)]
    await server.wait(lambda: len(server.called("sendMessage")) >= before + 3, what="the first answers")
    server.fail("sendMessage", times=1000, code=500)
    since = len(server.calls)
    await server.wait(lambda: server.called("sendMessage", since), what="an answer that does not arrive")
    killed = pair.bots[await pair.holder(chat)]
    await killed.end(signal.SIGKILL)
    server.calm()
    last = chat.send(PLAY)
    assert_quotes(await chat.reply(last), PLAY_QUOTE)
    await killed.start()
    await chat.ask("/new")
    assert [reply.reply_to for reply in chat.said()[:-1]] == [*questions, last]
    await pair.nothing_waits()


async def test_what_one_adds_and_takes_back_both_see(pair: Pair, chat: Private, admin: Private) -> None:
    preview = await admin.reply(admin.send_document("风筝.txt", NEWS.encode()))
    await become(pair.bots[0], preview, "风筝比赛")
    await admin.press(preview, OWN("button-add"))
    await accounted(admin, preview, added=1)
    for _ in pair.bots:
        assert_quotes(await chat.ask(KITES), "三十七支")
    listed = await admin.ask("/rollback")
    await admin.press(listed, "2")
    await become(pair.bots[0], listed, first_line(OWN, "rollback-ask"))
    await admin.press(listed, OWN("button-roll-back"))
    await become(pair.bots[0], listed, first_line(OWN, "rollback-done"))
    for _ in pair.bots:
        assert not has_quote(await chat.ask(KITES), "三十七支")


async def test_a_run_is_one_for_all_and_can_be_given_up_at_either(pair: Pair, admin: Private) -> None:
    one, balancer = pair.bots[0], pair.balancer
    other_admin = administrator(one, which=1)
    (one.documents / "围棋.txt").write_text(CHESS, "utf-8")
    gate = hold(one.documents / "围棋.txt")
    balancer.pinned = 0
    note = await admin.ask("/reindex")
    await become(one, note, reading())
    balancer.pinned = 1
    assert (await other_admin.ask("/reindex")).text == OWN("reindex-busy")
    preview = await other_admin.reply(other_admin.send_document("再来.txt", NEWS.replace("风筝", "舞龙").encode()))
    await become(one, preview, "舞龙比赛")
    await other_admin.press(preview, OWN("button-add"))
    await become(one, preview, OWN("reindex-waiting"))
    await admin.press(note, OWN("button-stop"))
    gate.unlink()
    await become(one, note, OWN("reindex-cancelled"))
    await accounted(other_admin, preview, added=3)
    balancer.pinned = None


async def test_a_run_whose_process_is_killed_is_finished_by_the_other(pair: Pair, admin: Private) -> None:
    one, balancer = pair.bots[0], pair.balancer
    (one.documents / "围棋.txt").write_text(CHESS.replace("二百一十六", "三百一十六"), "utf-8")
    gate = hold(one.documents / "围棋.txt")
    balancer.pinned = 1
    note = await admin.ask("/reindex")
    await become(one, note, reading())
    balancer.pinned = None
    await pair.bots[1].end(signal.SIGKILL)
    gate.unlink()
    await accounted(admin, note, changed=1)
    await pair.bots[1].start()


async def test_questions_go_on_when_the_server_comes_back(pair: Pair, chat: Private, postgres: Server) -> None:
    postgres.stop("immediate")
    asked = [chat.send(PLAY), chat.send(MUSIC)]
    postgres.start()
    assert_quotes(await chat.reply(asked[0]), PLAY_QUOTE)
    await chat.reply(asked[1])
    assert [len(chat.replies(each)) for each in asked] == [1, 1]


def reading() -> str:
    return OWN("phase-read", done=0, total=0).split("0")[0]


def first_line(t: Words, name: str) -> str:
    return t(name, index="").split("\n")[0]
