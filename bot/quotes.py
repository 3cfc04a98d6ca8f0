"""What every rendering of a quote shares, in Telegram and in the terminal: where it comes from and what is bold."""

from collections.abc import Iterator

from retrieval.types import Quote


def source_line(quote: Quote) -> str:
    """Return `title · place · date`, as far as they are known; the document's name stands in for a missing title."""
    parts = (quote.title or quote.document, quote.place, quote.date)
    return " · ".join(part for part in parts if part)


def marked(quote: Quote) -> Iterator[tuple[str, bool]]:
    """Cut the quote into pieces, in order, each with whether it is among the words that the question asked about."""
    at = 0
    for start, end in sorted(quote.highlights):
        if start < at:
            continue  # overlapping: the first one stands
        yield quote.text[at:start], False
        yield quote.text[start:end], True
        at = end
    yield quote.text[at:], False
