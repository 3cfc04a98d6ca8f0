"""Follow-up questions as people ask them: what each one is completed from, whatever happens in between."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from updates import tell

from bot.app import BotApplication
from bot.settings import Settings
from bot.state import State

POLICY = "绵阳的人才政策有哪些？"
THERE = "那内江呢？"
POLICY_THERE = "内江的人才政策有哪些？"


class Asker:
    """Asks as one person; `asked` is what reached the library of the last message."""

    def __init__(self, bot: BotApplication, telegram: Any, updates: Any, library: Any) -> None:
        self.bot, self.telegram, self.updates, self.library = bot, telegram, updates, library

    async def ask(self, text: str, number: int, person: int = 7, **more: Any) -> str:
        """Ask and return the question that was answered, as it was understood."""
        chat = more.pop("chat", "private")
        user = {"id": person, "is_bot": False, "first_name": "A", "language_code": "zh-hans"}
        update = self.updates.message(text, chat, message_id=number, **{"from": user, **more})
        await tell(self.bot, update)
        return str(self.library.asked[-1])

    async def edit(self, text: str, number: int, **more: Any) -> str:
        return await self.ask(text, number, edited=True, **more)

    @property
    def said(self) -> str:
        """The reply to what was asked last."""
        sent = [s for s in self.telegram.sent if s.method in ("sendMessage", "editMessageText")]
        return str(sent[-1].values["text"])


@pytest.fixture
def asker(bot: BotApplication, telegram: Any, updates: Any, library: Any) -> Asker:
    return Asker(bot, telegram, updates, library)


async def test_a_follow_up_is_completed_and_says_how(asker: Asker) -> None:
    assert await asker.ask(POLICY, 1) == POLICY
    assert "理解为" not in asker.said
    assert await asker.ask(THERE, 2) == POLICY_THERE
    assert asker.said.startswith(f"<i>理解为：{POLICY_THERE}</i>\n")


async def test_it_goes_on_from_the_completed_one(asker: Asker) -> None:
    await asker.ask(POLICY, 1)
    await asker.ask(THERE, 2)
    assert await asker.ask("那三门峡呢？", 3) == "三门峡的人才政策有哪些？"


async def test_an_edited_question_is_completed_from_what_stood_before_it(asker: Asker) -> None:
    await asker.ask(POLICY, 1)
    await asker.ask(THERE, 2)
    assert await asker.edit("那三门峡呢？", 2) == "三门峡的人才政策有哪些？"
    assert await asker.ask("那衢州呢？", 3) == "衢州的人才政策有哪些？"


async def test_the_first_question_edited_has_nothing_before_it(asker: Asker) -> None:
    await asker.ask(POLICY, 1)
    assert await asker.edit(THERE, 1) == THERE


async def test_after_an_edit_the_next_one_follows_the_new_version(asker: Asker) -> None:
    await asker.ask(POLICY, 1)
    await asker.edit("绵阳的防汛工作怎么样？", 1)
    assert await asker.ask(THERE, 2) == "内江的防汛工作怎么样？"


async def test_editing_an_earlier_question_leaves_the_later_ones_their_conversation(asker: Asker) -> None:
    await asker.ask("泉州的门票多少钱？", 1)
    await asker.ask(POLICY, 2)
    assert await asker.edit("泉州的门票价格是多少？", 1) == "泉州的门票价格是多少？"
    assert await asker.ask(THERE, 3) == POLICY_THERE


async def test_a_message_that_comes_twice_is_completed_the_same_way(asker: Asker) -> None:
    await asker.ask(POLICY, 1)
    assert await asker.ask(THERE, 2) == POLICY_THERE
    assert await asker.ask(THERE, 2) == POLICY_THERE
    assert await asker.ask("那三门峡呢？", 3) == "三门峡的人才政策有哪些？"


@pytest.mark.parametrize("word", ["你好", "谢谢"])
async def test_a_greeting_in_between_ends_nothing(asker: Asker, word: str) -> None:
    await asker.ask(POLICY, 1)
    await asker.ask(word, 2)
    assert await asker.ask(THERE, 3) == POLICY_THERE


async def test_a_follow_up_that_leads_nowhere_leaves_what_stood_before(asker: Asker) -> None:
    asker.library.unanswered = {POLICY_THERE}
    await asker.ask(POLICY, 1)
    assert await asker.ask(THERE, 2) == POLICY_THERE
    assert "没有说到你问的这一点" in asker.said
    assert await asker.ask("什么时候开始？", 3) == "绵阳的人才政策什么时候开始？"


async def test_a_question_of_its_own_that_is_refused_is_what_the_next_one_follows(asker: Asker) -> None:
    asker.library.unanswered = {"杭州的房价是多少？"}
    await asker.ask(POLICY, 1)
    await asker.ask("杭州的房价是多少？", 2)
    assert await asker.ask(THERE, 3) == "内江的房价是多少？"


async def test_without_any_question_for_half_an_hour_it_is_forgotten(asker: Asker, settings: Settings) -> None:
    await asker.ask(POLICY, 1)
    let_pass(settings, timedelta(minutes=29))
    assert await asker.ask(THERE, 2) == POLICY_THERE
    let_pass(settings, timedelta(minutes=31))
    assert await asker.ask("那三门峡呢？", 3) == "那三门峡呢？"


async def test_an_edit_after_that_is_still_completed_from_what_stood_before(asker: Asker, settings: Settings) -> None:
    await asker.ask(POLICY, 1)
    await asker.ask(THERE, 2)
    let_pass(settings, timedelta(hours=2))
    assert await asker.edit("那三门峡呢？", 2) == "三门峡的人才政策有哪些？"


def let_pass(settings: Settings, time: timedelta) -> None:
    state = State(settings.yinju_data)
    state._store.run("UPDATE conversations SET at = ?", (datetime.now(UTC) - time).isoformat())
    state.close()


async def test_new_ends_it(asker: Asker) -> None:
    await asker.ask(POLICY, 1)
    await asker.ask("/new", 2)
    assert await asker.ask(THERE, 3) == THERE


async def test_in_a_group_nobody_shares_another_ones_conversation(asker: Asker) -> None:
    await asker.ask(f"/ask {POLICY}", 1, person=7, chat="supergroup")
    assert await asker.ask(f"/ask {THERE}", 2, person=8, chat="supergroup") == THERE
    assert await asker.ask(f"/ask {THERE}", 3, person=7, chat="supergroup") == POLICY_THERE


async def test_chats_and_topics_have_conversations_of_their_own(asker: Asker) -> None:
    topic = {"chat": "supergroup", "is_topic_message": True}
    await asker.ask(f"/ask {POLICY}", 1, message_thread_id=3, **topic)
    assert await asker.ask(THERE, 2) == THERE
    assert await asker.ask(f"/ask {THERE}", 3, message_thread_id=4, **topic) == THERE
    assert await asker.ask(f"/ask {THERE}", 4, message_thread_id=3, **topic) == POLICY_THERE


async def test_a_reply_to_an_earlier_answer_takes_that_up_again(asker: Asker) -> None:
    await asker.ask(POLICY, 1)
    answer = {"message_id": 1002, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "…"}
    await asker.ask("泉州的门票多少钱？", 2)
    assert await asker.ask(THERE, 3, reply_to_message=answer) == POLICY_THERE


async def test_a_reply_to_an_answer_that_somebody_else_got_goes_on_from_it(asker: Asker) -> None:
    await asker.ask(f"/ask {POLICY}", 1, person=7, chat="supergroup")
    me = {"id": 42, "is_bot": True, "first_name": "Y"}
    answer = {"message_id": 1002, "date": 0, "chat": {"id": -100, "type": "supergroup"}, "from": me, "text": "…"}
    await asker.ask("/ask 泉州的门票多少钱？", 2, person=8, chat="supergroup")
    assert await asker.ask(THERE, 3, person=8, chat="supergroup", reply_to_message=answer) == POLICY_THERE
