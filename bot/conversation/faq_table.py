"""Written answers as a table for a spreadsheet, and what such a table would change when it comes back."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import Final

from bot.conversation.written import WrittenError, checked
from bot.spreadsheet import as_meant, harmless, table
from bot.state.fixed import FixedAnswer
from bot.words import Words, words
from index.readers.charset import decode
from retrieval.types import Language

COLUMNS: Final = ("number", "question", "wordings", "answer", "until")
MOST_ROWS: Final = 2000
_SEPARATORS: Final = ",;\t"


@dataclass(frozen=True, slots=True)
class FaqChanges:
    """What a table would change: answers to put, those `changed` by their numbers; how many are as they were.

    faults: lines that say nothing that can be kept, each with the message that says why.
    """

    added: tuple[FixedAnswer, ...] = ()
    changed: tuple[FixedAnswer, ...] = ()
    same: int = 0
    faults: tuple[tuple[int, str], ...] = ()


def faq_table(answers: Iterable[FixedAnswer], t: Words) -> bytes:
    """Return the answers as CSV."""
    return table([t(f"column-faq-{column}") for column in COLUMNS], map(_cells, answers))


def _cells(fixed: FixedAnswer) -> list[str]:
    cells = str(fixed.number), fixed.question, "\n".join(fixed.wordings), fixed.answer, fixed.until or ""
    return [harmless(cell) for cell in cells]


def read_faq_table(data: bytes, known: Sequence[FixedAnswer]) -> FaqChanges:
    """Return what a table changes of the answers that are known; what is not in it stays.

    A row is about the answer to its question, else about that of its number, which another bot may have given.

    Raises:
        WrittenError: it is no table of answers.
        UnreadableError: its bytes are no text.
    """
    rows = list(_rows(decode(data)))
    names = {name: column for column in COLUMNS for name in _names(column)}
    heading = [names.get(cell.strip().lower()) for cell in rows[0][1]] if rows else []
    if not {"question", "answer"} <= set(heading) or len(rows) > MOST_ROWS:
        raise WrittenError("faq-table-unread")
    changes = FaqChanges()
    by_number = {each.number: each for each in known}
    for line, cells in rows[1:]:
        parts = {name: as_meant(cell) for name, cell in zip(heading, cells, strict=False) if name}
        if any(part.strip() for part in parts.values()):
            changes = _with_row(changes, line, parts, by_number)
    return changes


def _with_row(changes: FaqChanges, line: int, parts: dict[str, str], known: Mapping[int, FixedAnswer]) -> FaqChanges:
    number, question = parts.pop("number", "").strip(), " ".join(parts.get("question", "").split())
    numbered = known.get(int(number)) if number.isdecimal() else None
    before = numbered
    if numbered is None or numbered.question != question:
        before = next((each for each in known.values() if each.question == question), numbered)
    try:
        made = checked(before or FixedAnswer(0, ""), parts)
    except WrittenError as error:
        return replace(changes, faults=(*changes.faults, (line, error.fault)))
    if made == before:
        return replace(changes, same=changes.same + 1)
    if before:
        return replace(changes, changed=(*changes.changed, made))
    return replace(changes, added=(*changes.added, made))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the numbers of their lines."""
    text = text.removeprefix("\ufeff")
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text.partition("\n")[0], _SEPARATORS)
    except csv.Error:
        dialect = csv.excel
    reader = csv.reader(StringIO(text, newline=""), delimiter=dialect.delimiter)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise WrittenError("faq-table-unread") from error


def _names(column: str) -> Iterator[str]:
    """Yield what a column is called in each language."""
    return (words(language)(f"column-faq-{column}").lower() for language in Language)
