"""A web page: what it shows, which of that is the article, and what it says of its title and date.

`html_blocks` lists what the page shows, `html_article` chooses with trafilatura's help, `html_heading` finds title and
date, `html_scripts` a post whose text stands in a script. trafilatura's own rendering is not used: pages laid out in
tables would come out as table rows.
"""

import logging
import re
from typing import Any

from lxml import etree, html

from index.readers.charset import UnreadableError, decode
from index.readers.html_article import article, shown
from index.readers.html_blocks import blocks
from index.readers.html_heading import page_date, page_title
from index.readers.html_scripts import script_lines
from index.types import RawDocument

_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its encoding; browsers look at the first 1,024
# Browsers go on behind these; parsers drop what follows. Pages include parts that were whole pages once.
_FALSE_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
# Parsers give up some two thousand levels down; so many openings without a word between them stand for one.
_NESTED = re.compile(r"(?:<(?:div|section|span|font|center|b|p)\b[^<>]*+>\s*+){100,}+", re.IGNORECASE)
_OPENING_CHARACTERS = 30  # a shorter first line may be the heading, which stands above the byline
_OPENING = 10  # characters by which the opening is found again
_ENDS = re.compile(r"[。！？!?.；;…][”\"’）)]?$")

# It logs as errors what becomes the reason of a ReadError, or is no fault: a page with little text.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_html(data: bytes) -> RawDocument:
    """Return the page's main text, a line for each paragraph, with its title and date; raises UnreadableError."""
    declared = _META_CHARSET.search(data[:_HEAD])
    source = _FALSE_END.sub("", decode(data, declared[1].decode("ascii", "ignore") if declared else None))
    source = _NESTED.sub("<div>", source)
    try:
        tree = html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.LxmlError as error:
        raise UnreadableError("is not a web page, or one without any content", "no-text") from error
    page = blocks(tree)
    lines = article(page, _extracted(source)) or [block.text for block in page]
    told = script_lines(source, tree)
    if sum(map(len, told)) > sum(map(len, lines)):
        lines = told
    title = page_title(tree, page)
    return RawDocument("\n".join(lines), title, page_date(tree, page, title, _opening(lines)), shown(page))


def _extracted(source: str) -> str:
    """Return the text that trafilatura takes for the article."""
    import trafilatura  # it takes a tenth of a second, for which no question should wait

    page = trafilatura.bare_extraction(source, include_comments=False)
    return "" if page is None or isinstance(page, dict) else _text(page.body)


def _text(element: Any) -> str:  # noqa: ANN401 - lxml's elements are untyped
    return "\n".join(element.itertext())


def _opening(lines: list[str]) -> str:
    """Return how the article begins; a long first line without a sentence's end is a headline."""
    long = [line for line in lines if len(line) >= _OPENING_CHARACTERS]
    return next((line for line in long if _ENDS.search(line)), "".join((long or lines)[:1]))[:_OPENING]
