import json
from typing import Any

import pytest
from updates import person as user
from updates import tell

from bot.app import BotApplication
from bot.asking.keyboards import Shown, answer_keyboard
from bot.settings import Settings
from bot.state import State
from bot.state.votes import BAD, GOOD
from retrieval.types import Language

KEYBOARD = json.loads(answer_keyboard(Shown([("", "0" * 16)]), Language.SIMPLIFIED).to_json())
REASONS = ["答错了", "不完整", "答非所问"]


class Voter:
    """Somebody who presses buttons under one answer, which is shown as it was left by the press before."""

    def __init__(self, bot: BotApplication, telegram: Any, updates: Any) -> None:
        self.bot, self.telegram, self.updates = bot, telegram, updates
        self.keyboard: dict[str, Any] = KEYBOARD

    async def press(self, data: str, person: int = 9, language: str = "zh-hans") -> str:
        """Press a button and return the words that acknowledge it."""
        update = self.updates.press(data, who=user(person, language), reply_markup=self.keyboard)
        before = len(self.telegram.sent)
        await tell(self.bot, update)
        for sent in self.telegram.sent[before:]:
            if sent.method == "editMessageReplyMarkup":
                self.keyboard = sent.values["reply_markup"]
        return str(self.telegram.of("answerCallbackQuery")[-1].get("text", ""))

    @property
    def last_row(self) -> list[str]:
        return [button["text"] for button in self.keyboard["inline_keyboard"][-1]]


@pytest.fixture
def voter(bot: BotApplication, telegram: Any, updates: Any) -> Voter:
    return Voter(bot, telegram, updates)


def kept(settings: Settings, person: int = 9) -> tuple[int, str | None] | None:
    state = State(settings.yinju_data)
    row = state._store.row("SELECT value, reason FROM feedback WHERE person = ?", person)
    state.close()
    return row and (row[0], row[1])


async def test_an_opinion_is_noted_then_changed_then_known(voter: Voter, settings: Settings, telegram: Any) -> None:
    assert await voter.press("vote:zh-Hans:1") == "谢谢，已记下：👍"
    assert kept(settings) == (GOOD, None)
    assert await voter.press("vote:zh-Hans:1") == "已经记过了：👍"
    assert voter.last_row == ["👍 1", "👎"]
    assert len(telegram.of("editMessageReplyMarkup")) == 1
    assert (await voter.press("vote:zh-Hans:-1")).startswith("好的，已改为：👎\n哪里不好？")
    assert kept(settings) == (BAD, None)
    assert await voter.press("vote:zh-Hans:1") == "好的，已改为：👍"
    assert kept(settings) == (GOOD, None)


async def test_a_bad_one_is_asked_for_its_reason(voter: Voter, settings: Settings) -> None:
    assert (await voter.press("vote:zh-Hans:-1")).startswith("谢谢，已记下：👎\n哪里不好？")
    assert voter.last_row == REASONS
    assert await voter.press("why:zh-Hans:1") == "谢谢，已记下：👎 不完整"
    assert kept(settings) == (BAD, "incomplete")
    assert voter.last_row == ["👍", "👎 1"]


async def test_a_reason_can_be_changed_and_is_not_lost_by_pressing_again(voter: Voter, settings: Settings) -> None:
    await voter.press("vote:zh-Hans:-1")
    await voter.press("why:zh-Hans:0")
    assert (await voter.press("vote:zh-Hans:-1")).startswith("已经记过了：👎")
    assert kept(settings) == (BAD, "wrong")
    assert voter.last_row == REASONS
    await voter.press("why:zh-Hans:2")
    assert kept(settings) == (BAD, "unrelated")


async def test_a_changed_mind_takes_its_reason_along(voter: Voter, settings: Settings) -> None:
    await voter.press("vote:zh-Hans:-1")
    await voter.press("why:zh-Hans:0")
    await voter.press("vote:zh-Hans:1")
    assert kept(settings) == (GOOD, None)


async def test_a_good_opinion_puts_the_reasons_away(voter: Voter) -> None:
    await voter.press("vote:zh-Hans:-1")
    await voter.press("vote:zh-Hans:1")
    assert voter.last_row == ["👍 1", "👎"]


async def test_several_voters_share_the_row_and_nothing_else(voter: Voter, settings: Settings) -> None:
    await voter.press("vote:zh-Hans:-1", person=11)
    assert await voter.press("vote:zh-Hans:1", person=12, language="zh-hant") == "謝謝，已記下：👍"
    await voter.press("vote:zh-Hans:-1", person=11)
    said = await voter.press("why:zh-Hans:2", person=13, language="en")  # who had not voted, but does so with this
    assert said == "Thank you, noted: 👎 Off topic"
    assert voter.last_row == ["👍 1", "👎 2"]
    assert [kept(settings, person) for person in (11, 12, 13)] == [(BAD, None), (GOOD, None), (BAD, "unrelated")]


async def test_what_telegram_does_not_show_any_more_can_be_voted_on(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings
) -> None:
    update = updates.press("vote:en:-1")
    update["callback_query"]["message"] = {"chat": {"id": 7, "type": "private"}, "message_id": 1001, "date": 0}
    await tell(bot, update)
    assert [sent.method for sent in telegram.sent] == ["answerCallbackQuery"]
    assert telegram.sent[0].values["text"] == "Thank you, noted: 👎"
    assert kept(settings) == (BAD, None)


async def test_a_row_that_cannot_be_shown_is_no_error(voter: Voter, telegram: Any, settings: Settings) -> None:
    refusal = {"ok": False, "error_code": 400, "description": "Bad Request: message can't be edited"}
    telegram.answers["editMessageReplyMarkup"] = (400, refusal)
    await voter.press("vote:zh-Hans:-1")
    assert kept(settings) == (BAD, None)
    assert telegram.sent[-1].method == "editMessageReplyMarkup"
