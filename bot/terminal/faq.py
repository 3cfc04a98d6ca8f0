"""Written answers on the command line: one by one, and all of them as a table for a spreadsheet."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bot.conversation.written import WrittenError, part_of, with_parts
from bot.spreadsheet import harmless, rows_of, table
from bot.state.audit import TERMINAL, Audit
from bot.state.fixed import FixedAnswer, FixedAnswers
from bot.state.store import Store
from bot.words import Words
from index.errors import YinjuError
from index.readers.charset import UnreadableError

COLUMNS: Final = ("question", "wordings", "answer", "until")
BETWEEN: Final = "；"  # wordings in a cell


class FaqError(YinjuError):
    """What was written is no answer to keep, or a table holds one that is none; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many answers of a table were new, and how many took the place of one to the same question."""

    added: int
    changed: int


class WrittenAnswers:
    """The answers in a bot's state file; what is changed here, the bot gives from the next question on."""

    def __init__(self, store: Store, t: Words) -> None:
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
            made = self._instead(with_parts(parts, FixedAnswer(0, "")))
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
        return table([self._t(f"faq-column-{name}") for name in COLUMNS], map(_row, self.all()))

    def take_in(self, file: Path) -> Imported:
        """Keep the answers of a table, whichever of the three languages its columns are named in; all or none.

        Raises:
            FaqError: it is no such table, or names the first row that is no answer.
        """
        read, changed = self._read(file), 0
        for each in read:
            made = self._instead(each)
            changed += made.number > 0
            self._put(made)
        return Imported(len(read) - changed, changed)

    def _read(self, file: Path) -> list[FixedAnswer]:
        try:
            rows = list(rows_of(file.read_bytes()))
        except UnreadableError as error:
            raise FaqError(f"{file}: {error}") from error
        found = []
        for line, row in rows:
            parts = {part: text.strip() for name, text in row.items() if (part := part_of(name))}
            if not {"question", "answer"} <= parts.keys():
                raise FaqError(f"{file}: {self._t('faq-no-columns')}")
            try:
                found.append(with_parts(parts, FixedAnswer(0, "")))
            except WrittenError as error:
                raise FaqError(f"{file}: {self._t('faq-line', line=line, fault=self._t(error.fault))}") from error
        return found

    def _instead(self, made: FixedAnswer) -> FixedAnswer:
        """Give an answer the number of the one to the same question, if there is one."""
        same = (each.number for each in self.all() if each.question == made.question)
        return replace(made, number=next(same, 0))

    def _put(self, made: FixedAnswer) -> FixedAnswer:
        number = self._answers.put(made)
        self._audit.note(TERMINAL, "faq", f"#{number}")
        return replace(made, number=number)


@contextmanager
def written_answers(data: Path, t: Words) -> Iterator[WrittenAnswers]:
    """Open the answers of the data folder.

    Raises:
        StateError: the state file is damaged.
    """
    with closing(Store(data)) as store:
        yield WrittenAnswers(store, t)


def _row(fixed: FixedAnswer) -> list[str]:
    return [*map(harmless, (fixed.question, BETWEEN.join(fixed.wordings), fixed.answer)), fixed.until or ""]
