"""What a question follows in its conversation, and what the next one may refer to.

A reply's note says what stood before its question and what it left behind. So an edited question is completed from what
came before it, not from its own first version or from later questions.
"""

from dataclasses import asdict, dataclass
from typing import Any, Final

from telegram import Message

from bot.state import State
from bot.telegram.updates import author_of, topic_of
from retrieval.followup import Context

ANSWER: Final = "answer"
"""The kind of note that holds the question of a reply."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question's place in the conversation of one `person` in one `chat` and `topic`.

    `before`: what it may refer to. `after`: what its earlier version left to the next one, if it is edited.
    """

    chat: int
    topic: int
    person: int
    before: Context | None
    after: Context | None = None


class Thread:
    """The conversations of everybody, turn by turn."""

    def __init__(self, state: State) -> None:
        self._state = state

    def turn(self, message: Message) -> Turn:
        """Return where a question stands."""
        chat, topic, person = message.chat_id, topic_of(message), author_of(message)
        reply = self._state.replies.reply_to(chat, message.message_id)
        noted = self._noted(chat, reply, person)
        if noted is not None:
            return Turn(chat, topic, person, _context(noted["before"]), _context(noted["after"]))
        current = self._state.conversations.of(chat, topic, person)
        return Turn(chat, topic, person, self._replied_to(message, person, current) or current)

    def note(self, turn: Turn, reply: int, question: str, after: Context | None, shown: int) -> None:
        """Note with the reply where its question stands, what it was understood as, and the quotes shown so far."""
        said = {"question": question, "before": _said(turn.before), "after": _said(after), "shown": shown}
        self._state.messages.note(turn.chat, reply, ANSWER, said, turn.person)

    def shown(self, turn: Turn, question: str) -> int:
        """Return how many quotes of the answer to a question this person was shown last."""
        noted = self._state.messages.last(turn.chat, ANSWER, turn.person, question)
        return int(noted.get("shown", 0)) if noted else 0

    def go_on(self, turn: Turn, after: Context | None) -> None:
        """Let the next question refer to what this one leaves behind, unless others were asked since."""
        where = turn.chat, turn.topic, turn.person
        current = self._state.conversations.of(*where)
        if current not in (None, turn.before, turn.after):
            return
        if after is None:
            self._state.conversations.end(*where)
        else:
            self._state.conversations.put(*where, after)

    def _replied_to(self, message: Message, person: int, current: Context | None) -> Context | None:
        """Return what the answer left behind that a question replies to.

        A person may take up an earlier answer again, unless they began anew, and in a group that of somebody else.
        """
        answer = message.reply_to_message.message_id if message.reply_to_message else None
        own = self._noted(message.chat_id, answer, person)
        noted = (own if current else None) if own else self._noted(message.chat_id, answer)
        return _context(noted["after"]) if noted else None

    def _noted(self, chat: int, reply: int | None, person: int | None = None) -> dict[str, Any] | None:
        noted = self._state.messages.noted(chat, reply, ANSWER, person) if reply else None
        return noted if noted and "after" in noted else None


def _context(said: dict[str, Any] | None) -> Context | None:
    return Context(**said) if said else None


def _said(context: Context | None) -> dict[str, Any] | None:
    return asdict(context) if context else None
