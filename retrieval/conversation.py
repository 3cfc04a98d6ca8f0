"""A question in a conversation: completed from what came before it, put in today's terms, asked.

Where a question may have left out its subject, both readings are asked. The one with the subject counts if the document
of the answer before answers it and speaks of the things that it names, and does so no less surely than anything answers
the question as it stands. 第六条呢 asks for that item of the document answered from before.
"""

from dataclasses import replace
from datetime import date

from index.text.fold import fold
from index.text.simplify import simplify
from retrieval.answer import Answerer
from retrieval.followup import Context, aspect_of, complete, kept_to, things_named, with_subject
from retrieval.items import is_only_item
from retrieval.relative_times import TimedAnswer, answer_at


def answer_in_turn(answerer: Answerer, said: str, before: Context | None, today: date, top: int) -> TimedAnswer:
    """Answer what somebody says after `before`; `understood` is what it was completed to, if it was."""
    question = complete(said, before)
    timed = answer_at(answerer, question, today, top)
    if question != said:
        answer, aspect = timed.answer, aspect_of(said)
        if aspect and before:
            answer = kept_to(aspect, answer, answerer.answer(before.question, top).quotes)
        return replace(timed, answer=answer, understood=timed.understood or question)
    if before is None or timed.understood or timed.answer.hint:
        return timed
    if is_only_item(fold(said)):
        return _item_of_the_same(answerer, said, before, top) or timed
    return _about_the_same(answerer, said, before, timed, top) or timed


def _item_of_the_same(answerer: Answerer, said: str, before: Context, top: int) -> TimedAnswer | None:
    """Answer 第六条呢 with that item of the document answered from before; None where it has no title to ask with."""
    known = answerer.answer(before.question, 1).quotes
    if not known or known[0].metadata.title is None:
        return None
    question = f"《{known[0].metadata.title}》{said}"
    told = TimedAnswer(answerer.answer(question, top), question, question)
    return told if _is_from(known[0].document, told) else None


def _about_the_same(answerer: Answerer, said: str, before: Context, alone: TimedAnswer, top: int) -> TimedAnswer | None:
    question = with_subject(said, before)
    known = answerer.answer(before.question, 1).quotes if question else ()
    things = things_named(simplify(said))
    if question is None or not known or not _speaks_of(things, known[0].document, answerer):
        return None
    told = TimedAnswer(answerer.answer(question, top), question, question)
    # What names nothing for itself (几点上的车？) hardly stands by itself, as sure as the words may look.
    is_surer = not things or not alone.answer.answered or told.answer.chance >= alone.answer.chance
    return told if is_surer and _is_from(known[0].document, told) else None


def _speaks_of(things: tuple[str, ...], path: str, answerer: Answerer) -> bool:
    if not things:
        return True
    document = answerer.corpus.document(path)
    text = simplify(f"{document.metadata.title or ''}\n{document.text}")
    return all(thing in text for thing in things)


def _is_from(document: str, timed: TimedAnswer) -> bool:
    return any(quote.document == document for quote in timed.answer.quotes[:1])
