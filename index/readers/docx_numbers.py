"""The numbers that Word prints before paragraphs and keeps out of their text: 1., 第一条, （一）, 5.2.1, 附录A.

A paragraph names a list and a level in it, itself or through its style; the list says how a level's number is written.
ECMA-376, part 1, 17.9.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from index.text.numerals import in_chinese

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "japaneseDigitalTenThousand",
    )
)
_FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_ENDS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEEPEST = 20  # styles that a style may be based on, one after the other
_CLOSED = "、，。．)）】]"  # behind such a sign Word's tab needs no blank


@dataclass(frozen=True, slots=True)
class _Level:
    """How the numbers of one level are written: `text` has %1 for the first level's number, %2 for the second's."""

    form: str
    text: str
    start: int
    legal: bool
    spaced: bool


class ListNumbering:
    """Counts through a document's lists; ask it for each paragraph's number once, in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:  # noqa: ANN401 - lxml elements of python-docx are untyped
        abstract = {} if numbering is None else _by_id(numbering, "w:abstractNum", "w:abstractNumId")
        self._levels = {key: _levels(each) for key, each in abstract.items()}
        self._lists = {} if numbering is None else _by_id(numbering, "w:num", "w:numId")
        self._styles = _by_id(styles, "w:style", "w:styleId")
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._started: set[str] = set()

    def number(self, paragraph: Any) -> str:  # noqa: ANN401
        """Return what Word prints before a paragraph, with the blank behind it; empty where it has no number."""
        place = self._place(paragraph)
        if place is None:
            return ""
        list_id, depth = place
        abstract = _value(self._lists[list_id].find(qn("w:abstractNumId")))
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        self._count(list_id, abstract, depth)
        level = levels[depth]
        if level.form in ("bullet", "none"):
            return ""
        text = level.text
        for other in range(9):
            form = "decimal" if level.legal and other != depth else levels[other].form if other in levels else "decimal"
            text = text.replace(f"%{other + 1}", _written(self._counts[abstract].get(other, 1), form))
        return text if not text or text[-1] in _CLOSED or not level.spaced else f"{text} "

    def _place(self, paragraph: Any) -> tuple[str, int] | None:  # noqa: ANN401
        """Return the list and the level that a paragraph, or its style, names."""
        properties = paragraph.find(qn("w:pPr"))
        list_id, depth = _named(properties)
        style = None if properties is None else properties.find(qn("w:pStyle"))
        style_id = _value(style)
        for _ in range(_DEEPEST):
            found = self._styles.get(style_id)
            if found is None or (list_id and depth):
                break
            of_style = _named(found.find(qn("w:pPr")))
            list_id, depth = list_id or of_style[0], depth or of_style[1]
            style_id = _value(found.find(qn("w:basedOn")))
        return (list_id, int(depth or 0)) if list_id in self._lists else None

    def _count(self, list_id: str, abstract: str, depth: int) -> None:
        counts = self._counts[abstract]
        if list_id not in self._started:
            self._started.add(list_id)
            for each in self._lists[list_id].findall(qn("w:lvlOverride")):
                start = each.find(qn("w:startOverride"))
                if start is not None:
                    counts[int(each.get(qn("w:ilvl"), "0"))] = int(_value(start)) - 1
        levels = self._levels[abstract]
        for above in range(depth):  # a level that was never counted stands at its first number
            counts.setdefault(above, levels[above].start if above in levels else 1)
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]


def _levels(abstract: Any) -> dict[int, _Level]:  # noqa: ANN401
    return {int(each.get(qn("w:ilvl"), "0")): _level(each) for each in abstract.findall(qn("w:lvl"))}


def _level(element: Any) -> _Level:  # noqa: ANN401
    return _Level(
        form=_value(element.find(qn("w:numFmt"))) or "decimal",
        text=_value(element.find(qn("w:lvlText"))),
        start=int(_value(element.find(qn("w:start"))) or 1),
        legal=element.find(qn("w:isLgl")) is not None,
        spaced=_value(element.find(qn("w:suff"))) != "nothing",
    )


def _named(properties: Any) -> tuple[str, str]:  # noqa: ANN401
    """Return the list and the level that properties name, empty where they don't."""
    numbers = None if properties is None else properties.find(qn("w:numPr"))
    if numbers is None:
        return "", ""
    return _value(numbers.find(qn("w:numId"))), _value(numbers.find(qn("w:ilvl")))


def _by_id(element: Any, tag: str, key: str) -> dict[str, Any]:  # noqa: ANN401
    return {each.get(qn(key)): each for each in element.findall(qn(tag))}


def _value(element: Any) -> str:  # noqa: ANN401
    return "" if element is None else element.get(qn("w:val"), "")


def _written(count: int, form: str) -> str:
    """Return a number in one of Word's forms; those not known here as plain digits."""
    if form in _CHINESE:
        return in_chinese(count)
    if form == "chineseLegalSimplified":
        return "".join(
            _FINANCIAL[_DIGITS.index(char)] if char in _DIGITS else char for char in in_chinese(count)
        ).replace("十", "拾")
    if form in ("ideographTraditional", "ideographZodiac") and count <= len(_STEMS):
        return _STEMS[count - 1]
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if form == "decimalFullWidth":
        return "".join(chr(ord("０") + int(digit)) for digit in str(count))
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_ENDS):
        text += letters * (count // value)
        count %= value
    return text
