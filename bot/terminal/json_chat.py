"""What `yinju chat --json` does: a conversation for scripts, a question a line in, an answer object a line out."""

from collections.abc import Iterable, Iterator

from bot.conversation.conversation import Conversation
from bot.library import Engine
from bot.records import AnswerRecord, reply_record

NEW = ":new"  # a line that ends the conversation, as in the chat
LISTED = 200  # documents


def talk(engine: Engine, lines: Iterable[str], top: int, conversation: Conversation) -> Iterator[AnswerRecord]:
    """Yield what each line comes to, understood with the lines before it up to the last `:new`."""
    for line in lines:
        asked = line.rstrip("\r\n")
        if asked.strip() == NEW:
            conversation.new()
            continue
        with engine.lend() as answerer:
            yield reply_record(asked, conversation.take(asked, answerer, top, LISTED))
