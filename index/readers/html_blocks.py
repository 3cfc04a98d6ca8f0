"""What a page shows, block by block: each paragraph, heading, list item or row of a table with where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "o:p",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "st1:chsdate",
    )
)
_UNSEEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "iframe",
        "object",
        "select",
        "option",
        "textarea",
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_ASIDE_TAGS = frozenset(["nav", "footer", "aside", "button", "form", "dialog"])
# Words in a class or id that name what stands beside an article; a template's words for its own body stay out.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|footer|foot|copyright|sidebar|side|aside|breadcrumbs?|crumbs?|comments?|reply|"
    r"recommend(?:ed)?|related|relate|hot|rank(?:ing)?|share|toolbar|tools?|login|dialog|modal|popup|pop|qrcode|ewm|"
    r"advert(?:isement)?|ads?|banner|pagination|pager|disclaimer|statement|subscribe|download|feedback)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # in commentList
_CELL_CHARACTERS = 60  # a longer cell holds a part of the page, not a table's datum


@dataclass(frozen=True, slots=True)
class Block:
    """A line that the page shows. `linked` counts the characters of links, `element` is the innermost block.

    `aside`: the element, or one around it, is hidden or named as something beside an article.
    """

    text: str
    element: Any
    linked: int
    aside: bool


def blocks(tree: Any) -> list[Block]:  # noqa: ANN401 - lxml's elements are untyped
    """Return what the page shows, in order."""
    body = tree.find("body")
    gathering = _Gathering()
    gathering.walk(tree if body is None else body, False)
    return gathering.found


class _Gathering:
    """Walks a page and cuts its text where blocks begin and end."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._parts: list[tuple[str, bool]] = []

    def walk(self, root: Any, aside: bool) -> None:  # noqa: ANN401
        """Visit what is below `root`, without recursion: pages nest more deeply than Python does."""
        stack: list[tuple[Any, bool, bool, bool]] = [(root, aside, False, False)]
        while stack:
            element, beside, linked, leaving = stack.pop()
            if not isinstance(element.tag, str) or element.tag in _UNSEEN:
                self._tail(element, root, beside, linked)
                continue
            is_block = element.tag not in _INLINE
            inside = beside or is_aside(element)
            if leaving:
                if is_block:
                    self._end(element, inside)
                self._tail(element, root, beside, linked)
                continue
            if is_block:
                self._end(element.getparent() if element is not root else element, beside)
            if element.tag == "tr" and (row := _row(element)) is not None:
                if row:
                    self.found.append(Block(row, element, _linked(element), inside))
                self._tail(element, root, beside, linked)
                continue
            in_link = linked or element.tag == "a"
            if element.tag == "a" and self._parts and self._parts[-1][1]:
                self._add(" ", in_link)  # links side by side are buttons
            self._add(element.text, in_link)
            stack.append((element, beside, linked, True))
            stack += [(child, inside, in_link, False) for child in reversed(element)]

    def _tail(self, element: Any, root: Any, beside: bool, linked: bool) -> None:  # noqa: ANN401, ARG002
        if element is not root:
            self._add(element.tail, linked)

    def _add(self, text: str | None, linked: bool) -> None:
        if text:
            self._parts.append((text, linked))

    def _end(self, element: Any, aside: bool) -> None:  # noqa: ANN401
        text = " ".join("".join(part for part, _ in self._parts).split())
        linked = sum(len("".join(part.split())) for part, is_link in self._parts if is_link)
        self._parts = []
        if text:
            self.found.append(Block(text, element, linked, aside))


def is_aside(element: Any) -> bool:  # noqa: ANN401
    """Whether an element is hidden, or says of itself that it is something beside an article."""
    if element.tag in _ASIDE_TAGS or element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return True
    if element.tag in ("body", "html"):
        return False
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_ASIDE.search(_HUMP.sub("-", named)))


def _row(element: Any) -> str | None:  # noqa: ANN401
    """Return a row of data as one line, or None where the row lays out a part of the page."""
    cells = [child for child in element if child.tag in ("td", "th")]
    if len(cells) < 2 or any(True for _ in element.iter("table")):
        return None
    texts = [" ".join(_cell(cell).split()) for cell in cells]
    return " ".join(filter(None, texts)) if all(len(text) <= _CELL_CHARACTERS for text in texts) else None


def _cell(element: Any) -> str:  # noqa: ANN401
    """Return the text of a cell; what was set apart by blocks in it is set apart by blanks."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(element.tag, str) and element.tag not in _UNSEEN:
        space = "" if element.tag in _INLINE else " "
        yield space + (element.text or "")
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
        yield space


def _linked(element: Any) -> int:  # noqa: ANN401
    return sum(len("".join(_cell(link).split())) for link in element.iter("a"))
