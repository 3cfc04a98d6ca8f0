"""The sentences around a passage, as far as a quote may reach.

An answer often stands just beside the words that a question repeats, and a list item says little without its
neighbours. So a passage is searched, and quoted, together with whole sentences of its line behind it and before it.
"""

import re
from collections.abc import Iterable

from index.split import LONGEST, sentences
from index.types import Span

ENDS_SENTENCE = re.compile(r"[。！？!?…；;.][”’」』）)】》\"']*$")


def window(text: str, passage: Span, blocked: Iterable[Span]) -> Span:
    """Return a stretch of `text` of at most LONGEST characters that holds `passage` and nothing of what is `blocked`.

    It stays in the passage's line, unless that is a headline, which takes along what follows: alone it answers nothing.
    """
    free = _free(text, passage, blocked)
    end = _end(text, passage, min(free.end, passage.start + LONGEST))
    return Span(_start(text, passage.start, max(free.start, end - LONGEST), free.start), end)


def _free(text: str, passage: Span, blocked: Iterable[Span]) -> Span:
    start = text.rfind("\n", 0, passage.start) + 1
    end = text.find("\n", passage.end)
    if end == -1 or not ENDS_SENTENCE.search(text, passage.start, passage.end):
        end = len(text)
    for span in blocked:
        if span.end <= passage.start:
            start = max(start, span.end)
        elif span.start >= passage.end:
            end = min(end, span.start)
    return Span(start, end)


def _end(text: str, passage: Span, limit: int) -> int:
    """Where the last sentence ends that begins behind the passage and ends by `limit`."""
    end = passage.end
    for sentence in sentences(text, Span(passage.end, min(limit + 1, len(text)))):
        if sentence.end > limit:
            break
        end = sentence.end
    return end


def _start(text: str, start: int, limit: int, line_start: int) -> int:
    """Where the first sentence begins that ends before `start` and begins at `limit` or later."""
    before = list(sentences(text, Span(max(limit - 1, line_start), start)))
    if limit > line_start and before:
        before = before[1:] if before[0].start < limit else before
    return before[0].start if before else start
