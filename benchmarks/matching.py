"""What counts as right: a quote that holds the answer, and a short answer that is the answer.

A quote holds the answer when it comes from the right document and

- covers at least half of the answer's span, where the set says where the answer stands;
- otherwise contains one of the answers (letters and digits only, folded).

A short answer is right when one of the answers agrees with it; of an answer with brackets, 道光十一年（1831年）, what
stands outside them or inside them will do. They agree, by the kind of thing that was asked for:

- any kind: both are the same (letters and digits only, folded; a point within a number counts);
- place, person: one contains the other, and the shorter is at least half as long as the longer;
- date: both say the same numbers with the same units (1949年10月), or the given one says all those of the answer and is
  more exact, or lacks just one of an answer that says each unit once (10月1日 for 1949年10月1日, not 1949年 for
  1949年至1950年); where the answer has a date, its time of day does not count;
- number: both say the same numbers, and if both name a unit, the two units share a character (12 for 12人, 12个 for
  大约12个人).
"""

import re

from index.passages.search_form import bare_form
from index.text.fold import fold
from index.types import Span
from retrieval.types import Quote, Wanted

SHARE_OF_SPAN = 1 / 2
SHARE_OF_NAME = 1 / 2
NUMERAL = r"\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万亿两半]+"
NUMERALS = re.compile(NUMERAL)
DATED = re.compile(rf"({NUMERAL})\s*(世纪|年代|年|月|日|号|时|点|分)?")
BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
TIME_OF_DAY = {"时", "分"}
SAME_UNIT = {"号": "日", "点": "时"}

Parts = list[tuple[str, str]]


def covers(quote: Quote, document: str, answer: Span) -> bool:
    """Say whether a quote covers at least half of the answer's span in the cleaned document."""
    shared = min(quote.end, answer.end) - max(quote.start, answer.start)
    return quote.document == document and shared >= SHARE_OF_SPAN * (answer.end - answer.start)


def contains(text: str, answers: tuple[str, ...]) -> bool:
    """Say whether a text contains one of the answers, compared by letters and digits only."""
    bare = bare_form(text)
    return any(part in bare for part in map(bare_form, answers) if part)


def is_right(given: str, answers: tuple[str, ...], wanted: Wanted) -> bool:
    """Say whether a short answer agrees with one of the answers; the module says when."""
    return any(_agrees(given, form, wanted) for answer in answers for form in _forms(answer))


def _forms(answer: str) -> list[str]:
    """The answer itself, what is left without its brackets, and what stands in each of them."""
    return [form for form in (answer, BRACKETS.sub("", answer), *BRACKETS.findall(answer)) if bare_form(form)]


def _agrees(given: str, answer: str, wanted: Wanted) -> bool:
    if wanted is Wanted.NUMBER and _numerals(given):
        return _same_number(given, answer)
    if bare_form(given) == bare_form(answer):
        return True
    if wanted is Wanted.DATE:
        return _same_date(_parts(given), _parts(answer))
    return _same_name(bare_form(given), bare_form(answer))


def _same_name(given: str, answer: str) -> bool:
    shorter, longer = sorted((given, answer), key=len)
    return bool(shorter) and shorter in longer and len(shorter) >= SHARE_OF_NAME * len(longer)


def _same_date(given: Parts, answer: Parts) -> bool:
    if not given or not answer:
        return False
    if set(answer) <= set(given):
        return True
    units = [unit for _, unit in answer]
    each_once = len(set(units)) == len(units)
    return each_once and set(given) <= set(answer) and len(given) == len(answer) - 1


def _same_number(given: str, answer: str) -> bool:
    if _numerals(given) != _numerals(answer):
        return False
    units = [set(bare_form(NUMERALS.sub("", _plain(text)))) for text in (given, answer)]
    return not all(units) or bool(units[0] & units[1])


def _parts(text: str) -> Parts:
    parts = [(number, SAME_UNIT.get(unit, unit)) for number, unit in DATED.findall(_plain(text))]
    days = [(number, unit) for number, unit in parts if unit and unit not in TIME_OF_DAY]
    return [part for part in parts if part[1] not in TIME_OF_DAY] if days else parts


def _numerals(text: str) -> list[str]:
    return NUMERALS.findall(_plain(text))


def _plain(text: str) -> str:
    """The folded text, with the commas within numbers dropped: 1,000 is 1000."""
    return re.sub(r"(?<=\d)[,，](?=\d{3})", "", fold(text))
