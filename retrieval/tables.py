"""The cell of a table that a question asks for: the row has the name that it gives, the heading is what it asks.

A row says little by itself: 2 成功国中 沈小平. Its words are hardly those of the question, so a row would be refused.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from index.corpus import Corpus, StoredPassage
from index.text.fold import fold
from index.types import Span
from retrieval.question import Question
from retrieval.rank import Found

_CELL = re.compile(r"[^\s|｜]+")
_LABELLED = re.compile(r"([^：；\s]{1,40})：([^；\n]+)(?:；|$)")
_SENTENCE = re.compile("[。，；！？]")
_UNIT = re.compile(r"[(（].*")  # 经费（万元）
_FEWEST = 3  # columns of a table without labels
_HEADING = 12  # characters of a heading
_LOOKED_AT = 3  # of the best passages, those around which rows are looked at
_NEAR = 100  # rows above and below
_SHORTEST = 2  # characters of a heading, and of a name


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the passage that is its row; `said` is how much of the question the row repeats, in characters."""

    row: Found
    text: str
    said: int


@dataclass(frozen=True, slots=True)
class _Row:
    headings: tuple[str, ...]
    cells: tuple[str, ...]


def find_cell(question: Question, found: Sequence[Found], corpus: Corpus) -> Cell | None:
    """Return the cell that the question asks for; None where no row has its name, or several have with other cells."""
    rows = chain(found, *(_around(each, corpus) for each in found[:_LOOKED_AT] if _is_tabular(each[0].text)))
    cells = [cell for each in rows if (cell := _asked_cell(question, each, corpus)) is not None]
    most = max((cell.said for cell in cells), default=0)
    best = [cell for cell in cells if cell.said == most]
    return best[0] if len({cell.text for cell in best}) == 1 else None


def _is_tabular(line: str) -> bool:
    """Whether a line looks like the row or the headings of a table."""
    return len(_labelled(line)) > 1 or (len(_cells(line)) >= _FEWEST and not _SENTENCE.search(line))


def _around(found: Found, corpus: Corpus) -> Iterator[Found]:
    """Yield the rows near one: all of a table look alike, so the one that is meant may be ranked far below."""
    for step in (1, -1):
        passage = corpus.neighbour(found[0], step)
        for _ in range(_NEAR):
            if passage is None or not _is_tabular(passage.text):
                break
            yield passage, found[1]
            passage = corpus.neighbour(passage, step)


def _asked_cell(question: Question, found: Found, corpus: Corpus) -> Cell | None:
    row = _row(found[0], corpus)
    if row is None:
        return None
    headings = [_UNIT.sub("", fold(heading)) for heading in row.headings]
    asked = [(len(each), at) for at, each in enumerate(headings) if len(each) >= _SHORTEST and each in question.folded]
    if not asked:
        return None
    _, place = max(asked, key=lambda each: each[0])
    names = [fold(cell) for at, cell in enumerate(row.cells) if at != place and _is_named(question, cell)]
    return Cell(found, row.cells[place], sum(map(len, names))) if names else None


def _is_named(question: Question, cell: str) -> bool:
    return len(cell) >= _SHORTEST and not cell.isdigit() and fold(cell) in question.folded


def _row(passage: StoredPassage, corpus: Corpus) -> _Row | None:
    """Return a passage that is a whole line as the row of a table, with the headings of its columns, or None."""
    labelled = _labelled(passage.text)
    if len(labelled) > 1 and sum(len(heading) + len(cell) + 2 for heading, cell in labelled) >= len(passage.text):
        return _Row(tuple(heading for heading, _ in labelled), tuple(cell for _, cell in labelled))
    cells = _cells(passage.text)
    if len(cells) < _FEWEST:
        return None
    text = corpus.document(passage.document).text
    headings = _headings(_lines_above(text, Span(passage.start, passage.end)), len(cells))
    return _Row(headings, tuple(cells)) if headings else None


def _labelled(line: str) -> list[tuple[str, str]]:
    """Return the headings in a line, each with its cell; a single one makes no row, and looking for it takes long."""
    return _LABELLED.findall(line) if line.count("：") > 1 else []


def _cells(line: str) -> list[str]:
    return _CELL.findall(line)


def _lines_above(text: str, row: Span) -> Iterable[str]:
    """Yield the lines above a row, the nearest first."""
    end = text.rfind("\n", 0, row.start)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            yield text[start:end]
        end = start - 1


def _headings(above: Iterable[str], columns: int) -> tuple[str, ...] | None:
    """Return the first of the rows of as many columns that stand above, where it can hold headings."""
    first: list[str] = []
    for line in above:
        cells = _cells(line)
        if len(cells) != columns:
            break
        first = cells
    named = first and all(len(cell) <= _HEADING and not any(map(str.isdigit, cell)) for cell in first)
    return tuple(first) if named and len(set(first)) == columns else None
