"""What is sent for an answer: its quotes, and the buttons that belong to them."""

from collections.abc import Sequence

from bot.asking.audience import Audience
from bot.asking.buttons import Script
from bot.asking.keyboards import answer_keyboard, passage_keyboard, with_script
from bot.quotes import headline, marked, source, source_line
from bot.script import answer_in_script, quote_in_script
from bot.telegram.message import Part, Reply, bold, clip, fitting, join, plain, plain_reply, safe, small
from bot.words import Words, words
from retrieval.types import Answer, Language, Quote, Wanted

SOURCE_LIMIT = 300  # a longer title than this is a fault of its document; its beginning is enough to find it


def answer_reply(answer: Answer, audience: Audience, skip: int = 0, understood: str | None = None) -> Reply:
    """Return the reply to a question: at most `top` quotes, numbered after the `skip` that were shown before.

    An answer that holds more than `top` quotes gets the button for more of them. `understood` is what a follow-up
    question was completed to.
    """
    original = _answer_reply(answer, answer, audience, skip, understood)
    shown = answer_in_script(answer, audience.language) if audience.converted else answer
    if shown is answer:
        return original
    return in_both(_answer_reply(shown, answer, audience, skip, understood), original, audience.language)


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


def block(quote: Quote, t: Words, title: str = "", label: str = "", note: str | None = None) -> Part:
    """Return a quote below its title, if it has one, and above its source: that begins with a label and ends in a note.

    >>> from index.types import Metadata
    >>> quote = Quote("key", "a.txt", Metadata(None, "某市", None), "一句话。", 0, 4, ((0, 2),), 1.0)
    >>> print(block(quote, words(Language.SIMPLIFIED), "某市", "[1] ").html)
    <b>某市</b>
    <blockquote><b>一句</b>话。</blockquote>
    [1] a.txt · 某市
    """
    body = "".join(f"<b>{safe(piece)}</b>" if is_match else safe(piece) for piece, is_match in marked(quote))
    below = label + source(clip(source_line(quote.metadata, quote.document, t, quote.page), SOURCE_LIMIT), note)
    above = Part(f"<b>{safe(title)}</b>\n", f"{title}\n") if title else Part("", "")
    return Part(f"{above.html}<blockquote>{body}</blockquote>\n{safe(below)}", f"{above.plain}{quote.text}\n{below}")


def _passage_reply(shown: Quote, quote: Quote, step: int, language: Language) -> Reply:
    t = words(language)
    title = bold(t("before-title" if step < 0 else "after-title") if step else "")
    part = block(shown, t, note=_note(shown, quote, t))
    return Reply(join([title, part]), passage_keyboard(quote.passage, language))


def _answer_reply(shown: Answer, answer: Answer, audience: Audience, skip: int, understood: str | None) -> Reply:
    """Return the reply; `answer` is what is `shown`, as it is in the source."""
    t = words(audience.language)
    if answer.hint:
        return plain_reply(t(f"hint-{answer.hint.value}"))
    head = [small(clip(t("understood", question=understood), SOURCE_LIMIT))] if understood else []
    head.append(_title(shown, audience.top, skip, t))
    quotes = _quotes(answer, audience.top)
    labels = [f"[{number}] " if skip or len(quotes) > 1 else "" for number in range(skip + 1, skip + len(quotes) + 1)]
    blocks = [
        _labelled(each, t, label, answer.grouped, _note(each, quote, t))
        for each, quote, label in zip(_quotes(shown, audience.top), quotes, labels, strict=True)
    ][: audience.top]
    kept = blocks[: fitting([*head, *blocks]) - len(head)]
    around = [(label, quote.passage) for label, quote in zip(labels, quotes, strict=True)][: len(kept)]
    more_after = skip + len(kept) if len(quotes) > len(kept) else None
    return Reply(join([*head, *kept]), answer_keyboard(around, audience.language, more_after, answer.answered))


def _quotes(answer: Answer, top: int) -> Sequence[Quote]:
    """Return the quotes, one more than is shown if there are more. What came nearest has no more."""
    return answer.quotes if answer.answered else answer.nearest[:top]


def _title(answer: Answer, top: int, skip: int, t: Words) -> Part:
    if not answer.answered:
        return plain(t("not-answered") + (f"\n{t('nearest')}" if answer.nearest else ""))
    if skip:
        return bold(t("more-title"))
    return bold(clip(headline(answer, t, top), SOURCE_LIMIT))


def _labelled(quote: Quote, t: Words, label: str, grouped: Wanted | None, note: str | None) -> Part:
    """Return a quote below its place or person, if it is one of several; else with a numbered source."""
    if grouped and label and quote.label:
        return block(quote, t, title=label + quote.label, note=note)
    return block(quote, t, label=label, note=note)


def _note(shown: Quote, quote: Quote, t: Words) -> str | None:
    return None if shown is quote else t("converted")
