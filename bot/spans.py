"""A text cut at the words that are marked in it."""

from collections.abc import Iterator, Sequence

Spans = Sequence[tuple[int, int]]


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
