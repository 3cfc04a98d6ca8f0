"""The sentences around a passage, as far as a quote may reach.

An answer often stands just beside the words that a question repeats, and a list item says little without its
neighbours. So a passage is searched, and quoted, together with whole sentences of its line behind it and before it.
"""

import re
from collections.abc import Iterable

from index.parameters import PARAMETERS, IndexParameters
from index.passages.split import sentences
from index.types import Span

ENDS_STATEMENT = re.compile(r"[。！!…；;.][”’」』）)】》\"']*$")


def window(text: str, passage: Span, blocked: Iterable[Span], parameters: IndexParameters = PARAMETERS) -> Span:
    """Return a stretch of `text` that holds `passage` and nothing of what is `blocked`, as long as a quote may be.

    It stays in the passage's line, unless that alone says little: a headline, a question or a short paragraph takes
    along what follows, a signature at the end what it signs.
    """
    free = _free(text, passage, blocked, parameters.alone)
    end = _end(text, passage, min(free.end, passage.start + parameters.longest))
    return Span(_start(text, passage.start, max(free.start, end - parameters.longest), free.start), end)


def _free(text: str, passage: Span, blocked: Iterable[Span], alone: int) -> Span:
    line = _line(text, passage, alone)
    start, end = line.start, line.end
    for span in blocked:
        if span.end <= passage.start:
            start = max(start, span.end)
        elif span.start >= passage.end:
            end = min(end, span.start)
    return Span(start, end)


def _line(text: str, passage: Span, alone: int) -> Span:
    """The line of a passage that says enough; of one that does not, all that follows, or at the end all before."""
    end = text.find("\n", passage.end)
    line = Span(text.rfind("\n", 0, passage.start) + 1, len(text) if end == -1 else end)
    is_statement = bool(ENDS_STATEMENT.search(text, passage.start, passage.end))
    if is_statement and line.end - line.start >= alone:
        return line
    is_loose_end = not is_statement and not text[passage.end :].strip()
    return Span(0 if is_loose_end else line.start, len(text))


def _end(text: str, passage: Span, limit: int) -> int:
    """Where the last sentence ends that begins behind the passage and ends by `limit`."""
    end = passage.end
    for sentence in sentences(text, Span(passage.end, min(limit + 1, len(text)))):
        if sentence.end > limit:
            break
        end = sentence.end
    return end


def _start(text: str, start: int, limit: int, free_start: int) -> int:
    """Where the first sentence begins that ends before `start` and begins at `limit` or later."""
    before = list(sentences(text, Span(max(limit - 1, free_start), start)))
    if limit > free_start and before:
        before = before[1:] if before[0].start < limit else before
    return before[0].start if before else start
