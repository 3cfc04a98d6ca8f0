"""`/reindex`: progress and account in one message, questions answered meanwhile, one run at a time."""

import signal

import pytest
import pytest_asyncio
from botapi import Driver, Message, Private

from e2e.conftest import MakeBot, administrator
from e2e.corpus import CULTURE
from e2e.look import OWN, PLAY, PLAY_QUOTE, assert_quotes, has_quote, quotes
from e2e.process import BotProcess, hold

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHESS = "衢州市围棋公开赛有多少名棋手参加？"
NEWS = "衢州市举办围棋公开赛\n\n2025年7月1日，衢州市围棋公开赛开赛，来自九个省的二百一十六名棋手参加，比赛为期五天。\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def indexing(make_bot: MakeBot, store: dict[str, str]) -> BotProcess:
    """Run a bot with folders of its own, and with each store; the tests follow one another on them."""
    return await make_bot(**store)


@pytest.fixture
def admin(indexing: BotProcess) -> Private:
    return administrator(indexing)


@pytest.fixture
def chat(indexing: BotProcess) -> Private:
    return Driver(indexing.server).private(language_code="zh-hans")


async def test_questions_are_answered_while_the_index_is_made(
    indexing: BotProcess, admin: Private, chat: Private, sources: tuple[str, ...]
) -> None:
    write(indexing, "quzhou-chess.txt", NEWS)
    write(indexing, "quanzhou/culture.txt", CULTURE.replace(PLAY_QUOTE, "门票十二元"))
    (indexing.documents / "hengshui-library.md").unlink()
    (indexing.documents / "broken.pdf").write_bytes(b"%PDF-1.7 no more than this")
    gate = hold(indexing.documents / "quzhou-chess.txt")
    old = await chat.ask(PLAY)

    note = await admin.ask("/reindex")
    reading = OWN("phase-read", done=0, total=0).split("0")[0]
    await indexing.server.wait(lambda: reading in (note.text or ""), what="progress")
    assert_quotes(await chat.ask(PLAY), PLAY_QUOTE)
    assert not has_quote(await chat.ask(CHESS), "二百一十六")
    assert (await admin.ask("/reindex")).text == OWN("reindex-busy")
    assert OWN("status-indexing") in ((await chat.ask("/status")).text or "")
    assert (await chat.ask("/reindex")).text == OWN("admins-only")

    gate.unlink()
    await index_report(admin, note, added=1, changed=1, removed=1, unchanged=len(sources) - 2)
    assert "broken.pdf" in (note.text or "")
    assert_quotes(await chat.ask(PLAY), "门票十二元")
    assert_quotes(await chat.ask(CHESS), "二百一十六")
    assert PLAY_QUOTE in quotes(old)[0]
    assert (await chat.press(old, OWN("button-around"))).answer["text"] == OWN("passage-gone")  # type: ignore[index]


async def test_a_run_without_changes_says_so(admin: Private, sources: tuple[str, ...]) -> None:
    note = await admin.ask("/reindex")
    await index_report(admin, note, added=0, changed=0, removed=0, unchanged=len(sources))


async def test_lost_progress_does_not_lose_the_account(
    indexing: BotProcess, admin: Private, sources: tuple[str, ...]
) -> None:
    write(indexing, "quzhou-chess.txt", NEWS.replace("五天", "六天"))
    gate = hold(indexing.documents / "quzhou-chess.txt")
    before = len(indexing.server.calls)
    indexing.server.fail("editMessageText", code=500)
    note = await admin.ask("/reindex")
    await indexing.server.wait(lambda: indexing.server.called("editMessageText", before), what="the edit that is lost")
    gate.unlink()
    await index_report(admin, note, added=0, changed=1, removed=0, unchanged=len(sources) - 1)


async def test_a_folder_that_is_gone_is_reported(indexing: BotProcess, admin: Private) -> None:
    away = indexing.documents.rename(indexing.documents.with_name("away"))
    note = await admin.ask("/reindex")
    await indexing.server.wait(lambda: OWN("error-folder") in (note.text or ""), what="the reason")
    away.rename(indexing.documents)
    assert note.text == OWN("reindex-failed", reason=OWN("error-folder"))
    assert str(indexing.documents) not in note.text


async def test_ending_the_bot_gives_up_and_leaves_the_index_as_it_was(indexing: BotProcess, admin: Private) -> None:
    index = indexing.index
    write(indexing, "quzhou-chess.txt", NEWS.replace("五天", "七天"))
    gate = hold(indexing.documents / "quzhou-chess.txt")
    note = await admin.ask("/reindex")
    reading = OWN("phase-read", done=0, total=0).split("0")[0]
    await indexing.server.wait(lambda: reading in (note.text or ""), what="progress")
    since = len(indexing.log)
    indexing.send(signal.SIGTERM)
    await indexing.logged("Application.stop() complete", since)  # after this the bot tells the run to give up
    gate.unlink()
    assert await indexing.ended() == 0
    assert note.text == OWN("reindex-stopped")
    assert indexing.index == index


def write(bot: BotProcess, name: str, text: str) -> None:
    (bot.documents / name).write_text(text, encoding="utf-8")


async def index_report(chat: Private, note: Message, **counts: int) -> None:
    """Wait until a message has become the account of a run with these counts."""
    rest = {"documents": 0, "passages": 0, "seconds": 0}
    expected = OWN("report", **counts, **rest).split("\n")[0]
    await chat.server.wait(lambda: expected in (note.text or ""), what=f"{expected!r} in {note.text!r}")
