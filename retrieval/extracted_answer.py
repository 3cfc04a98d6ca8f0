"""The short answer that a reader marks: words of the source, of the kind that is asked for, or nothing when in doubt.

The reader says how likely each stretch of a passage is the answer. Stretches are made whole (no half name or number, a
number with its unit), those of another kind are left out, and what remains must be likely enough to be shown.
"""

import re
from collections import defaultdict

from index.places.mentions import find_places
from index.text.simplify import simplify
from index.types import Span
from retrieval.facts import admitted, meant
from retrieval.offices import is_byline
from retrieval.people import ends_in_person, is_office
from retrieval.question import Question
from retrieval.quote import plain
from retrieval.rule_answer import DATE, FINDERS, MEASURES, came_to, repeated_around, whole_range, whole_time
from retrieval.types import Marked, Reading, Wanted

# docs/reader.md says how these were chosen.
SHOWN = 0.25  # the least chance of a marked answer that is shown
SURE = 0.5  # and where the reader doubts the quote, but for no more than DOUBTED, the question being in other words:
DOUBTED = -3.0  # log odds; the answer's own sentence then has REPEATED of the question's words
REPEATED = 0.4

NUMERAL = "[0-9〇零一二三四五六七八九十百千万亿两半]"
NUMBER = re.compile(NUMERAL)
TIME = re.compile(rf"[0-9]|{NUMERAL}[年月日号岁周世]|[朝代纪世年期时初末春夏秋冬晚晨夜]")
DAY = re.compile(rf"{NUMERAL}{{1,4}}(?:年|月|日|世纪)")
ENDS_CLAUSE = re.compile(r"[。！？!?\n，；;]|,(?!\d{3})")
YEAR = re.compile("(?:哪|何)一?年")  # asks for no more than a year
UNIT = re.compile(rf"[多余]?[万亿]*(?:[%％]|{MEASURES})")
PARALLEL = frozenset({Wanted.NUMBER, Wanted.DATE})  # kinds of which a text has several, each with its own name
EXACT = frozenset({Wanted.PHONE, Wanted.WEB})  # kinds that are told by their looks
READ = frozenset({Wanted.PLACE, Wanted.PERSON, Wanted.DATE, Wanted.NUMBER}) | EXACT
RUN = re.compile(r"[0-9]+(?:[.,:][0-9]+)*|[A-Za-z]+")
AROUND = " \t\u3000,，、。;；:：·.!！?？～~-—"
BRACKETS = {"《": "》", "「": "」", "『": "』", "“": "”", "（": "）", "(": ")", "〈": "〉", "[": "]", "【": "】"}


def is_read(question: Question) -> bool:
    """Say whether the reader looks for a short answer: only one of a kind that is known, as it learnt only Chinese."""
    return question.is_chinese and question.wanted in READ


def shown_answer(question: Question, text: str, reading: Reading) -> str | None:
    """Return words of a quote's `text` as the short answer, or None when in doubt: about them, or about the quote."""
    best = marked_answer(question, text, reading)
    if best is None or not _is_shown(question, text, reading, best):
        return None
    return text[best.span.start : best.span.end]


def _is_shown(question: Question, text: str, reading: Reading, best: Marked) -> bool:
    if reading.log_odds >= 0:
        return best.chance >= SHOWN
    # A question in words that the quote has not makes the reader doubt it, whatever it says.
    is_likely = best.chance >= SURE and reading.log_odds >= DOUBTED
    return is_likely and repeated_around(question, text, best.span) >= REPEATED


def marked_answer(question: Question, text: str, reading: Reading) -> Marked | None:
    """Return the likeliest stretch of a quote's `text` that answers the question, None where none fits.

    What the passage says several times counts together, and stands where it is likeliest.
    """
    facts = list(FINDERS[question.wanted](question, plain(text))) if question.wanted else []
    own = (meant if question.wanted in PARALLEL else admitted)(question, text, facts)
    chances: defaultdict[str, float] = defaultdict(float)
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for mark in reading.marked:
        span = whole(text, mark.span)
        if question.wanted is Wanted.NUMBER:
            span = whole_range(text, _with_unit(text, span))
        elif question.wanted is Wanted.DATE and not YEAR.search(question.folded):
            span = whole_time(question, text, _whole_date(text, span))
        elif question.wanted in EXACT:
            span = next((fact for fact in facts if fact.start < span.end and span.start < fact.end), Span(0, 0))
        span = _own_part(span, facts, own)
        said = text[span.start : span.end]
        is_writer = question.wanted is Wanted.PERSON and is_byline(simplify(text), span.start)
        if said and fits(question, said) and not is_writer:
            chances[said] += mark.chance
            places[said].append(span)
    meant_ones = [next((span for span in spans if _is_own(span, facts, own)), None) for spans in places.values()]
    left = [span for span in meant_ones if span is not None]
    if not left:
        return None
    best = max(
        came_to(question, text, left),
        key=lambda span: (chances[text[span.start : span.end]], -span.start),
    )
    return Marked(best, min(1.0, chances[text[best.start : best.end]]))


def _own_part(span: Span, facts: list[Span], own: list[Span]) -> Span:
    """Of a stretch with several facts the only one that the question means: 8万吨 of 12万吨和8万吨."""
    touched = [fact for fact in facts if span.start <= fact.start and fact.end <= span.end]
    meant_ones = [fact for fact in touched if fact in own]
    return meant_ones[0] if len(meant_ones) == 1 < len(touched) else span


def _is_own(span: Span, facts: list[Span], own: list[Span]) -> bool:
    """Whether a stretch is none of the facts that the question does not mean."""
    touched = [fact for fact in facts if fact.start < span.end and span.start < fact.end]
    return not touched or any(fact in own for fact in touched)


def fits(question: Question, words: str) -> bool:
    """Say whether words of a source can be what the question asks for, by what they are made of."""
    said = plain(words)
    if not re.search(r"\w", said) or ENDS_CLAUSE.search(said) or said in plain(question.text):
        return False
    match question.wanted:
        case Wanted.NUMBER:
            return bool(NUMBER.search(said))
        case Wanted.DATE:
            return bool(TIME.search(said))
        case Wanted.PERSON:
            is_place = any(each.end - each.start == len(said) for each in find_places(said))
            return not (re.search(r"[0-9《》]", said) or is_place)
        case Wanted.PLACE:
            return not (DAY.search(said) or is_office(said) or ends_in_person(said))
        case Wanted.PHONE | Wanted.WEB:
            return True
        case _:
            return False


def whole(text: str, span: Span) -> Span:
    """Return the span with the numbers, Latin words and brackets at its ends whole, and without signs around it."""
    start, end = span.start, span.end
    while start < end and text[start] in AROUND:
        start += 1
    while start < end and text[end - 1] in AROUND:
        end -= 1
    for run in RUN.finditer(text):
        if start < end and run.start() < start < run.end():
            start = run.start()
        if start < end and run.start() < end < run.end():
            end = run.end()
    return _bracketed(text, Span(start, end))


def _bracketed(text: str, span: Span) -> Span:
    """Take along the other one of a pair of brackets where it is just outside; leave a lonely one out."""
    start, end = span.start, span.end
    if start < end and text[start] in BRACKETS and BRACKETS[text[start]] not in text[start:end]:
        start, end = (start, end + 1) if text[end : end + 1] == BRACKETS[text[start]] else (start + 1, end)
    opening = {closing: each for each, closing in BRACKETS.items()}.get(text[end - 1]) if start < end else None
    if opening and opening not in text[start:end]:
        start, end = (start - 1, end) if start and text[start - 1] == opening else (start, end - 1)
    return Span(start, end)


def _whole_date(text: str, span: Span) -> Span:
    """Take along the month and the day that belong to a year."""
    for date in DATE.finditer(plain(text)):
        if date.start() <= span.start < span.end <= date.end():
            return Span(*date.span())
    return span


def _with_unit(text: str, span: Span) -> Span:
    """Take along the unit behind a number."""
    said = plain(text)
    unit = UNIT.match(said, span.end) if span.start < span.end and NUMBER.match(said, span.end - 1) else None
    return Span(span.start, unit.end()) if unit else span
