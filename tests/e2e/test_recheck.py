"""Open questions are asked again after indexing, and those who asked are told, as far as they want to be known."""

import re

import pytest
import pytest_asyncio
from botapi import Driver, Message, Private

from e2e.conftest import MakeBot, administrator
from e2e.look import WORDS, labels, quotes, shown
from e2e.process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")

NEWS = "{city}举办{match}\n\n2025年7月1日，{city}{match}开赛，来自九个省的{count}名选手参加，比赛为期五天。\n"
# What is new, what was asked before that, and what the answer to it says.
MATCHES = {
    "zh-hans": ("衢州市", "围棋公开赛", "二百一十六", "衢州市围棋公开赛有多少名选手参加？"),
    "zh-hant": ("丽水市", "龙舟邀请赛", "一百八十", "麗水市龍舟邀請賽有多少名選手參加？"),
    "en": ("舟山市", "帆船锦标赛", "三百零二", "舟山市帆船锦标赛有多少名选手参加？"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    return await make_bot(admins=(7001, 7002, 7003))


async def test_open_questions_are_asked_again_and_askers_told(own: BotProcess, speaker: Private, code: str) -> None:
    t, (city, match, count, question) = WORDS[code], MATCHES[code]
    people = Driver(own.server)
    asker, forgotten = people.private(language_code=code), people.private(language_code=code)
    for chat in (asker, forgotten):
        assert count not in ((await chat.ask(question)).text or "")
    await forgotten.press(await forgotten.ask("/forget"), t("forget-button-yes"))
    (own.documents / f"{code}.txt").write_text(NEWS.format(city=city, match=match, count=count), "utf-8")

    before = len(speaker.said())
    await speaker.ask("/reindex")
    told = await until(speaker, before, t("recheck-told", open=77, count=88))
    card = await opened(speaker, await shown(speaker, told, t("button-recheck")), question)
    assert t("question-answered") in (card.text or "")
    assert count in quotes(await shown(speaker, card, t("button-question-answer")))[0]
    assert t("hittest-answered", chance="", limit="")[:4] in (
        (await shown(speaker, card, t("button-question-hits"))).text or ""
    )

    waiting, silent = len(asker.said()), len(forgotten.said())
    pressed = await speaker.press(card, t("button-question-notify"))
    assert pressed.answer["text"] == t("notify-done", count=1)  # type: ignore[index]
    notice = await asker.said_next(waiting)
    assert labels(notice) == [question]
    before = len(asker.said())
    await asker.press(notice, question)
    await own.server.wait(lambda: len(asker.said()) > before + 1, what="an answer")
    assert count in quotes(asker.said()[-1])[0]
    again = await speaker.press(card, t("button-question-notify"))
    assert again.answer["text"] == t("notify-none")  # type: ignore[index]
    assert len(forgotten.said()) == silent


async def test_whoever_may_not_read_the_answer_is_not_told_that_there_is_one(own: BotProcess) -> None:
    admin, asker = administrator(own), Driver(own.server).private(language_code="zh-hans")
    t, question = WORDS["zh-hans"], "嘉峪关市风筝邀请赛有多少名选手参加？"
    await asker.ask(question)
    with own.state() as state:
        state.collections.close("密档")
    (own.documents / "密档").mkdir()
    text = NEWS.format(city="嘉峪关市", match="风筝邀请赛", count="九十六")
    (own.documents / "密档" / "kites.txt").write_text(text, "utf-8")
    before, waiting = len(admin.said()), len(asker.said())
    await admin.ask("/reindex")
    told = await until(admin, before, t("recheck-told", open=77, count=88))
    card = await opened(admin, await shown(admin, told, t("button-recheck")), question)
    assert t("question-answered") in (card.text or "")
    pressed = await admin.press(card, t("button-question-notify"))
    assert pressed.answer["text"] == t("notify-none")  # type: ignore[index]
    assert len(asker.said()) == waiting


async def test_a_question_that_has_no_answer_is_opened_from_the_list_and_nobody_told(
    own: BotProcess, speaker: Private, code: str
) -> None:
    t, question = WORDS[code], f"{MATCHES[code][0]}的灯塔里住着几位守塔人？"
    asker = Driver(own.server).private(language_code=code)
    await asker.ask(question)
    waiting = len(asker.said())
    listed = await speaker.ask("/unanswered")
    while question not in (listed.text or ""):  # it is noted after it was answered
        listed = await speaker.ask("/unanswered")
    card = await opened(speaker, listed, question)
    assert t("question-refused") in (card.text or "")
    assert t("button-question-write") in labels(card)
    pressed = await speaker.press(card, t("button-question-notify"))
    assert pressed.answer["text"] == t("notify-not-yet")  # type: ignore[index]
    assert len(asker.said()) == waiting


async def opened(chat: Private, listed: Message, question: str) -> Message:
    """Open a question by its number in a list."""
    found = re.search(rf"(\d+)\. {re.escape(question)}", listed.text or "")
    assert found, f"{question} is not in {listed.text}"
    return await shown(chat, listed, found[1])


async def until(chat: Private, before: int, said: str) -> Message:
    """Wait for a message that says this, whatever its numbers are."""
    pattern = re.escape(said).replace("77", r"\d+").replace("88", r"\d+")

    def found() -> Message | None:
        return next((each for each in chat.said()[before:] if re.fullmatch(pattern, each.text or "")), None)

    return await chat.server.wait(found, what=said)
