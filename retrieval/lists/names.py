"""The names of one kind that passages give for a predicate: those in sentences that say it, and who issued a notice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.corpus import Corpus, StoredPassage
from index.names.recogniser import Name, NameKind
from index.passages.split import sentences
from index.text.simplify import simplify
from index.types import Span
from retrieval.lists.asked import Listing
from retrieval.lists.heads import Sought, rank_in
from retrieval.lists.predicate import Predicate
from retrieval.offices import holders, is_byline
from retrieval.organisations import is_of_kind, is_office, whole_name
from retrieval.question import Question
from retrieval.rank import Found

_KINDS = {Sought.ORGANISATION: NameKind.ORGANISATION, Sought.PERSON: NameKind.PERSON}
# Organisations that every notice names, and that name nobody in particular.
_NOBODY = "市委 省委 县委 区委 市政府 省政府 党委 党组 党支部 市委市政府 党中央 国务院 中共"
LEAST = 2  # characters of a name


# Log odds by a logistic regression on notices written for it (docs/quality.md), and the least that is named.
BIAS, SAID, RANKED = -5.4, 4.4, 6.9
LEAST_ODDS = -0.5
_ISSUED = re.compile("印发|发布|出台|下发|制定|颁布|发文|联合|公布")
_ISSUERS = re.compile(r"(?P<names>\S.*?)(?:关于|印发|转发)")
_BETWEEN = re.compile(r"[\s、]+")


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A name in a passage, and the log odds that its sentence says of it what is asked."""

    name: str
    found: Found
    odds: float


def names_saying(
    question: Question, listing: Listing, predicate: Predicate, pool: Iterable[Found], corpus: Corpus
) -> Iterator[NamedIn]:
    """Yield the names of the kind that is asked for whose sentences say what is asked, those that rank high."""
    found = list(pool)
    most = max((ranked.score for _, ranked in found), default=0.0)
    near = [each for each in found if most > 0 and _odds(1.0, each[1].score / most) >= LEAST_ODDS]
    known = corpus.names(passage.index for passage, _ in near)
    is_issued = listing.sought is Sought.ORGANISATION and bool(_ISSUED.search(question.folded))
    for passage, ranked in near:
        names = [name for name in known.get(passage.index, ()) if name.kind is _KINDS[listing.sought]]
        said_of = [*_in_sentences(listing, predicate, passage, names)]
        if is_issued:
            said_of += _of_title(listing, predicate, passage)
        for name, said in said_of:
            odds = _odds(said, ranked.score / most)
            if said and odds >= LEAST_ODDS:
                yield NamedIn(name, (passage, ranked), odds)


def _odds(said: float, rank: float) -> float:
    return BIAS + SAID * said + RANKED * rank


def _in_sentences(
    listing: Listing, predicate: Predicate, passage: StoredPassage, names: Sequence[Name]
) -> Iterator[tuple[str, float]]:
    """Yield each name that is asked for, and how much of the predicate its sentence says."""
    text = passage.text
    asked = [name for name in names if _is_asked(listing, text, name)]
    for part in sentences(text, Span(0, len(text))) if asked else ():
        inside = [name for name in asked if part.start <= name.start < part.end]
        said = predicate.said(text[part.start : part.end], passage.metadata.title) if inside else 0.0
        for name in inside:
            span = _whole(listing, text, name)
            yield text[span.start : span.end], said


def _of_title(listing: Listing, predicate: Predicate, passage: StoredPassage) -> Iterator[tuple[str, float]]:
    """Yield who issued a notice, as its title begins with them, and how much of the predicate it says."""
    title = passage.metadata.title or ""
    found = _ISSUERS.match(title)
    for name in _BETWEEN.split(found["names"]) if found else ():
        if is_office(simplify(name)) and is_of_kind(simplify(name), listing.head):
            yield name, predicate.said(f"{title} {passage.text}")


def _whole(listing: Listing, text: str, name: Name) -> Span:
    span = Span(name.start, name.end)
    return whole_name(text, span) if listing.sought is Sought.ORGANISATION else span


def _is_asked(listing: Listing, text: str, name: Name) -> bool:
    span = _whole(listing, text, name)
    said = simplify(text[span.start : span.end])
    if len(said) < LEAST or said in _NOBODY.split():
        return False
    if listing.sought is Sought.ORGANISATION:
        return is_of_kind(said, listing.head)
    rank = rank_in(listing.head)
    held = {each.office for each in holders(text) if each.person.start == name.start} if rank else set()
    return not is_byline(simplify(text), name.start) and (rank is None or any(each.endswith(rank) for each in held))
