"""From ranked passages to quotes: cut from the source, no two alike, each verified letter by letter."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, pairwise

from index.corpus import Corpus, StoredPassage
from index.errors import YinjuError
from index.parameters import PARAMETERS
from index.passages.window import ENDS_STATEMENT, window
from index.text.simplify import simplify
from index.text.strip import stripped
from index.types import Document, Span
from retrieval.fuse import Ranked
from retrieval.parameters import RANKING, Ranking
from retrieval.question import Question
from retrieval.types import Quote

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
    return verified(replace(quote, highlights=tuple(highlights(question, quote.text))), document)


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


def plain(text: str) -> str:
    """Return `text` in Simplified lower case with every character at its offset, to find folded words in it."""
    return "".join(low if len(low := character.lower()) == 1 else character for character in simplify(text))
