"""The names of one kind that passages give for a predicate: those in sentences that say it, and who issued a notice."""

import re
from collections import Counter
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
from retrieval.lists.issuers import asks_for_issuers, issuers_of
from retrieval.lists.odds import Odds
from retrieval.lists.predicate import Predicate
from retrieval.offices import holders, is_byline
from retrieval.organisations import is_of_kind, whole_name
from retrieval.question import Question
from retrieval.quote import as_quoted
from retrieval.rank import Found
from retrieval.types import Reader

_KINDS = {Sought.ORGANISATION: NameKind.ORGANISATION, Sought.PERSON: NameKind.PERSON}
# Organisations that every notice names, and that name nobody in particular.
_NOBODY = "市委 省委 县委 区委 市政府 省政府 党委 党组 党支部 市委市政府 党中央 国务院 中共"
TOGETHER = 50  # passages that are fetched at once, or their names: those far down are hardly ever looked at
LEAST = 2  # characters of a name
# Whose words are to be followed does nothing of what is told: 贯彻习近平总书记重要讲话精神.
_FOLLOWED = re.compile(rf"(?:学习|贯彻|落实|践行|按照|根据)[{HAN}]{{0,6}}$")
SAID = 0.6  # the share of the predicate that a passage must say
AS_MUCH = 0.7  # and of what the passage says that says most; a sentence, of what the best of its passage does
NEAR = 1 / 3  # the share of the best mixed score of those that its own must have
READ = 12  # passages that name somebody and are read
OF_EACH = 2  # passages that are read for a name
_FITS = Odds(bias=-3.6, said=1.0, ranked=3.0, relevant=0.28)
LEAST_ODDS = -1.0  # that names who stands in a passage that is read


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A name in a passage, and how well the passage says what is asked of it: for those of one question to compare."""

    name: str
    found: Found
    fitness: float


@dataclass(frozen=True, slots=True)
class _Naming:
    """A passage with the names of the kind that is asked for in it, and the share of the predicate that it says."""

    found: Found
    names: Sequence[Name]
    issuers: Sequence[str]
    said: float


def names_saying(
    question: Question,
    listing: Listing,
    predicate: Predicate,
    pool: Iterator[Found],
    corpus: Corpus,
    reader: Reader | None = None,
) -> Iterator[NamedIn]:
    """Yield the names of the kind that is asked for whose sentences say what is asked, those that rank high.

    pool: the passages of the collection, by their mixed score. With a `reader` the best that name somebody are read,
    and named is who stands in one that fits by all that is known of it; else it has to say so in the question's words.
    """
    naming = _naming(question, listing, predicate, pool, corpus)
    fitting = _read(question, naming, corpus, reader) if reader and question.is_chinese else _worded(naming)
    for each, fitness in fitting:
        inside = _in_sentences(listing, predicate, each.found[0], each.names)
        yield from (NamedIn(name, each.found, fitness) for name in (*inside, *each.issuers))


def _naming(
    question: Question, listing: Listing, predicate: Predicate, pool: Iterator[Found], corpus: Corpus
) -> Iterator[_Naming]:
    """Yield the passages that name somebody of the kind that is asked for."""
    is_issued = asks_for_issuers(listing, question.folded)
    for passage, ranked, known in _with_names(pool, corpus):
        of_kind = (name for name in known if name.kind is _KINDS[listing.sought])
        names = [name for name in of_kind if _is_asked(listing, passage.text, name)]
        issuers: list[str] = []
        if is_issued:
            issuers = issuers_of(listing, passage.metadata.title, corpus.document(passage.document).text)
        if names or issuers:
            said = predicate.said(passage.text, passage.metadata.title)
            yield _Naming((passage, ranked), names, issuers, said)


def _worded(naming: Iterator[_Naming]) -> list[tuple[_Naming, float]]:
    """Choose the passages that say enough of the predicate."""
    saying: list[_Naming] = []
    for each in naming:
        if saying and each.found[1].score < NEAR * saying[0].found[1].score:  # they come by their score
            break
        if each.said >= SAID:
            saying.append(each)
    most = max((each.said for each in saying), default=0.0)
    return [(each, each.said) for each in saying if each.said >= AS_MUCH * most]


def _read(question: Question, naming: Iterator[_Naming], corpus: Corpus, reader: Reader) -> list[tuple[_Naming, float]]:
    """Choose the passages that fit by what they say, how they rank and what the reader makes of them."""
    near = list(islice(_of_each(naming), READ))
    texts = [(each.found[0].metadata.title, as_quoted(each.found[0], corpus)) for each in near]
    best = near[0].found[1].score if near else 0.0
    fitting = []
    for each, reading in zip(near, reader.read(question.text, texts), strict=True):
        share = each.found[1].score / best if best > 0 else 0.0
        odds = _FITS.of(each.said, share, reading.relevance)
        if odds >= LEAST_ODDS:
            fitting.append((each, odds))
    return fitting


def _of_each(naming: Iterator[_Naming]) -> Iterator[_Naming]:
    """Leave out a passage all of whose names stand in so many better ones, so that others are read, too."""
    seen: Counter[str] = Counter()
    for each in naming:
        text = each.found[0].text
        names = {*each.issuers, *(text[name.start : name.end] for name in each.names)}
        if any(seen[name] < OF_EACH for name in names):
            seen.update(names)
            yield each


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
    of_part = []
    for part in sentences(text, Span(0, len(text))) if names else ():
        inside = [name for name in names if part.start <= name.start < part.end]
        if inside:
            of_part.append((predicate.said(text[part.start : part.end]), inside))
    most = max((said for said, _ in of_part), default=0.0)
    for said, inside in of_part:
        if said and said >= AS_MUCH * most:
            for name in inside:
                span = _whole(listing, text, name)
                yield text[span.start : span.end]


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
