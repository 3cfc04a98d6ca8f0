"""The title of a Word document: what has the style of one, else what is printed largest near the top.

A cover page has the title on several lines of one size; all of them are the title.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

_LOOKED_AT = 20  # paragraphs with text
_LARGER = 1.15  # times the usual size
_LONGEST = 90  # characters
_SHORTEST = 4
_LINES = 3
_SENTENCE = re.compile(r"[。！？；]$")
_FIELD = re.compile(r"[^，。：:]{1,10}[:：]")  # 编号：…, an entry of a cover page
_DEEPEST = 20  # styles that a style may be based on, one after the other
_DEFAULT = 21  # half points; what Word's Chinese templates use


class Fonts:
    """Tells how large a paragraph's text is, in half points."""

    def __init__(self, styles: Any) -> None:  # noqa: ANN401 - lxml elements of python-docx are untyped
        self._styles = {each.get(qn("w:styleId")): each for each in styles.findall(qn("w:style"))}
        default = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        normal = next(
            (
                each
                for each in self._styles.values()
                if each.get(qn("w:default")) == "1" and each.get(qn("w:type")) == "paragraph"
            ),
            None,
        )
        self._default = _size(normal.find(qn("w:rPr")) if normal is not None else None) or _size(default) or _DEFAULT

    def size(self, paragraph: Any) -> float:  # noqa: ANN401
        """Return the size of most of a paragraph's characters."""
        of_style = self._of_style(_style_id(paragraph))
        sizes: Counter[float] = Counter()
        for run in paragraph.iter(qn("w:r")):
            own = _size(run.find(qn("w:rPr")))
            sizes[own or of_style] += sum(len(text.text or "") for text in run.findall(qn("w:t")))
        return sizes.most_common(1)[0][0] if sizes else of_style

    def is_title(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether a paragraph has the style that Word calls Title."""
        style = self._styles.get(_style_id(paragraph))
        name = None if style is None else style.find(qn("w:name"))
        return name is not None and name.get(qn("w:val"), "").lower() == "title"

    def _of_style(self, style_id: str) -> float:
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                break
            size = _size(style.find(qn("w:rPr")))
            if size:
                return size
            based = style.find(qn("w:basedOn"))
            style_id = "" if based is None else based.get(qn("w:val"), "")
        return self._default


def title_of(paragraphs: Sequence[tuple[Any, str]], fonts: Fonts) -> str | None:
    """Return the title among a document's paragraphs, each with its text, or None where nothing stands out."""
    written = [(element, " ".join(text.split())) for element, text in paragraphs if text.strip()]
    named = [text for element, text in written[:_LOOKED_AT] if fonts.is_title(element)]
    if named:
        return _fitting("".join(named[:2]) if len(named) == 2 else named[0])
    sizes = [fonts.size(element) for element, _ in written]
    weights: Counter[float] = Counter()
    for size, (_, text) in zip(sizes, written, strict=True):
        weights[size] += len(text)
    usual = weights.most_common(1)[0][0] if weights else _DEFAULT
    top = sizes[:_LOOKED_AT]
    largest = max(top, default=0)
    if largest < _LARGER * usual:
        return None
    first = top.index(largest)
    if any(_SENTENCE.search(text) for _, text in written[:first]):
        return None  # a heading inside the text
    last = next(
        (place for place in range(first, len(top)) if _is_no_title(top[place], largest, written[place][1])), len(top)
    )
    return _fitting("".join(text for _, text in written[first : min(last, first + _LINES)]))


def _is_no_title(size: float, largest: float, text: str) -> bool:
    return size != largest or _FIELD.match(text) is not None or _SENTENCE.search(text) is not None


def _fitting(title: str) -> str | None:
    return title if _SHORTEST <= len(title) <= _LONGEST else None


def _style_id(paragraph: Any) -> str:  # noqa: ANN401
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"), "")


def _size(properties: Any) -> float:  # noqa: ANN401
    size = None if properties is None else properties.find(qn("w:sz"))
    try:
        return 0 if size is None else float(size.get(qn("w:val"), "0"))
    except ValueError:
        return 0
