"""Inline mode, by polling and by webhook: quotes for what is typed behind the bot's name in any chat."""

import pytest
from botapi import Driver

from e2e.corpus import CULTURE
from e2e.look import BOTH_WAYS, CITIES, MUSIC, MUSIC_QUOTE, OWN, PLAY_QUOTE, WORDS
from e2e.process import BotProcess

pytestmark = [pytest.mark.asyncio(loop_scope="session"), BOTH_WAYS]

TITLE = "泉州市文化馆公布夏季开放安排"
QUESTIONS = {
    "zh-hans": "泉州市文化馆小剧场的门票多少钱？",
    "zh-hant": "泉州市文化館小劇場的門票多少錢？",
    "en": "What are the ticket prices of the Quanzhou cultural centre's theatre?",
}
REFUSED = {
    "zh-hans": "月球上的重力加速度是多少？",
    "zh-hant": "貝多芬寫過幾首交響曲？",
    "en": "Who painted the Mona Lisa?",
}


@pytest.mark.parametrize("code", WORDS)
async def test_quotes_are_offered_and_sent_with_their_source(people: Driver, code: str) -> None:
    user = people.user(language_code=code)
    offer = await people.inline_results(user, QUESTIONS[code], chat_type="group")
    result = next(result for result in offer if PLAY_QUOTE in result.text)
    assert TITLE in result.title or TITLE in (result.description or "")
    assert result.spans("blockquote")[0].strip() in CULTURE
    assert f"{TITLE} · 泉州市 · 2025-06-12" in result.text
    assert offer.is_personal
    assert offer.cache_time < 60
    assert offer.button is None

    group = people.group(user, people.user(), with_bot=False)
    message = people.choose(offer.query, result, group)
    assert message.text == result.text


async def test_the_quotes_show_the_words_asked_about(people: Driver) -> None:
    offer = await people.inline_results(people.user(language_code="zh-hans"), MUSIC)
    first = next(result for result in offer if result.id != "short")
    assert MUSIC_QUOTE in (first.description or "")
    assert any("南音课" in bold for bold in first.spans("bold"))


async def test_a_short_answer_comes_first(people: Driver) -> None:
    offer = await people.inline_results(people.user(language_code="zh-hans"), "芜湖的中试基地有多少个？")
    assert offer[0].title == "12个"
    assert offer[0].text.startswith("12个\n")
    assert offer[1].title.startswith("芜湖：让科技成果走出实验室")


async def test_each_of_several_places_is_named(people: Driver) -> None:
    offer = await people.inline_results(people.user(language_code="zh-hans"), CITIES)
    names = [result.title.split(" · ")[0] for result in offer]
    assert len(set(names)) == len(names) > 1


@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize("kind", ["", "？", "refused"])
async def test_what_has_no_answer_leads_to_the_private_chat(people: Driver, code: str, kind: str) -> None:
    user = people.user(language_code=code)
    offer = await people.inline_results(user, REFUSED[code] if kind == "refused" else kind)
    assert len(offer) == 0
    assert offer.button is not None
    assert offer.button["text"] == WORDS[code]("inline-refused" if kind == "refused" else "inline-empty")
    chat = people.private(user)
    link = f"https://t.me/{people.server.bot.username}?start={offer.button['start_parameter']}"
    assert ((await chat.reply(chat.follow(link))).text or "").startswith(WORDS[code]("start"))


async def test_what_was_typed_before_gives_way_to_what_is_typed_now(people: Driver) -> None:
    user = people.user(language_code="zh-hans")
    typed = [people.inline(user, MUSIC[:length]) for length in range(4, len(MUSIC) + 1)]
    await people.server.wait(lambda: typed[-1].answer, what="results for all of it")
    assert MUSIC_QUOTE in typed[-1].answer[0].text  # type: ignore[index]


async def test_a_query_that_telegram_no_longer_waits_for_is_survived(people: Driver) -> None:
    user = people.user(language_code="zh-hans")
    before = len(people.server.calls)
    query = people.inline(user, QUESTIONS["zh-hans"])
    query.expired = True
    await people.server.wait(lambda: people.server.called("answerInlineQuery", before), what="an answer")
    assert (await people.inline_results(user, MUSIC)).results


async def test_what_is_sent_by_way_of_the_bot_is_no_question(people: Driver) -> None:
    user = people.user(language_code="zh-hans")
    offer = await people.inline_results(user, MUSIC)
    chat, group = people.private(user), people.group(user)
    for place in (chat, group):
        message = people.choose(offer.query, offer[0], place)
        assert message.via is people.server.bot
        asked = place.send(group.mention(MUSIC))
        await place.reply(asked)
        assert place.replies(message) == []
        assert len(place.said()) == 1


async def test_nothing_that_was_typed_is_kept(bot: BotProcess, people: Driver) -> None:
    user = people.user(language_code="zh-hans")
    await people.inline_results(user, QUESTIONS["zh-hans"])
    assert QUESTIONS["zh-hans"] not in bot.log
    with bot.kept() as kept:
        for table in ("conversations", "messages", "questions", "preferences"):
            assert kept.rows(f"SELECT * FROM {table} WHERE person = ?", user.id) == []


async def test_a_follow_up_does_not_follow_what_was_typed_inline(people: Driver) -> None:
    user = people.user(language_code="zh-hans")
    await people.inline_results(user, "绵阳的人才政策有哪些？")
    reply = await people.private(user).ask("那绍兴呢？")
    assert OWN("understood", question="")[:3] not in (reply.text or "")
