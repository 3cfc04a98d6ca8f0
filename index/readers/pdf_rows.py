"""Characters into rows, and rows into the stretches that wide gaps part."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from index.readers.pdf_characters import Box, Character

WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")
ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]+[编章节節条條]")
# What a line break keeps together at the start of a line: a Latin word or a character, with the signs that cling to it.
_UNIT = re.compile(r"[“‘（《【]*(?:[!-~]+|.)[，。、；：！？”’）》】]*")
_SAME_ROW = 0.5  # of the lower character's height, by which the middles of a row's characters may differ
_PART_GAP = 1.0  # ems; a gap as wide may part two columns
_BLANK_GAP = 0.75  # ems; as wide as a blank between Chinese characters
_WORD_GAP = 0.15  # ems; as wide as a blank between Latin words
_HEADING_GAP = 0.3  # ems; as wide as a blank behind 第五条
_TYPED_GAP = 0.2  # ems; narrower blanks in Chinese are the typesetter's
_APART = 3  # numbers between two characters of a run: blanks have some, too
_EM_OF_HEIGHT = 0.8  # the em of a font whose characters are that high, where there are Latin letters only


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text without a wide gap in it; `em` is the width of one of its Chinese characters, in points."""

    text: str
    box: Box
    em: float


def rows(characters: Iterable[Character]) -> list[list[Character]]:
    """Return the characters row by row, from the top, each row from the left."""
    found: list[list[Character]] = []
    for each in sorted(characters, key=lambda each: (-each.box.middle[1], each.box.left)):
        first = found[-1][0] if found else None
        if first and _are_level(first.box, each.box):
            found[-1].append(each)
        else:
            found.append([each])
    return [_from_left(row) for row in found]


def _from_left(row: Sequence[Character]) -> list[Character]:
    """Order a row's runs from the left; within a run the file's order holds, where boxes overlap, too."""
    runs: list[list[Character]] = []
    for each in sorted(row, key=lambda each: each.order):
        before = runs[-1][-1] if runs else None
        follows = before and each.order - before.order <= _APART and each.box.right > before.box.left
        if follows and each.box.left - runs[-1][-1].box.right < _PART_GAP * each.box.height:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [each for run in sorted(runs, key=lambda run: run[0].box.left) for each in run]


def stretches(row: Sequence[Character]) -> list[Stretch]:
    """Cut a row where its gaps are wide."""
    em = em_of(row)
    parts = [[row[0]]]
    for before, each in itertools.pairwise(row):
        if each.box.left - before.box.right > _PART_GAP * em:
            parts.append([])
        parts[-1].append(each)
    return [Stretch(written(part, em), around(each.box for each in part), em) for part in parts]


def written(row: Sequence[Character], em: float) -> str:
    """Return a row's characters as text, with blanks where gaps stand for them."""
    text = row[0].text
    for before, each in itertools.pairwise(row):
        gap = each.box.left - before.box.right
        chinese = WIDE.match(before.text) or WIDE.match(each.text)
        both = WIDE.match(before.text) and WIDE.match(each.text)
        begun = chinese and gap > _HEADING_GAP * em and ARTICLE.fullmatch(text)
        typed = each.spaced and (not both or gap > _TYPED_GAP * em)
        blank = gap > (_BLANK_GAP if chinese else _WORD_GAP) * em or typed or begun
        text += (" " if blank else "") + each.text
    return text


def em_of(row: Sequence[Character]) -> float:
    """Return the width of one Chinese character of a row."""
    chinese = [each.box.width for each in row if WIDE.match(each.text)]
    return median(chinese) if chinese else _EM_OF_HEIGHT * median(each.box.height for each in row)


def first_unit(text: str) -> float:
    """Return about how wide the start of a line is that no line break parts, in Chinese characters."""
    unit = _UNIT.match(text)
    return sum(1 if WIDE.match(char) else 0.5 for char in unit[0]) if unit else 0


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of these."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.bottom for box in every),
        max(box.right for box in every),
        max(box.top for box in every),
    )


def _are_level(first: Box, second: Box) -> bool:
    lower = min(first.height, second.height)
    return abs(first.middle[1] - second.middle[1]) < _SAME_ROW * lower
