"""Which of a page's blocks are the article: what trafilatura finds, held against what the page shows.

trafilatura loses paragraphs that are no <p> where a page also has some that are, and keeps lines of lists and pop-ups.
So the sentences that it finds vote: the smallest element that holds most of them is the article's home. If elsewhere
the page has much more text in one place, that is the home. In it everything stays but lists of links; outside it, only
sentences that trafilatura takes for the article's, too.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from index.readers.html_blocks import Block, is_aside

_MOST = 0.85  # of the sentences' characters, in the article's home
_MUCH_MORE = 2.0  # times the sentences of the home that trafilatura's text points to
_MOST_ASIDE = 8  # times the other sentences, in asides
_FEWEST = 60  # characters of sentences; with less a page has no article that could be found so
_SHORTEST = 18  # characters of a block that counts as sentences
_LINKS = 0.5  # of a block's characters in links; with more it leads elsewhere
_TEASER = 0.15  # of the characters in links around a sentence; with more it tells what another page holds
_AROUND = 2  # elements up from a block that are looked at for such links
_SENTENCE = re.compile(r"[。！？!?；;…][”’」』）)】]*|[.](?=\s|$)")
_ENDS = re.compile(r"[。！？!?；;…：:.][”’」』）)】]*$")


def article(blocks: Sequence[Block], extracted: str) -> list[str] | None:
    """Return the article's lines, or None where the page has no sentences to go by.

    `extracted` is the text that trafilatura found.
    """
    page = _Page(blocks, extracted)
    home = page.home()
    return None if home is None else [block.text for block in blocks if page.belongs(block, home)]


def shown(blocks: Sequence[Block]) -> int:
    """Return how many characters the page shows, blanks apart."""
    return sum(len(_bare(block.text)) for block in blocks)


class _Page:
    """A page's blocks, and which of them trafilatura found."""

    def __init__(self, blocks: Sequence[Block], extracted: str) -> None:
        self._found = _bare(extracted)
        self._sizes: dict[Any, tuple[int, int]] = {}  # characters in an element, and those of them in links
        sentences = [block for block in blocks if _is_sentences(block)]
        plain = [block for block in sentences if not block.aside]
        # Where hardly any text is outside of what looks like an aside, that is how the page calls its article.
        self._asides_count = _size(plain) < _FEWEST or _size(plain) * _MOST_ASIDE < _size(sentences)
        self._sentences = sentences if self._asides_count else plain

    def home(self) -> Any:  # noqa: ANN401
        """Return the element that holds the article, or None."""
        if _size(self._sentences) < _FEWEST:
            return None
        densest = _densest(self._sentences)
        voting = [block for block in self._sentences if self._was_found(block)]
        if not voting:
            return densest
        home = _smallest(voting)
        here, there = self._held(home), self._held(densest)
        more = _MUCH_MORE * (1 + _is_inside(home, densest))  # around it may be comments and teasers
        return densest if there > more * here and not _is_inside(densest, home) else home

    def belongs(self, block: Block, home: Any) -> bool:  # noqa: ANN401
        """Whether a block is the article's."""
        found, sentences = self._was_found(block), _is_sentences(block)
        if not _is_inside(block.element, home):
            return found and sentences and not block.aside and not self._is_teaser(block, home)
        if block.aside and not self._asides_count and not _in_aside_home(home):
            return found and sentences and not self._is_teaser(block, home)
        if sentences and self._is_teaser(block, home):
            return False
        return found or block.linked <= _LINKS * len(_bare(block.text))

    def _is_teaser(self, block: Block, home: Any) -> bool:  # noqa: ANN401
        """Whether links stand close around a sentence, beside its own: it then tells what another page holds."""
        around = [element for element in _nearest(block.element) if not _is_inside(home, element)]
        if not around:
            return False
        outermost = around[-1]
        if outermost not in self._sizes:
            links = sum(len(_bare("".join(link.itertext()))) for link in outermost.iter("a"))
            self._sizes[outermost] = len(_bare("".join(outermost.itertext()))), links
        size, links = self._sizes[outermost]
        return links - block.linked > _TEASER * size

    def _was_found(self, block: Block) -> bool:
        return _bare(block.text) in self._found

    def _held(self, home: Any) -> int:  # noqa: ANN401
        return _size([block for block in self._sentences if _is_inside(block.element, home)])


def _in_aside_home(home: Any) -> bool:  # noqa: ANN401
    """Whether the home itself lies in what looks like an aside, so that the mark says nothing of its blocks."""
    return any(is_aside(element) for element in _upwards(home))


def _smallest(voting: Sequence[Block]) -> Any:  # noqa: ANN401
    """Return the smallest element that holds most of the sentences."""
    needed = _MOST * _size(voting)
    held: dict[Any, int] = {}
    for block in voting:
        for element in _upwards(block.element):
            held[element] = held.get(element, 0) + len(block.text)
    enough = [element for element, size in held.items() if size >= needed]
    return _container(max(enough, key=lambda element: sum(1 for _ in element.iterancestors())))


def _densest(sentences: Sequence[Block]) -> Any:  # noqa: ANN401
    """Return the element in or just above whose blocks most sentences stand."""
    scores: dict[Any, float] = {}
    for block in sentences:
        # As Readability has it: what lies deeper counts less, so that the whole page does not win.
        for depth, element in enumerate([block.element, *islice(block.element.iterancestors(), 4)]):
            scores[element] = scores.get(element, 0) + len(block.text) / (1 + depth / 2)
    return _container(max(scores, key=lambda element: scores[element]))


def _container(home: Any) -> Any:  # noqa: ANN401
    """Return the element around a home that is a single paragraph: the others, and short lines, stand beside it."""
    while home.tag in ("p", "tr", "li", "section") and home.getparent() is not None and home.getparent().tag != "body":
        home = home.getparent()
    return home


def _nearest(element: Any) -> list[Any]:  # noqa: ANN401
    return [element, *islice(element.iterancestors(), _AROUND - 1)]


def _upwards(element: Any) -> list[Any]:  # noqa: ANN401
    return [element, *element.iterancestors()]


def _is_inside(element: Any, home: Any) -> bool:  # noqa: ANN401
    return element is home or any(each is home for each in element.iterancestors())


def _is_sentences(block: Block) -> bool:
    if len(block.text) < _SHORTEST or block.linked > _LINKS * len(block.text):
        return False
    return _SENTENCE.search(block.text) is not None if len(block.text) >= 40 else bool(_ENDS.search(block.text))


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _bare(text: str) -> str:
    return "".join(text.split())
