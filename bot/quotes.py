"""What every rendering of a quote shares, in Telegram and in the terminal: where it comes from and what is bold."""

from collections.abc import Iterator, Sequence

from retrieval.types import Quote

Spans = Sequence[tuple[int, int]]


def source_line(quote: Quote) -> str:
    """Return `title · place · date`, as far as they are known; the document's name stands in for a missing title."""
    return source(quote.metadata.title or quote.document, quote.metadata.place, quote.metadata.date)


def source(*parts: str | None) -> str:
    """Return the parts that are known, as one line."""
    return " · ".join(part for part in parts if part)


def marked(quote: Quote) -> Iterator[tuple[str, bool]]:
    """Cut the quote into pieces, in order, each with whether it is among the words that the question asked about."""
    return cut(quote.text, quote.highlights)


def cut(text: str, spans: Spans) -> Iterator[tuple[str, bool]]:
    """Cut a text into pieces, in order, each with whether it is one of the (start, end) `spans`."""
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue  # overlapping: the first one stands
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False
