"""The names of one kind that passages give for a predicate: those in sentences that say it, and who issued a notice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from index.corpus import Corpus, StoredPassage
from index.names.recogniser import Name, NameKind
from index.passages.split import sentences
from index.text.han import HAN
from index.text.simplify import simplify
from index.types import Span
from retrieval.fuse import Ranked
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
TOGETHER = 50  # passages whose names are fetched at once
LEAST = 2  # characters of a name
# Whose words are to be followed does nothing of what is told: 贯彻习近平总书记重要讲话精神.
_FOLLOWED = re.compile(rf"(?:学习|贯彻|落实|践行|按照|根据)[{HAN}]{{0,6}}$")
SAID = 0.6  # the share of the predicate that a passage must say
AS_MUCH = 0.7  # and of what the passage says that says most; a sentence, of what the best of its passage does
NEAR = 1 / 3  # the share of the best mixed score of those that its own must have
_ISSUED = re.compile("印发|发布|出台|下发|制定|颁布|发文|联合|公布")
_ISSUERS = re.compile(r"(?P<names>\S.*?)(?:关于|印发|转发)")
_BETWEEN = re.compile(r"[\s、]+")


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A name in a passage, and how much of the predicate the passage says."""

    name: str
    found: Found
    said: float


def names_saying(
    question: Question, listing: Listing, predicate: Predicate, pool: Iterator[Found], corpus: Corpus
) -> Iterator[NamedIn]:
    """Yield the names of the kind that is asked for whose sentences say what is asked, those that rank high.

    pool: the passages of the collection, by their mixed score.
    """
    is_issued = listing.sought is Sought.ORGANISATION and bool(_ISSUED.search(question.folded))
    saying: list[NamedIn] = []
    for passage, ranked, known in _with_names(pool, corpus):
        if saying and ranked.score < NEAR * saying[0].found[1].score:  # they come by their score
            break
        names = [name for name in known if name.kind is _KINDS[listing.sought]]
        issuers = _issuers(listing, passage) if is_issued else []
        said = predicate.said(passage.text, passage.metadata.title) if names or issuers else 0.0
        if said >= SAID:
            inside = _in_sentences(listing, predicate, passage, names)
            saying += [NamedIn(name, (passage, ranked), said) for name in (*inside, *issuers)]
    most = max((each.said for each in saying), default=0.0)
    yield from (each for each in saying if each.said >= AS_MUCH * most)


def _with_names(pool: Iterator[Found], corpus: Corpus) -> Iterator[tuple[StoredPassage, Ranked, Sequence[Name]]]:
    while together := list(islice(pool, TOGETHER)):
        known = corpus.names(passage.index for passage, _ in together)
        for passage, ranked in together:
            yield passage, ranked, known.get(passage.index, ())


def _in_sentences(
    listing: Listing, predicate: Predicate, passage: StoredPassage, names: Sequence[Name]
) -> Iterator[str]:
    """Yield the names that are asked for in the sentences that say about as much of the predicate as the best."""
    text = passage.text
    asked = [name for name in names if _is_asked(listing, text, name)]
    of_part = []
    for part in sentences(text, Span(0, len(text))) if asked else ():
        inside = [name for name in asked if part.start <= name.start < part.end]
        if inside:
            of_part.append((predicate.said(text[part.start : part.end]), inside))
    most = max((said for said, _ in of_part), default=0.0)
    for said, inside in of_part:
        if said and said >= AS_MUCH * most:
            for name in inside:
                span = _whole(listing, text, name)
                yield text[span.start : span.end]


def _issuers(listing: Listing, passage: StoredPassage) -> list[str]:
    """Who issued a notice: its title begins with them."""
    found = _ISSUERS.match(passage.metadata.title or "")
    names = _BETWEEN.split(found["names"]) if found else []
    return [name for name in names if is_office(simplify(name)) and is_of_kind(simplify(name), listing.head)]


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
    simple = simplify(text)
    if is_byline(simple, name.start) or _FOLLOWED.search(simple[: name.start]):
        return False
    return rank is None or any(each.endswith(rank) for each in held)
