"""What is sent for an answer: its quotes, and the buttons that belong to them."""

from collections.abc import Sequence

from bot.asking.buttons import answer_keyboard, passage_keyboard
from bot.message import Part, Reply, bold, clip, fitting, join, plain, plain_reply, safe, small
from bot.quotes import marked, source_line
from bot.words import words
from retrieval.types import Answer, Language, Quote

SOURCE_LIMIT = 300  # a longer title than this is a fault of its document; its beginning is enough to find it


def answer_reply(answer: Answer, language: Language, top: int, skip: int = 0, understood: str | None = None) -> Reply:
    """Return the reply to a question: at most `top` quotes, numbered after the `skip` that were shown before.

    An answer that holds more than `top` quotes gets the button for more of them. `understood` is what a follow-up
    question was completed to.
    """
    own = words(language)
    if answer.hint:
        return plain_reply(own(f"hint-{answer.hint.value}"))
    note = [small(clip(own("understood", question=understood), SOURCE_LIMIT))] if understood else []
    if answer.answered:
        title = bold(own("more-title")) if skip else bold(answer.short_answer or "")
        return _quotes_reply([*note, title], answer.quotes, language, top, skip)
    refusal = own("not-answered") + (f"\n{own('nearest')}" if answer.nearest else "")
    return _quotes_reply([*note, plain(refusal)], answer.nearest[:top], language, top, skip)


def passage_reply(quote: Quote, step: int, language: Language) -> Reply:
    """Return the passage before or after another, with buttons to go on from it."""
    title = bold(words(language)("before-title" if step < 0 else "after-title"))
    return Reply(join([title, _block(quote, "")]), passage_keyboard(quote, language))


def _quotes_reply(head: list[Part], quotes: Sequence[Quote], language: Language, top: int, skip: int) -> Reply:
    is_numbered = skip > 0 or len(quotes) > 1
    labels = [f"[{number}] " if is_numbered else "" for number in range(skip + 1, skip + len(quotes) + 1)]
    blocks = [_block(quote, label) for quote, label in zip(quotes[:top], labels, strict=False)]
    kept = blocks[: fitting([*head, *blocks]) - len(head)]
    shown = list(zip(labels, quotes, strict=True))[: len(kept)]
    more_after = skip + len(kept) if len(quotes) > len(kept) else None
    return Reply(join([*head, *kept]), answer_keyboard(shown, language, more_after))


def _block(quote: Quote, label: str) -> Part:
    body = "".join(f"<b>{safe(piece)}</b>" if is_match else safe(piece) for piece, is_match in marked(quote))
    source = label + clip(source_line(quote), SOURCE_LIMIT)
    return Part(f"<blockquote>{body}</blockquote>\n{safe(source)}", f"{quote.text}\n{source}")
