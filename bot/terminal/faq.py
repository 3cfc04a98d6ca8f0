"""Written answers on the command line: one by one, and all of them as a table for a spreadsheet."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.conversation.faq_table import FaqChanges, faq_table, read_faq_table
from bot.conversation.written import WrittenError, checked
from bot.settings import Settings
from bot.state.audit import TERMINAL, Audit
from bot.state.fixed import FixedAnswer, FixedAnswers
from bot.state.opening import open_store
from bot.state.store import StateStore
from bot.words import Words
from index.errors import YinjuError
from index.readers.charset import UnreadableError

BETWEEN: Final = "；"  # wordings


class FaqError(YinjuError):
    """What was written is no answer to keep, or a table holds one that is none; nothing was changed."""


class WrittenAnswers:
    """The answers in a bot's state; what is changed here, the bot gives from the next question on."""

    def __init__(self, store: StateStore, t: Words) -> None:
        self._answers = FixedAnswers(store)
        self._audit = Audit(store)
        self._t = t

    def all(self) -> list[FixedAnswer]:
        """Return all of them, the newest first."""
        return self._answers.all()

    def add(self, question: str, answer: str, wordings: Sequence[str], until: str) -> FixedAnswer:
        """Keep an answer, in place of one to the same question.

        Raises:
            FaqError: question or answer is missing or too long, or the last day is none.
        """
        parts = {"question": question, "answer": answer, "wordings": BETWEEN.join(wordings), "until": until}
        try:
            made = self._instead(checked(FixedAnswer(0, ""), parts))
        except WrittenError as error:
            raise FaqError(self._t(error.fault)) from error
        return self._put(made)

    def remove(self, number: int) -> bool:
        """Take an answer away; return whether there was one of that number."""
        is_gone = self._answers.remove(number)
        if is_gone:
            self._audit.note(TERMINAL, "unfaq", f"#{number}")
        return is_gone

    def export(self) -> bytes:
        """Return all answers as a table."""
        return faq_table(self.all(), self._t)

    def take_in(self, file: Path) -> FaqChanges:
        """Keep the answers of a table, all or none.

        Raises:
            FaqError: it is no such table, or names the first row that is no answer.
        """
        try:
            changes = read_faq_table(file.read_bytes(), self.all())
        except (WrittenError, UnreadableError) as error:
            raise FaqError(f"{file}: {self._t('faq-table-unread')}") from error
        for line, fault in changes.faults:
            raise FaqError(f"{file}: {self._t('faq-table-line', line=line, reason=self._t(fault))}")
        for each in (*changes.added, *changes.changed):
            self._put(each)
        return changes

    def _instead(self, made: FixedAnswer) -> FixedAnswer:
        """Give an answer the number of the one to the same question, if there is one."""
        same = (each.number for each in self.all() if each.question == made.question)
        return replace(made, number=next(same, 0))

    def _put(self, made: FixedAnswer) -> FixedAnswer:
        number = self._answers.put(made)
        self._audit.note(TERMINAL, "faq", f"#{number}")
        return replace(made, number=number)


@contextmanager
def written_answers(settings: Settings, t: Words) -> Iterator[WrittenAnswers]:
    """Open the answers of the bot.

    Raises:
        StateError: the state is damaged.
    """
    with closing(open_store(settings.yinju_data, settings.database)) as store:
        yield WrittenAnswers(store, t)
