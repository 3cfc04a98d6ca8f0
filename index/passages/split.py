"""A cleaned text into passages: whole sentences of one line, joined up to a length that can be quoted whole.

A passage is given by its offsets, so that it is an exact slice of the text; between passages there is only white space.
"""

import re
from collections.abc import Iterable, Iterator

from index.parameters import PARAMETERS, IndexParameters
from index.passages.empty import says_nothing
from index.text.strip import stripped
from index.types import Passage, Span

END = r"[。！？!?…]+[”’」』）)】》〉\"']*"
SENTENCE = re.compile(rf".*?(?:{END}|[a-zA-Z0-9][.](?=\s)|$)", re.DOTALL)
CLAUSE = re.compile(r".*?(?:[；;]|$)", re.DOTALL)
PHRASE = re.compile(r".*?(?:[，,、：:]|\s|$)", re.DOTALL)
SUBTITLE = re.compile(r"[^。！？!?…；;：:0-9]{4,40}")
BREAK = re.compile(r"\s*\n\s*")
# Articles pasted into one line keep their paragraphs apart by blanks: several, or one behind the end of a sentence.
# Some of these are list items of ten characters, so a short one is joined to the next (docs/quality.md has figures).
BLANK_BREAK = re.compile(r"[ \t\u00a0]*(?:\u3000[\s\u3000]*|[ \t\u00a0]{2,})|(?<=[。！？；：”」』）】])[ \u00a0]")


def split(text: str, heading: str | None = None, parameters: IndexParameters = PARAMETERS) -> tuple[Passage, ...]:
    """Return the passages of `text` in order; the `heading` (the document's title) and a subtitle are marked so.

    What says nothing by itself, a day or the office that signs, is marked, too: it is never quoted.

    Every character of the text that is not white space is in exactly one passage.
    """
    lines = _lines(text, heading)
    spans = [span for line in lines for span in _joined(text, _sentences(text, line, parameters), parameters)]
    titles = [text[span.start : span.end] == heading for span in spans]
    subtitles = [is_title and _is_subtitle(text, span) for is_title, span in zip(titles, spans[1:], strict=False)]
    headings = [one or other for one, other in zip(titles, [False, *subtitles], strict=False)]
    headings = [one or other for one, other in zip(headings, _empty(text, spans), strict=True)]
    if all(headings):  # a text that is only its title is still worth quoting
        headings = [False] * len(spans)
    return tuple(Passage(span.start, span.end, heading=is_one) for span, is_one in zip(spans, headings, strict=True))


def _empty(text: str, spans: list[Span]) -> list[bool]:
    pieces = ["", *(text[span.start : span.end] for span in spans), ""]
    return [
        says_nothing(each, before, behind)
        for before, each, behind in zip(pieces, pieces[1:-1], pieces[2:], strict=False)
    ]


def _is_subtitle(text: str, span: Span) -> bool:
    """Whether the passage behind the title is more title: a short line without a sentence, a label or a number."""
    return bool(SUBTITLE.fullmatch(text, span.start, span.end))


def _lines(text: str, heading: str | None) -> Iterator[Span]:
    """The lines of the text; the title at the start of a longer line is a line of its own."""
    for line in _pieces(text, Span(0, len(text)), BREAK):
        body = line
        if heading and text.startswith(heading, line.start, line.end):
            body = Span(line.start + len(heading), line.end)
            yield Span(line.start, body.start)
        yield from _if_any(text, body)


def _pieces(text: str, span: Span, separator: re.Pattern[str]) -> Iterator[Span]:
    start = span.start
    for match in separator.finditer(text, span.start, span.end):
        yield from _if_any(text, Span(start, match.start()))
        start = match.end()
    yield from _if_any(text, Span(start, span.end))


def _if_any(text: str, span: Span) -> Iterator[Span]:
    inner = stripped(text, span)
    if inner.start < inner.end:
        yield inner


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of `text[span.start:span.end]` in order, without the white space around them."""
    for part in _pieces(text, span, BLANK_BREAK):
        yield from _divided(text, part, SENTENCE)


def _sentences(text: str, line: Span, parameters: IndexParameters) -> Iterator[Span]:
    """Sentences; one that could not be quoted whole is divided at semicolons, else at commas, else anywhere."""
    for sentence in sentences(text, line):
        if _length(sentence) <= parameters.longest:
            yield sentence
        else:
            for clause in _joined(text, _divided(text, sentence, CLAUSE), parameters):
                yield from _short_enough(text, clause, parameters)


def _short_enough(text: str, clause: Span, parameters: IndexParameters) -> Iterator[Span]:
    longest = parameters.longest
    if _length(clause) <= longest:
        yield clause
        return
    for phrase in _joined(text, _divided(text, clause, PHRASE), parameters):
        for start in range(phrase.start, phrase.end, longest):
            yield from _if_any(text, Span(start, min(start + longest, phrase.end)))


def _divided(text: str, span: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    for match in pattern.finditer(text, span.start, span.end):
        yield from _if_any(text, Span(match.start(), match.end()))


def _joined(text: str, spans: Iterable[Span], parameters: IndexParameters) -> Iterator[Span]:
    """Join neighbours while they stay within `parameters.joined` characters."""
    current: Span | None = None
    for span in spans:
        if current is None:
            current = span
        elif _belongs(text, current, span, parameters):
            current = Span(current.start, span.end)
        else:
            yield current
            current = span
    if current is not None:
        yield current


def _belongs(text: str, current: Span, following: Span, parameters: IndexParameters) -> bool:
    if following.end - current.start > parameters.joined:
        return False
    return _length(current) < parameters.enough or not BLANK_BREAK.match(text, current.end)


def _length(span: Span) -> int:
    return span.end - span.start
