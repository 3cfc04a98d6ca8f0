"""What a run of indexing asks before it begins, cancelling it, and taking it up again after the process was killed."""

import signal

import pytest
import pytest_asyncio
from botapi import Driver

from e2e.conftest import MakeBot, administrator
from e2e.look import OWN, PLAY, PLAY_QUOTE, WORDS, assert_quotes, become, has_quote
from e2e.process import BotProcess, hold

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROWING = "株洲市赛艇邀请赛有多少支队伍？"
NEWS = "株洲市举办赛艇邀请赛\n\n2025年9月6日，株洲市赛艇邀请赛在湘江开赛，来自六个省的二十三支队伍参加。\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def indexing(make_bot: MakeBot) -> BotProcess:
    """Run a bot with folders of its own; the tests follow one another on them."""
    return await make_bot()


def snapshot(bot: BotProcess) -> str | None:
    return bot.index


@pytest.mark.parametrize("code", WORDS)
async def test_when_many_documents_would_go_it_asks_first(indexing: BotProcess, code: str) -> None:
    t, admin, before = WORDS[code], administrator(indexing, code), snapshot(indexing)
    away = (indexing.documents / "quanzhou").rename(indexing.data.parent / "quanzhou")
    gone = (indexing.documents / "科技创新").rename(indexing.data.parent / "科技创新")
    note = await admin.ask("/reindex")
    await become(indexing, note, t("plan-removed", count=len([*gone.iterdir()]) + 1))
    assert "quanzhou/culture.txt" in (note.text or "")
    if code == "zh-hant":
        await indexing.restart()
    await admin.press(note, t("button-leave"))
    await become(indexing, note, t("reindex-not-begun"))
    assert snapshot(indexing) == before
    gone.rename(indexing.documents / gone.name)
    away.rename(indexing.documents / away.name)


async def test_it_begins_when_told_to(indexing: BotProcess) -> None:
    admin, chat = administrator(indexing), Driver(indexing.server).private(language_code="zh-hans")
    folders = [folder for folder in indexing.documents.iterdir() if folder.is_dir()]
    away = [folder.rename(indexing.data.parent / folder.name) for folder in folders]
    left = len([*indexing.documents.iterdir()])
    note = await admin.ask("/reindex")
    await become(indexing, note, OWN("plan-title", removed=0, known=0)[:6])
    await indexing.restart()
    await admin.press(note, OWN("button-start"))
    await become(indexing, note, f"未变 {left}")
    assert not has_quote(await chat.ask(PLAY), PLAY_QUOTE)
    for folder in away:
        folder.rename(indexing.documents / folder.name)
    again = await admin.ask("/reindex")
    await become(indexing, again, f"未变 {left}")
    assert_quotes(await chat.ask(PLAY), PLAY_QUOTE)


@pytest.mark.parametrize("code", WORDS)
async def test_a_run_can_be_cancelled(indexing: BotProcess, code: str) -> None:
    t, admin, before = WORDS[code], administrator(indexing, code), snapshot(indexing)
    path = indexing.documents / "zhuzhou-rowing.txt"
    path.write_text(NEWS, encoding="utf-8")
    gate = hold(path)
    note = await admin.ask("/reindex")
    await become(indexing, note, t("phase-read", done=0, total=0).split("0")[0])
    await admin.press(note, t("button-stop"))
    gate.unlink()
    await become(indexing, note, t("reindex-cancelled"))
    assert snapshot(indexing) == before
    path.unlink()


async def test_a_run_that_was_killed_goes_on_after_the_restart(indexing: BotProcess) -> None:
    admin, chat = administrator(indexing), Driver(indexing.server).private(language_code="zh-hans")
    path = indexing.documents / "zhuzhou-rowing.txt"
    path.write_text(NEWS, encoding="utf-8")
    gate = hold(path)
    note = await admin.ask("/reindex")
    await become(indexing, note, OWN("phase-read", done=0, total=0).split("0")[0])
    await indexing.end(signal.SIGKILL)
    gate.unlink()
    await indexing.start()
    await become(indexing, note, "新增 1")
    assert_quotes(await chat.ask(ROWING), "二十三支")


async def test_nobody_else_may_begin_or_cancel(indexing: BotProcess) -> None:
    stranger = Driver(indexing.server).private(language_code="zh-hans")
    said = await stranger.ask("你好")
    for action in ("start", "stop", "leave"):
        press = stranger.forge(said, f"run:zh-Hans:{action}")
        await indexing.server.wait(lambda press=press: press.answer, what="an answer")
        assert (press.answer or {})["text"] == OWN("admins-only")
