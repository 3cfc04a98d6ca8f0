"""Text of a Markdown document without its marks, so that quotes are clean.

Blocks become lines. A number that leads an ordered item is text and stays.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.text.days import written_days
from index.types import RawDocument

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|date)[ \t]*:[ \t]*(?:\"(.*)\"|'(.*)'|(.*?))[ \t]*$", re.MULTILINE | re.IGNORECASE)
_DAY_LINE = re.compile(r"[0-9〇零一二三四五六七八九]{4}年.{1,3}月.{1,3}日")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
# CommonMark reads `**要点：**推进` as plain stars, because punctuation touches the mark and a character follows it.
_LEFT_MARK = re.compile(r"\*\*")
_CHECK_BOX = re.compile(r"^\[[ xX]\] ")
_TIGHT_HEADING = re.compile(r"^(#{1,6})(?=[^#\s])(?!.*#)", re.MULTILINE)  # `#标题`, which CommonMark takes for text


def read_markdown(source: str) -> RawDocument:
    """Return the text of `source`; title from its front matter or first top heading, date from its front matter."""
    front = _FRONT_MATTER.match(source)
    fields = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _FIELD.finditer(front[1])} if front else {}
    # Four blanks begin a paragraph in many Chinese documents, never code.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    tokens = parser.parse(_TIGHT_HEADING.sub(r"\1 ", source[front.end() :] if front else source))
    return RawDocument(
        text="\n".join(_lines(tokens)),
        title=fields.get("title") or _first_heading(tokens),
        date=next((each.day.isoformat() for each in written_days(fields.get("date", ""))), None),
    )


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield one line for each block of text, one for each table row."""
    number = ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield " ".join(cells or ())
            cells = None
        elif token.type == "inline":
            line, number = number + _inline(token.children or ()), ""
            if cells is None:
                yield line
            else:
                cells.append(line)
        elif token.type == "fence":
            yield token.content.rstrip("\n")


def _inline(children: Sequence[Token]) -> str:
    """Return the text of a paragraph; a wrapped line goes on without a blank between Chinese characters."""
    text = ""
    for position, child in enumerate(children):
        if child.type == "softbreak":
            line = children[position + 1].content if position + 1 < len(children) else ""
            after = line[:1]
            if _DAY_LINE.fullmatch(line.strip()):  # below a signature
                text += "\n"
                continue
            text += "" if _WIDE.match(text[-1:]) or _WIDE.match(after) else " "
        elif child.type == "hardbreak":
            text += "\n"
        elif child.type == "text":
            content = _LEFT_MARK.sub("", child.content)
            text += content if text else _CHECK_BOX.sub("", content)
        elif child.type == "code_inline":
            text += child.content
    return text


def _first_heading(tokens: Sequence[Token]) -> str | None:
    """Return the first top heading; where there is none, a heading of any rank that the text begins with."""
    headings = [(token.tag, inline) for token, inline in pairwise(tokens) if token.type == "heading_open"]
    top = next((inline for tag, inline in headings if tag == "h1"), None)
    if top is None and headings and tokens[0].type == "heading_open":
        top = headings[0][1]
    return (_inline(top.children or ()) or None) if top else None
