"""From a question for all of something to its quotes: every candidate's best passage, if that passage says it.

The whole collection is looked through: of each ranking far more passages are taken than a question for one thing needs,
and of each place those that the rankings like best are judged by what they say.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from index.corpus import Corpus
from index.places.mentions import is_within
from index.text.simplify import simplify
from index.types import Vectors
from retrieval.fuse import Ranked, mix
from retrieval.lists.asked import Listing
from retrieval.lists.heads import Sought
from retrieval.lists.labels import label_of, named_place
from retrieval.lists.names import TOGETHER, NamedIn, names_saying
from retrieval.lists.predicate import STRESSED, Predicate, predicate_of
from retrieval.lists.subjects import place_of_document, told_of
from retrieval.lists.verify import Candidate, verified
from retrieval.parameters import Ranking
from retrieval.periods import months_named
from retrieval.question import Question
from retrieval.quote import as_quoted, choose
from retrieval.rank import Found
from retrieval.types import Quote, Reader

BETWEEN = "、"  # between names that share a quote
DEPTH = 1_000  # passages taken from the top of each ranking
SCANNED = 50  # of the best passages, those in which other places are looked for than their documents are about
OF_EACH = 2  # passages of each candidate that may be read
JUDGED = 4  # passages of each candidate that are judged with the sentences around them
FAR = 0.1  # the share of the best mixed score below which a passage is not judged
SAID = 0.6  # the share of the predicate that a passage must say where the question is not answered
LIKELY = 0.3  # from which on it is looked at of whom


def listed(
    question: Question,
    listing: Listing,
    vector: Vectors,
    corpus: Corpus,
    ranking: Ranking,
    is_answered: bool,
    reader: Reader | None = None,
) -> list[Quote]:
    """Return a labelled quote for each name that the documents give, those that say most first.

    `question` is the listing's core, taken apart, and `vector` its vector. Where no passage says enough of it, but the
    question `is_answered`, those near the best count. With a `reader` each place's passage is read.
    """
    predicate = predicate_of(question, corpus, (listing.head,))
    if listing.sought is not Sought.PLACE:
        return _of_names(question, listing, predicate, vector, corpus, ranking, reader)
    every = _candidates(question, listing, predicate, vector, corpus, ranking)
    candidates = [each for each in every if not _is_of_other_month(question, each.text)]
    if listing.compared:
        chosen = _compared(candidates, listing)
    else:
        is_said = is_answered or any(each.said >= SAID and each.ranked.score > 0 for each in candidates)
        chosen = verified(question, predicate, candidates, reader) if is_said else []
    quotes: dict[str, Quote] = {}
    for each in chosen:
        found = next(choose(question, [(each.passage, each.ranked)], corpus, ranking), None)
        label = label_of(each.place, question.language)
        if found and label not in quotes:
            quotes[label] = replace(found, label=label)
    return list(quotes.values())


def _of_names(
    question: Question,
    listing: Listing,
    predicate: Predicate,
    vector: Vectors,
    corpus: Corpus,
    ranking: Ranking,
    reader: Reader | None,
) -> list[Quote]:
    """Return a quote for each organisation or person, each once, by the passage that fits best."""
    best: dict[str, NamedIn] = {}
    near = pool(question, vector, corpus, ranking, FAR)
    for each in names_saying(question, listing, predicate, near, corpus, reader):
        key = simplify(each.name)
        if key not in best or each.fitness > best[key].fitness:
            best[key] = each
    order = sorted(
        best.values(), key=lambda each: (-round(each.fitness, 2), -each.found[1].score, each.found[1].number)
    )
    of_passage: defaultdict[int, list[NamedIn]] = defaultdict(list)
    for each in order:
        of_passage[each.found[1].number].append(each)
    quotes = []
    for together in of_passage.values():  # names of one passage share its quote
        found = next(choose(question, [together[0].found], corpus, ranking), None)
        if found:
            quotes.append(replace(found, label=BETWEEN.join(each.name for each in together)))
    return quotes


def _is_of_other_month(question: Question, text: str) -> bool:
    """Say whether a text names months, the question, too, and none is the same."""
    asked, named = months_named(question.folded), months_named(text)
    return bool(asked and named and not asked & named)


def _compared(candidates: Sequence[Candidate], listing: Listing) -> list[Candidate]:
    by_place = {each.place: each for each in reversed(candidates)}
    return [by_place[place] for place in listing.compared if place in by_place]


def _candidates(
    question: Question, listing: Listing, predicate: Predicate, vector: Vectors, corpus: Corpus, ranking: Ranking
) -> Iterator[Candidate]:
    """Yield each place with its best passages, the best first, places in no particular order."""
    of_place: defaultdict[str, list[Found]] = defaultdict(list)
    told: defaultdict[str, list[Candidate]] = defaultdict(list)
    most = 0.0
    least = None if listing.compared else FAR
    for number, (passage, ranked) in enumerate(pool(question, vector, corpus, ranking, least)):
        most = max(most, ranked.score)
        about = place_of_document(passage)
        if place := _asked_place(about, listing):
            of_place[place].append((passage, ranked))
        for tale in told_of(passage.text) if number < SCANNED else ():
            if (place := _asked_place(tale.place, listing)) and tale.place != about:
                told[place].append(Candidate(place, passage, ranked, predicate.said(tale.text), tale.text))
    for place, found in of_place.items():
        near = [
            Candidate(place, one, ranked, predicate.said(one.text, one.metadata.title), one.text)
            for one, ranked in found
        ]
        for each in _best(near, predicate, most, JUDGED):
            passage, ranked = each.passage, each.ranked
            text = own = as_quoted(passage, corpus)
            said = predicate.said(text, passage.metadata.title)
            if said >= LIKELY:
                own = _without_others(text, place_of_document(passage))
                said = predicate.said(own, passage.metadata.title)
            told[place].append(Candidate(place, passage, ranked, said, own))
    for candidates in told.values():
        yield from _best(candidates, predicate, most, OF_EACH)


def _best(candidates: Sequence[Candidate], predicate: Predicate, most: float, wanted: int) -> list[Candidate]:
    """The `wanted` candidates of a place that speak for it best, the best first; the best mixed score of all is `most`.

    What is said again and again is looked for only where it can make a difference.
    """
    nearest = max(most, 1e-6)
    told = sorted(((each.said + each.ranked.score / nearest, each) for each in candidates), key=lambda pair: -pair[0])
    least = told[wanted - 1][0] - STRESSED if len(told) > wanted else -math.inf
    able = [(fit + predicate.stressed(each.text), each) for fit, each in told if fit >= least]
    return [each for _, each in sorted(able, key=lambda pair: -pair[0])[:wanted]]


def _without_others(text: str, about: str | None) -> str:
    """What a text tells of the place that it is about, without what it tells of others."""
    for each in told_of(text):
        if about is None or not is_within(each.place, about):
            text = text.replace(each.text, "")
    return text


def _asked_place(place: str | None, listing: Listing) -> str | None:
    """The place of the size asked for that a place counts as; None where it is left out, or in none of those asked."""
    if place is None:
        return None
    if listing.compared:
        return place if place in listing.compared else None
    if listing.within and not any(is_within(place, wanted) for wanted in listing.within):
        return None
    found = named_place(place, listing.level)
    return None if found in listing.excluded | listing.within else found


def pool(
    question: Question, vector: Vectors, corpus: Corpus, ranking: Ranking, least: float | None = None
) -> Iterator[Found]:
    """Yield the passages of the whole collection that any ranking puts near the top, by their mixed score.

    least: the share of the best score that each of them has; None: all of them.
    """
    candidates, background = corpus.candidates(question.terms, vector, DEPTH, ranking.background)
    scores = mix(candidates, background, ranking)
    floor = -math.inf if least is None else least * max(0.0, float(scores.max(initial=0.0)))
    order = iter(sorted(range(len(scores)), key=lambda i: (-scores[i], candidates.numbers[i])))
    while together := list(islice(order, TOGETHER)):
        for i, passage in zip(together, corpus.passages(candidates.numbers[together].tolist()), strict=True):
            if scores[i] < floor:
                return
            yield passage, Ranked(passage.index, float(scores[i]), float(candidates.vectors[i]))
