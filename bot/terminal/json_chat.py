"""What `yinju chat --json` does: a conversation for scripts, a question a line in, an answer object a line out."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from bot.library import Engine
from bot.terminal.records import Record, answer_record
from retrieval.conversation import answer_in_turn
from retrieval.followup import Context, context_of

NEW = ":new"  # a line that ends the conversation, as in the chat


def conversation(
    engine: Engine, lines: Iterable[str], top: int, today: Callable[[], date] = date.today
) -> Iterator[Record]:
    """Yield the answer to each line; `understood` is the question that was answered, null where it is the line itself.

    Follow-ups are completed from the lines before, up to the last `:new`.
    """
    before: Context | None = None
    for line in lines:
        question = line.rstrip("\r\n")
        if question.strip() == NEW:
            before = None
            continue
        with engine.lend() as answerer:
            timed = answer_in_turn(answerer, question, before, today(), top)
        if not timed.answer.hint:
            before = context_of(timed.question, timed.answer)
        yield {**answer_record(timed.answer), "question": question, "understood": timed.understood}
