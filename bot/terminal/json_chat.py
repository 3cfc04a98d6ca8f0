"""What `yinju chat --json` does: a conversation for scripts, a question a line in, an answer object a line out."""

from collections.abc import Iterable, Iterator

from bot.library import Engine
from bot.records import Record, answer_record
from retrieval.followup import Context, complete, context_of

NEW = ":new"  # a line that ends the conversation, as in the chat


def conversation(engine: Engine, lines: Iterable[str], top: int) -> Iterator[Record]:
    """Yield the answer to each line; `understood` is the question that was answered, null where it is the line itself.

    Follow-ups are completed from the lines before, up to the last `:new`.
    """
    before: Context | None = None
    for line in lines:
        question = line.rstrip("\r\n")
        if question.strip() == NEW:
            before = None
            continue
        understood = complete(question, before)
        with engine.lend() as answerer:
            answer = answerer.answer(understood, top)
        if not answer.hint:
            before = context_of(understood, answer)
        told = understood if understood != question else None
        yield {**answer_record(answer).model_dump(mode="json"), "question": question, "understood": told}
