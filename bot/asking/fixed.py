"""How an answer that an administrator wrote stands in a reply: first, and as what it is."""

from bot.state.fixed import FixedAnswer
from bot.telegram.message import GAP, LIMIT, Reply, safe, units
from bot.words import Words


def written(fixed: FixedAnswer, t: Words) -> str:
    """Return a written answer with who wrote it when, as HTML."""
    return f"<b>{safe(t('fixed-answer', date=fixed.day))}</b>\n{safe(fixed.answer)}"


def with_fixed(reply: Reply, fixed: FixedAnswer | None, is_answer: bool, t: Words) -> Reply:
    """Put a written answer before a reply, where that is an answer too and both fit into a message; else alone."""
    if fixed is None:
        return reply
    head = written(fixed, t)
    both = [f"{head}{GAP}{html}" for html in (reply.html, reply.original) if html]
    if not is_answer or any(units(each) > LIMIT for each in both):
        return Reply(head)
    return Reply(both[0], reply.keyboard, both[1] if reply.original else None)
