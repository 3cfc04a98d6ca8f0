"""The names of one kind that passages give for a predicate: those in the sentence that says it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.corpus import Corpus
from index.names.recogniser import Name, NameKind
from index.passages.split import sentences
from index.text.simplify import simplify
from index.types import Span
from retrieval.lists.asked import Listing
from retrieval.lists.heads import Sought, rank_in
from retrieval.lists.predicate import Predicate
from retrieval.offices import holders, is_byline
from retrieval.organisations import is_of_kind
from retrieval.rank import Found

_KINDS = {Sought.ORGANISATION: NameKind.ORGANISATION, Sought.PERSON: NameKind.PERSON}
# Organisations that every notice names, and that name nobody in particular.
_NOBODY = "市委 省委 县委 区委 市政府 省政府 党委 党组 党支部 市委市政府 党中央 国务院 中共"
LEAST = 2  # characters of a name


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A name in a passage, and how much of the predicate its sentence says."""

    name: str
    found: Found
    said: float


def names_saying(
    listing: Listing, predicate: Predicate, pool: Iterable[Found], corpus: Corpus, least: float
) -> Iterator[NamedIn]:
    """Yield the names of the kind that is asked for, from the passages that say at least so much of the predicate."""
    found = list(pool)
    known = corpus.names(passage.index for passage, _ in found)
    for passage, ranked in found:
        names = [name for name in known.get(passage.index, ()) if name.kind is _KINDS[listing.sought]]
        said = predicate.said(passage.text, passage.metadata.title) if names else 0.0
        if said < least:
            continue
        asked = [name for name in names if _is_asked(listing, passage.text, name)]
        for name in _in_sentence(predicate, passage.text, asked):
            yield NamedIn(passage.text[name.start : name.end], (passage, ranked), said)


def _in_sentence(predicate: Predicate, text: str, names: Sequence[Name]) -> list[Name]:
    """The names in the sentence that says most of the predicate, of those that have any; none where it says nothing."""
    best, most = [], 0.0
    for part in sentences(text, Span(0, len(text))):
        inside = [name for name in names if part.start <= name.start < part.end]
        said = predicate.said(text[part.start : part.end]) if inside else 0.0
        if said > most:
            best, most = inside, said
    return best


def _is_asked(listing: Listing, text: str, name: Name) -> bool:
    said = simplify(text[name.start : name.end])
    if len(said) < LEAST or said in _NOBODY.split():
        return False
    if listing.sought is Sought.ORGANISATION:
        return is_of_kind(said, listing.head)
    rank = rank_in(listing.head)
    held = {each.office for each in holders(text) if each.person.start == name.start} if rank else set()
    return not is_byline(simplify(text), name.start) and (rank is None or any(each.endswith(rank) for each in held))
