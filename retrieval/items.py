"""The item of a document that a question names by its number: 第六条说了什么 is answered by what 六、 begins.

Such a question says nothing of what stands in the item, so neither its words nor its vector lead there: the document is
found by what else the question says, and the item by counting from the first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from index.corpus import Corpus, StoredPassage, passage_keys
from index.text.days import number
from index.text.numerals import in_chinese
from index.types import Document, Span
from retrieval.rank import Found

_NUMBER: Final = "\\d{1,2}|[一二三四五六七八九十]{1,3}"
_ASKED: Final = re.compile(
    rf"第(?P<number>{_NUMBER})(?P<of>[条项点款])(?:第(?:{_NUMBER})[款项])?"
    r"(?:的?(?:主要|具体)?(?:内容|规定|要求|措施)|里面?|中)?"
    r"(?:都|具体|主要)?(?:是|说|讲|写|规定|提|提到|要求|有)?(?:了|的是|着)?(?:什么|啥|哪些|怎么(?:说|写|规定)的?)?"
    r"(?:内容|规定|要求|措施)?[呢吗]?[?？。!！\s]*$"
)
_MOST: Final = 99
_DOCUMENTS: Final = 3  # the best ones, which are looked through
# How items are numbered, the surest first; each begins a line or a sentence.
_STYLES: Final = (
    *("第{words}{of}", "{words}、", "[（(]{words}[)）]", r"{digits}[.．、](?!\d)", r"[（(]{digits}[)）]"),
    *("第{words}[，,、]", "{words}是"),
)
_BEGINS: Final = r"(?:^|(?<=[\s。；;：:！？]))"


@dataclass(frozen=True, slots=True)
class Item:
    """A number in a document, and what it numbers: 条."""

    number: int
    of: str


def item_asked(folded: str) -> Item | None:
    """Return the item that a folded question asks for by nothing but its number.

    >>> item_asked("云山市十条措施第六条说了什么?"), item_asked("第六条说的补贴有多少?")
    (Item(number=6, of='条'), None)
    """
    found = _ASKED.search(folded)
    return Item(number(found["number"]), found["of"]) if found and number(found["number"]) else None


def is_only_item(folded: str) -> bool:
    """Say whether a folded question says nothing but the number of an item: 第六条呢."""
    return item_asked(folded) is not None and _ASKED.match(folded) is not None


def find_item(item: Item, found: Sequence[Found], corpus: Corpus) -> Found | None:
    """Return the passage with most of the item, in the best of the documents that have it; None where none has."""
    for path in list(dict.fromkeys(passage.document for passage, _ in found))[:_DOCUMENTS]:
        document = corpus.document(path)
        if (span := item_in(document.text, item)) and (passage := _passage_with(span, document, corpus)):
            return passage, next(each for known, each in found if known.document == path)
    return None


def item_in(text: str, item: Item) -> Span | None:
    """Return where an item of a text stands, from its number to the next one or the end of its line.

    >>> text = "措施如下：一、减租。二、减税。"
    >>> span = item_in(text, Item(2, "条"))
    >>> span and text[span.start : span.end]
    '二、减税。'
    """
    for style in _STYLES:
        starts = list(_counted(text, item, style))
        if len(starts) >= max(item.number, 2):
            start = starts[item.number - 1]
            line = text.find("\n", start)
            ends = [*starts[item.number : item.number + 1], line if line >= 0 else len(text)]
            return Span(start, min(ends))
    return None


def _counted(text: str, item: Item, style: str) -> Iterator[int]:
    """Yield where the first, the second … of the numbers stand, up to the one behind the item's."""
    position = 0
    for count in range(1, min(item.number + 1, _MOST) + 1):
        mark = style.format(words=in_chinese(count), digits=count, of=item.of)
        if not (found := re.compile(_BEGINS + mark, re.MULTILINE).search(text, position)):
            return
        yield found.start()
        position = found.end()


def _passage_with(span: Span, document: Document, corpus: Corpus) -> StoredPassage | None:
    """Return the passage that has most of a stretch of a document; of equal ones the first."""
    shared = [min(each.end, span.end) - max(each.start, span.start) for each in document.quotable]
    most = max(shared, default=0)
    return corpus.by_key(next(islice(passage_keys(document), shared.index(most), None))) if most > 0 else None
