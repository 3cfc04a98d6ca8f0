"""Main text of a web page: trafilatura tells the article from what surrounds it.

Its own rendering is not used, since pages laid out in tables would come out as table rows; and its date search serves
the page's head only, since further down it also offers the days of other things and copyright years.
"""

import contextlib
import datetime
import logging
import re
from typing import Any

import htmldate
import trafilatura
from lxml import etree, html

from index.readers.charset import UnreadableError, decode
from index.types import RawDocument

_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its encoding; browsers look at the first 1,024
_TEXTS = "//body//text()[normalize-space()][not(ancestor::script or ancestor::style)]"
_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "cell", "lb", "code", "fw", "div"})
_CELL_CHARACTERS = 60  # a longer cell holds a part of the page, not a table's datum
_OPENING_CHARACTERS = 30  # a shorter first line may be the heading, which stands above the byline
_BYLINE_TEXTS = 15  # how many printed texts before the article's opening may hold its date
_ENDS = re.compile(r"[。！？!?.；;…][”\"’）)]?$")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")

# It logs as errors what becomes the reason of a ReadError, or is no fault: a page with little text.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_html(data: bytes) -> RawDocument:
    """Return the page's main text, a line for each paragraph, with its title and date; raises UnreadableError."""
    declared = _META_CHARSET.search(data[:_HEAD])
    source = decode(data, declared[1].decode("ascii", "ignore") if declared else None)
    page = trafilatura.bare_extraction(source, include_comments=False)
    try:
        tree = html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError as error:
        raise UnreadableError("is not a web page, or one without any content", "no-text") from error
    printed = [" ".join(text.split()) for text in tree.xpath(_TEXTS)]
    # A page too small for trafilatura to see an article is taken as a whole.
    lines = _lines(page.body) if page is not None and not isinstance(page, dict) else printed
    lines = [part.strip(" \t") for line in lines for part in line.split("\n") if part.strip()]
    metadata = trafilatura.extract_metadata(source, extensive=False)
    return RawDocument("\n".join(lines), title=metadata.title or None, date=_date(tree, printed, lines))


def _lines(element: Any) -> list[str]:  # noqa: ANN401 - lxml's elements are untyped
    """Return the text in `element` of trafilatura's tree, a line for each block or row."""
    if element.tag == "row":
        cells = [" ".join(" ".join(_lines(cell)).split()) for cell in element]
        if all(len(cell) <= _CELL_CHARACTERS for cell in cells):
            return [" ".join(filter(None, cells))]
    lines = [element.text or ""]
    for child in element:
        first, *others = _lines(child)
        if child.tag in _BLOCKS:
            lines += [first, *others, child.tail or ""]
        else:
            lines[-1] += first
            lines += others
            lines[-1] += child.tail or ""
    return lines


def _date(tree: Any, printed: list[str], lines: list[str]) -> str | None:  # noqa: ANN401
    """Return the day that the page's head names, else the one printed last before the article's first words."""
    head = etree.tostring(tree.find("head"), encoding="unicode") if tree.find("head") is not None else ""
    named = htmldate.find_date(f"<html>{head}<body></body></html>", extensive_search=False, original_date=True)
    spelt = set(_days(head))
    if named in spelt:
        return named
    long = [line for line in lines if len(line) >= _OPENING_CHARACTERS]
    # A long first line without a sentence's end is a headline.
    opening = next((line for line in long if _ENDS.search(line)), "".join((long or lines)[:1]))[:10]
    end = next((at for at, text in enumerate(printed) if opening and opening in text), 0)
    byline = printed[max(0, end - _BYLINE_TEXTS) : end]
    return next((day for text in reversed(byline) for day in reversed(_days(text))), None)


def _days(text: str) -> list[str]:
    """Return the days spelt out in `text`, as YYYY-MM-DD."""
    days = []
    for year, month, day in _DAY.findall(text):
        with contextlib.suppress(ValueError):  # a number like 2024-13-45
            days.append(datetime.date(int(year), int(month), int(day)).isoformat())
    return days
