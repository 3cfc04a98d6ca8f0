"""What is sent for an answer: its quotes, and the buttons that belong to them."""

from collections.abc import Sequence
from typing import Final

from telegram.constants import InlineKeyboardButtonLimit

from bot.asking.audience import Audience
from bot.asking.blocks import SOURCE_LIMIT, NumberedQuote, block, by_document, group_block, note_of
from bot.asking.buttons import Script
from bot.asking.keyboards import Shown, answer_keyboard, passage_keyboard, with_script
from bot.quotes import headline, is_printed, name_of, source_line
from bot.script import answer_in_script, quote_in_script
from bot.telegram.message import (
    Part,
    Reply,
    bold,
    clip,
    fitting,
    join,
    lines,
    plain,
    plain_reply,
    small,
    units,
)
from bot.words import Words, words
from index.corpus import document_key
from retrieval.types import Answer, Around, Language, Quote

COPIED: Final = InlineKeyboardButtonLimit.MAX_COPY_TEXT
ROOM: Final = "[1][2] "  # what numbers take


def answer_reply(
    answer: Answer, audience: Audience, skip: int = 0, understood: str | None = None, is_older: bool = False
) -> Reply:
    """Return the reply to a question: at most `top` quotes, numbered after the `skip` that were shown before.

    An answer that holds more than `top` quotes gets the button for more of them. `understood` is what a follow-up
    question was completed to; `is_older`: all quotes are from before the time that it asks for, which is said.
    """
    lead = _lead(understood, is_older, words(audience.language))
    original = _answer_reply(answer, answer, audience, skip, lead)
    shown = answer_in_script(answer, audience.language) if audience.converted else answer
    if shown is answer:
        return original
    return in_both(_answer_reply(shown, answer, audience, skip, lead), original, audience.language)


def _lead(understood: str | None, is_older: bool, t: Words) -> list[Part]:
    """Return the lines above an answer: how the question was understood, and what is to be known of the quotes."""
    lead = [small(clip(t("understood", question=understood), SOURCE_LIMIT))] if understood else []
    return [*lead, plain(t("older"))] if is_older else lead


def shown_in(answer: Answer, audience: Audience, skip: int) -> int:
    """Return how many quotes the reply to a question shows at most."""
    return min(len(answer.quotes), audience.top if skip else audience.first)


def passage_reply(quote: Quote, step: int, audience: Audience) -> Reply:
    """Return the passage before or after another, with buttons to go on from it."""
    original = _passage_reply(quote, quote, step, audience.language)
    shown = quote_in_script(quote, audience.language) if audience.converted else quote
    if shown is quote:
        return original
    return in_both(_passage_reply(shown, quote, step, audience.language), original, audience.language)


def in_both(converted: Reply, original: Reply, language: Language) -> Reply:
    """Return the converted reply, with a button that leads to the original."""
    assert converted.keyboard is not None, "what quotes has buttons"
    keyboard = with_script(converted.keyboard, Script(language, converted=True))
    return Reply(converted.html, keyboard, original.html)


def around_reply(found: Around, audience: Audience) -> Reply:
    """Return a passage between its neighbours, in bold, with buttons to go on from there."""
    original = _around_reply(found.quote, found, audience.language)
    shown = quote_in_script(found.quote, audience.language) if audience.converted else found.quote
    if shown is found.quote:
        return original
    return in_both(_around_reply(shown, found, audience.language), original, audience.language)


def _around_reply(shown: Quote, found: Around, language: Language) -> Reply:
    t = words(language)
    part = block(shown, t, note_of(shown, found.quote, t))
    keyboard = passage_keyboard(found.first, found.last, found.quote.passage, language, is_printed(found.quote))
    return Reply(join([bold(t("around-title")), part]), keyboard)


def _passage_reply(shown: Quote, quote: Quote, step: int, language: Language) -> Reply:
    t = words(language)
    title = bold(t("before-title" if step < 0 else "after-title") if step else "")
    part = block(shown, t, note_of(shown, quote, t))
    key = quote.passage
    return Reply(join([title, part]), passage_keyboard(key, key, key, language, is_printed(quote)))


def _answer_reply(shown: Answer, answer: Answer, audience: Audience, skip: int, lead: Sequence[Part]) -> Reply:
    """Return the reply below its lead; `answer` is what is `shown`, as it is in the source."""
    t = words(audience.language)
    if answer.hint:
        return plain_reply(t(f"hint-{answer.hint.value}"))
    head = [*lead, _title(shown, audience.top, skip, t)]
    most = audience.top if skip else audience.first
    pairs = list(zip(_quotes(shown, most), _quotes(answer, most), strict=True))[:most]
    alone = [lines([bold(f"{ROOM}{one.label or ''}"), block(one, t, ROOM + t("converted"))]) for one, _ in pairs]
    pairs = pairs[: fitting([*head, *alone]) - len(head)]
    groups = by_document(pairs, skip, answer.answered)
    by_itself = len(groups) == 1
    blocks = [group_block(each, t, answer.grouped, by_itself) for each in groups]
    found = len(_quotes(answer, most)) if answer.answered else len(pairs)
    kept = [each for group in groups for each in group]
    keyboard = answer_keyboard(
        Shown(
            [(each.label, each.quote.passage) for each in kept],
            is_answer=answer.answered,
            is_printed=bool(kept) and is_printed(kept[0].quote),
            from_several=not by_itself,
            copied=_copied(kept[0].quote, t) if kept and answer.answered else None,
            skip=skip + len(kept),
            more=min(found - len(kept), audience.top),
            in_group=audience.in_group,
            near=[(document_key(path), name) for path, name in _names(kept).items()],
        ),
        audience.language,
    )
    return Reply("\n".join([*(part.html for part in head if part.html), *([join(blocks)] if blocks else [])]), keyboard)


def _names(shown: Sequence[NumberedQuote]) -> dict[str, str]:
    """Return what the documents of these quotes are called, by their paths."""
    return {each.shown.document: name_of(each.shown.metadata, each.shown.document) for each in shown}


def _copied(quote: Quote, t: Words) -> str | None:
    """Return a quote with its source for the clipboard, or by itself, as far as a button can carry it."""
    line = source_line(quote.metadata, quote.document, t, quote.page)
    return next((text for text in (f"{quote.text}\n{line}", quote.text) if units(text) <= COPIED), None)


def _quotes(answer: Answer, top: int) -> Sequence[Quote]:
    """Return the quotes, more than are shown if there are more. What came nearest has no more."""
    return answer.quotes if answer.answered else answer.nearest[:top]


def _title(answer: Answer, top: int, skip: int, t: Words) -> Part:
    if not answer.answered:
        return plain(t("nearest" if answer.nearest else "not-answered"))
    if skip:
        return bold(t("more-title"))
    return bold(clip(headline(answer, t, top), SOURCE_LIMIT))
