import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio
from updates import tell

from bot.admin.indexing import jobs
from bot.app import BotApplication, build_application, build_services
from bot.index_report import index_report
from bot.library import StoppedError
from bot.settings import Settings
from bot.words import words
from index.errors import BusyError, FolderError
from index.types import Doubtful, Failure, IndexReport, OnProgress, Progress
from retrieval.types import Language

REPORT = IndexReport(1, 2, 3, 4, (Failure("坏.pdf", "no text", "no-text"),), 7, 80, 1.5)


@pytest_asyncio.fixture
async def bot(settings: Settings, builder: Any, library: Any) -> AsyncIterator[BotApplication]:
    application = build_application(build_services(settings, library), builder)
    await application.initialize()
    yield application
    assert application.post_stop is not None
    await application.post_stop(application)
    await application.shutdown()


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "PRIVATE_PAUSE", 0.01)


async def until(condition: Callable[[], object]) -> None:
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


def last(telegram: Any) -> str:
    edits = telegram.of("editMessageText")
    return edits[-1]["text"] if edits else ""


async def test_one_message_follows_the_run_and_ends_with_the_report(
    bot: BotApplication, telegram: Any, updates: Any, library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def run(on_progress: OnProgress, *_: object) -> IndexReport:
        on_progress(Progress("embed", 16, 80))
        assert go_on.wait(10)
        return REPORT

    monkeypatch.setattr(library, "run", run, raising=False)
    await tell(bot, updates.message("/reindex"))
    await until(lambda: last(telegram) == "計算段落向量：16 / 80")
    await tell(bot, updates.message("/reindex"))
    assert telegram.of("sendMessage")[-1]["text"] == "索引已經在更新了。"
    await tell(bot, updates.message("谁？"))
    assert "第0段" in telegram.of("sendMessage")[-1]["text"]
    go_on.set()
    await until(lambda: "新增 1" in last(telegram))
    assert last(telegram) == (
        "文件：新增 1，修改 2，移除 3，未變 4\n索引現有：文件 7 篇，段落 80 段（1.5 秒）\n"
        "有 1 個檔案無法使用：\n– 坏.pdf：裡面沒有文字。"
    )
    assert len(telegram.of("editMessageText")) == 2


@pytest.mark.parametrize(
    "more",
    [
        {"from": {"id": 9, "is_bot": False, "first_name": "B"}},
        {"chat": {"id": -100, "type": "supergroup"}, "sender_chat": {"id": -100, "type": "supergroup"}},
        {"chat": {"id": -100, "type": "supergroup"}, "sender_chat": {"id": -200, "type": "channel"}},
    ],
    ids=["somebody else", "an anonymous admin", "a channel"],
)
async def test_nobody_else_may(bot: BotApplication, telegram: Any, updates: Any, more: dict[str, Any]) -> None:
    await tell(bot, updates.message("/reindex", **more))
    (sent,) = telegram.of("sendMessage")
    assert sent["text"] in ("只有机器人的管理员可以这样做。", "只有機器人的管理員可以這樣做。")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (FolderError("No folder x. Set YINJU_DOCUMENTS."), "索引更新失敗：找不到文件資料夾"),
        (BusyError("another process"), "索引已經在更新了。"),
        (StoppedError("stopped"), "機器人正在關閉，索引更新暫停；重新啟動後會接著做。"),
        (RuntimeError("bug"), "抱歉，出了點問題。"),
    ],
)
async def test_a_run_that_fails_says_why(
    bot: BotApplication,
    telegram: Any,
    updates: Any,
    library: Any,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    said: str,
) -> None:
    def run(on_progress: OnProgress, *_: object) -> IndexReport:
        raise fault

    monkeypatch.setattr(library, "run", run, raising=False)
    await tell(bot, updates.message("/reindex"))
    await until(lambda: last(telegram).startswith(said))
    await tell(bot, updates.message("/reindex"))
    await until(lambda: len(telegram.of("editMessageText")) == 2)


def test_the_report_says_how_much_was_kept_and_which_files_to_look_at() -> None:
    doubtful = (Doubtful("页.html", 0.064), Doubtful("扫描.pdf", 1.0, 0.724), Doubtful("又.html", 0.01))
    said = index_report(replace(REPORT, kept=0.998, doubtful=doubtful), words(Language.ENGLISH), 2)
    assert said.split("\n")[2:] == [
        "Of the files read, 99% of the text was kept.",
        "1 file could not be used:",
        "– 坏.pdf: It holds no text.",
        "Please look at 3 files:",
        "– 页.html: only 6% of its text was kept.",
        "– 扫描.pdf: text recognised in a picture, 72% sure on average.",
        "… and 1 more",
    ]
