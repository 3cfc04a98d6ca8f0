"""What other programs may ask for: an answer, a list of documents, a document; the same objects by every way."""

from typing import Final

from bot.conversation.conversation import Answered, Conversation
from bot.conversation.fixed import FixedAnswering
from bot.library.executor import Executor
from bot.library.named import document_named
from bot.observe.question import count
from bot.programs.conversations import NamedConversations
from bot.records import AnswerRecord, DocumentRecord, ListRecord, document_record, list_record, reply_record

QUESTION: Final = 4096  # characters of a question, as in Telegram
MOST_QUOTES: Final = 20  # of an answer
MOST_LISTED: Final = 200  # documents of a list at once
CONVERSATION: Final = (
    "A name of your own for a conversation, hard to guess, in which 那三门峡呢？ goes on from the question before;"
    " `understood` says what it was completed to. It is forgotten after 30 minutes without a question and when the"
    " server ends. null: the question stands by itself."
)


class Desk:
    """Answers one program's request at a time, in turn with all others that ask."""

    def __init__(self, executor: Executor, fixed: FixedAnswering) -> None:
        self._executor = executor
        self._conversations = NamedConversations(lambda: Conversation(fixed))

    async def ask(self, question: str, top: int, conversation: str | None = None) -> AnswerRecord:
        """Return the answer to a question, with at most `top` quotes.

        It is understood with those before it in the `conversation` of this name; without a name it stands by itself.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
        """
        kept = self._conversations.of(conversation)
        async with kept.turn:
            take = kept.conversation.take
            reply = await self._executor.run(lambda answerer: take(question, answerer, top, MOST_LISTED))
        if isinstance(reply, Answered):
            count(reply.answer)
        return reply_record(question, reply)

    async def list(self, words: str, offset: int, limit: int) -> ListRecord:
        """Return the documents that have all these words in title, place, date or path, from the one at `offset` on.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
        """
        found = await self._executor.run(lambda answerer: answerer.corpus.find_documents(words, offset, limit))
        return list_record(*found)

    async def show(self, name: str) -> DocumentRecord:
        """Return the document of this path, or the only one that has these words in path, title, place or date.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
            DocumentNotFoundError: there is none, or there are several.
        """
        return document_record(await self._executor.run(lambda answerer: document_named(answerer.corpus, name)))
