"""From ranked passages to quotes: cut from the source, no two alike, each verified letter by letter."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, chain, pairwise
from typing import Final

from index.corpus import Corpus, StoredPassage
from index.errors import YinjuError
from index.parameters import PARAMETERS
from index.passages.window import ENDS_STATEMENT, window
from index.text.simplify import simplify
from index.text.strip import stripped
from index.text.tokenise import cut
from index.types import Document, Span
from retrieval.fuse import Ranked
from retrieval.parameters import RANKING, Ranking
from retrieval.question import Question
from retrieval.types import Quote

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
RUN = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%-]+")  # what jieba cuts into words by itself
LEAST = 25  # characters that a further quote from a document must have, unless it is a whole statement


class UnfaithfulQuoteError(YinjuError):
    """A quote is not what its document says: a fault of the program, never shown as an answer."""


def choose(
    question: Question, best: Iterable[tuple[StoredPassage, Ranked]], corpus: Corpus, ranking: Ranking = RANKING
) -> Iterator[Quote]:
    """Yield quotes from the best passages, in their order, none overlapping another."""
    quoted: dict[str, list[Span]] = {}
    for passage, ranked in best:
        taken = quoted.setdefault(passage.document, [])
        left = _left(passage, taken)
        if left.end - left.start < ranking.worth_quoting * (passage.end - passage.start):
            continue
        document = corpus.document(passage.document)
        reach = window(document.text, left, [*document.headings, *taken]) if ranking.goes_on else left
        quote = _quote(question, passage, document, reach, ranked.score)
        if quoted[passage.document] and _says_little(quote.text):
            continue
        taken.append(Span(quote.start, quote.end))
        yield quote


def _says_little(text: str) -> bool:
    """Whether a quote is only a headline, a date line or a signature, whose text was quoted before."""
    return len(text) < LEAST and not ENDS_STATEMENT.search(text)


def _quote(question: Question, passage: StoredPassage, document: Document, reach: Span, score: float) -> Quote:
    quote = _cut(passage, document, reach, score)
    return verified(
        replace(quote, highlights=tuple(whole_words(quote.text, highlights(question, quote.text)))), document
    )


def _left(passage: StoredPassage, taken: Iterable[Span]) -> Span:
    """Return what of the passage is not in the quotes `taken`, which reach into it from before or from behind."""
    start, end = passage.start, passage.end
    for span in taken:
        if span.start <= start < span.end:
            start = min(span.end, end)
        elif start < span.start < end:
            end = span.start
    inner = stripped(passage.text, Span(start - passage.start, end - passage.start))
    return Span(passage.start + inner.start, passage.start + inner.end)


def as_quoted(passage: StoredPassage, corpus: Corpus) -> str:
    """Return the text of a passage with the sentences around it, as it is quoted where nothing of it was before."""
    document = corpus.document(passage.document)
    reach = window(document.text, Span(passage.start, passage.end), document.headings)
    return document.text[reach.start : reach.end]


def rest_of(passage: StoredPassage, shown: Iterable[Span], document: Document) -> Quote:
    """Return what of the passage was not `shown` as a quote that answers nothing in particular: for looking around."""
    return verified(_cut(passage, document, _left(passage, shown), 0.0), document)


def _cut(passage: StoredPassage, document: Document, reach: Span, score: float) -> Quote:
    return Quote(
        passage=passage.key,
        document=passage.document,
        metadata=passage.metadata,
        text=document.text[reach.start : reach.end],
        start=reach.start,
        end=reach.end,
        highlights=(),
        score=round(score, 4),
        page=document.page_at(reach.start),
    )


def verified(quote: Quote, document: Document) -> Quote:
    """Return the quote if it is an exact slice of the document, with all highlights inside.

    Raises:
        UnfaithfulQuoteError: it is not.
    """
    slices = document.text[quote.start : quote.end] == quote.text and 0 < len(quote.text) <= PARAMETERS.longest
    ordered = all(a[1] <= b[0] for a, b in pairwise(quote.highlights))
    inside = all(0 <= start < end <= len(quote.text) for start, end in quote.highlights)
    if not (slices and ordered and inside):
        raise UnfaithfulQuoteError(f"{quote.document}: characters {quote.start}-{quote.end} are not what was quoted.")
    return quote


def highlights(question: Question, text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` that repeat or translate the question's topic, in order, touching ones joined."""
    repeated = chain(question.topic, *question.translated)
    words = sorted((re.escape(word) for word in repeated), key=len, reverse=True)
    if not words:
        return
    found = [match.span() for match in re.finditer("|".join(words), plain(text))]
    joined = found[:1]
    for start, end in found[1:]:
        if start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    yield from joined


def whole_words(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches grown to whole words of the text, in order, none touching another.

    A single character, and what is not Chinese, counts only where it is a word by itself: 开 does not stand for 召开,
    nor 02 for 2023.

    >>> [text[start:end] for text in ["2023年夜班线路"] for start, end in whole_words(text, [(1, 3), (6, 8)])]
    ['夜班线路']
    """
    borders = _Borders(text)
    grown: list[tuple[int, int]] = []
    for start, end in spans:
        first, last = borders.before(start), borders.after(end)
        is_partial = (first, last) != (start, end)
        if is_partial and (end - start == 1 or text[start:end].isascii()):
            continue
        if grown and first <= grown[-1][1]:
            grown[-1] = grown[-1][0], max(last, grown[-1][1])
        else:
            grown.append((first, last))
    return grown


def marking(quote: Quote, short: str) -> Quote:
    """Return the quote with its short answer among the highlights, where it stands in it."""
    start = quote.text.find(short)
    if start < 0:
        return quote
    answer = start, start + len(short)
    others = [span for span in quote.highlights if span[1] < answer[0] or answer[1] < span[0]]
    touching = [span for span in quote.highlights if span not in others]
    joined = min(answer[0], *(span[0] for span in touching)) if touching else answer[0]
    reach = max(answer[1], *(span[1] for span in touching)) if touching else answer[1]
    return replace(quote, highlights=tuple(sorted([*others, (joined, reach)])))


class _Borders:
    """Where words of a text begin and end; a number is one word.

    Only the runs of letters that are asked about are cut into words: what jieba makes of one depends on no other.
    """

    def __init__(self, text: str) -> None:
        said = plain(text)
        self._runs = [(match.start(), match.group()) for match in RUN.finditer(said)]
        self._numbers = [match.span() for match in NUMBER.finditer(text)]
        self._known: dict[int, list[int]] = {}

    def before(self, place: int) -> int:
        """Return the last border at a place or before it."""
        borders = self._around(place)
        place = borders[bisect_right(borders, place) - 1]
        number = self._number(place)
        return place if number is None else self.before(number[0])

    def after(self, place: int) -> int:
        """Return the first border at a place or behind it."""
        borders = self._around(place)
        place = borders[bisect_left(borders, place)]
        number = self._number(place)
        return place if number is None else self.after(number[1])

    def _around(self, place: int) -> list[int]:
        """Return the borders, rising, in the run that a place is inside of; outside of runs each place is one."""
        at = bisect_left(self._runs, (place,)) - 1  # the last run that begins before the place
        if at < 0 or place >= self._runs[at][0] + len(self._runs[at][1]):
            return [place]
        if at not in self._known:
            start, run = self._runs[at]
            self._known[at] = list(accumulate(map(len, cut(run)), initial=start))
        return self._known[at]

    def _number(self, place: int) -> tuple[int, int] | None:
        return next((number for number in self._numbers if number[0] < place < number[1]), None)


class _Plain(dict[int, str]):
    """A translation table that works out each character once, when it is met."""

    def __missing__(self, code: int) -> str:
        simple = simplify(chr(code))
        low = simple.lower()
        self[code] = low if len(low) == 1 else simple
        return self[code]


_PLAIN: Final = _Plain()


def plain(text: str) -> str:
    """Return `text` in Simplified lower case with every character at its offset, to find folded words in it."""
    return text.translate(_PLAIN)
