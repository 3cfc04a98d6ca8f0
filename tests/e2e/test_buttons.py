"""The buttons under a reply, by polling and by webhook."""

import pytest
from botapi import Driver, Message, Private

from bot.words import words
from e2e.corpus import CULTURE, DOCUMENTS
from e2e.look import BOTH_WAYS, CITIES, MUSIC, OWN, PLAY, labels, quotes, shown
from retrieval.types import Language

pytestmark = [pytest.mark.asyncio(loop_scope="session"), BOTH_WAYS]


async def test_more_brings_quotes_not_shown_yet_until_there_are_none(chat: Private, sources: tuple[str, ...]) -> None:
    message = await chat.ask(CITIES)
    seen = quotes(message)
    while any(OWN("button-more") in label for label in labels(message)):
        message = await shown(chat, message, OWN("button-more"))
        assert quotes(message)
        assert not set(quotes(message)) & set(seen)
        assert all(any(quote in text for text in sources) for quote in quotes(message))
        seen += quotes(message)
    assert len(seen) > 3


async def test_more_ends_before_what_has_nothing_to_do_with_the_question(chat: Private) -> None:
    message = await chat.ask(CITIES)
    while any(OWN("button-more") in label for label in labels(message)):
        message = await shown(chat, message, OWN("button-more"))
        assert not any(quote in text for quote in quotes(message) for text in DOCUMENTS.values())


async def test_a_quote_is_shown_between_its_neighbours_and_the_document_goes_on_from_there(
    chat: Private, sources: tuple[str, ...]
) -> None:
    reply = await chat.ask(MUSIC)
    (quote, *_), (source,) = quotes(reply), (text for text in sources if quotes(reply)[0] in text)
    card = await shown(chat, reply, OWN("button-around"))
    assert card.reply_to is reply
    (around,) = quotes(card)
    assert around in source
    assert quote in around
    assert around != quote
    assert any(quote == bold.strip() for bold in card.spans("bold"))
    before, after = f"▲ {OWN('button-before')}", f"▼ {OWN('button-after')}"
    assert labels(card) == [before, after, OWN("button-whole"), OWN("button-file")]


async def test_the_card_of_one_of_several_documents_sends_its_file_at_once(chat: Private) -> None:
    reply = await chat.ask(CITIES)
    numbers = [label for label in labels(reply) if label.startswith("[")]
    assert len(numbers) > 1
    card = await shown(chat, reply, numbers[0])
    said = len(chat.said())
    await chat.press(card, OWN("button-file"))
    sent = (await chat.said_next(said)).file
    assert sent is not None
    assert quotes(card)[0].split("\n")[-1] in sent.data.decode()


async def test_old_buttons_before_and_after_a_quote_still_work(chat: Private) -> None:
    reply = await chat.ask(MUSIC)
    position, passage = CULTURE.index(quotes(reply)[0]), whole_of(reply)
    for step, is_before in ((-1, True), (1, False)):
        said = len(chat.said())
        chat.forge(reply, f"near:zh-Hans:{step}:{passage}")
        near = await chat.said_next(said)
        assert all((CULTURE.index(quote) < position) == is_before for quote in quotes(near))


def whole_of(reply: Message) -> str:
    """Return the passage that the button for the whole text carries."""
    (data,) = (str(button["callback_data"]) for button in reply.buttons if button["text"] == OWN("button-whole"))
    return data.split(":")[-1]


async def test_what_is_no_answer_is_not_judged(chat: Private) -> None:
    reply = await chat.ask("月球上的重力加速度是多少？")
    assert not {"👍", "👎", OWN("button-copy")} & set(labels(reply))


async def test_a_passage_turns_pages_in_its_own_message_up_to_both_ends(chat: Private) -> None:
    page = await shown(chat, await shown(chat, await chat.ask(MUSIC), OWN("button-around")), OWN("button-after"))
    said = len(chat.said())
    for button, end, is_forward in (("button-after", "at-end", True), ("button-before", "at-start", False)):
        position = CULTURE.index(quotes(page)[0])
        while not ((await chat.press(page, OWN(button))).answer or {})["text"]:
            assert (CULTURE.index(quotes(page)[0]) > position) == is_forward
            position = CULTURE.index(quotes(page)[0])
        press = await chat.press(page, OWN(button))
        assert (press.answer or {})["text"] == OWN(end)
    assert len(chat.said()) == said


async def test_pressing_twice_does_no_harm(chat: Private) -> None:
    reply = await chat.ask(MUSIC)
    for _ in range(2):
        await chat.press(reply, OWN("button-around"))
    assert await chat.ask(PLAY)


async def test_buttons_of_messages_too_old_to_be_shown_are_answered(chat: Private) -> None:
    reply = await chat.ask(MUSIC)
    for button in (OWN("button-around"), "👍"):
        assert await chat.press(reply, button, inaccessible=True)


async def test_more_of_a_message_too_old_to_be_shown_is_brought(chat: Private) -> None:
    reply = await chat.ask(CITIES)
    await chat.ask(PLAY)  # it is answered only after all about the question before was noted
    press = await chat.press(reply, OWN("button-more"), inaccessible=True)
    assert (press.answer or {})["text"] is None
    assert chat.said()[-1].reply_to is reply
    assert not set(quotes(chat.said()[-1])) & set(quotes(reply))


async def test_button_of_a_deleted_question_is_answered(chat: Private) -> None:
    question = chat.send(MUSIC)
    reply = await chat.reply(question)
    chat.delete(question)
    assert await chat.press(reply, OWN("button-around"))


async def test_buttons_are_in_the_language_of_the_message_and_alerts_in_the_pressers(people: Driver) -> None:
    chat = people.private(language_code="zh-hans")
    reply = await chat.ask("What are the ticket prices of the Quanzhou cultural centre's theatre?")
    assert any(words(Language.ENGLISH)("button-whole") in label for label in labels(reply))
    press = await chat.press(reply, "👍")
    assert (press.answer or {})["text"] == OWN("feedback-noted", face="👍")


async def test_forged_callback_data_is_survived(chat: Private) -> None:
    reply = await chat.ask(MUSIC)
    forged = ("whole:en:0:../../etc", "whole:en:99999999999999999:0", "save:en:0:%00", "script:en:0", "why:en:9")
    for data in (*forged, "x", "more:zh-Hans:-5", "near:zh-Hans:1:../../etc", "vote:en:7", "🎵" * 16, ":" * 64):
        chat.forge(reply, data)
    assert quotes(await chat.ask(MUSIC)) == quotes(reply)
