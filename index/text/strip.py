"""White space at the ends of a stretch of text."""

from index.types import Span


def stripped(text: str, span: Span) -> Span:
    """Return the span without the white space at its ends; empty where there is nothing else.

    >>> stripped("  甲 乙 ", Span(0, 6))
    Span(start=2, end=5)
    """
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
