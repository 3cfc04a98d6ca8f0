"""Questions that ask which places, or who: one best quote for each, none twice.

A passage counts for its place only if it speaks of the question's topic about as much as the best one does; that its
document is near the question is not enough to name a city.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.corpus import Corpus
from index.places.mentions import find_places, parent
from retrieval.question import PLACES, PLACES_ENGLISH, Question
from retrieval.quote import plain
from retrieval.rule_answer import short_answer
from retrieval.types import Quote, Wanted

WHICH = re.compile(
    rf"哪(?:一)?(?:个|些|座|几个|几座)?(?:{PLACES})|什么(?:地方|城市|省)|\b(?:which|what) (?:{PLACES_ENGLISH})\b"
)
PROVINCE = re.compile(r"哪(?:一)?(?:个|些|几个)?省|什么省|\b(?:which|what) provinces?\b")
AS_MUCH = 0.5  # another passage counts with this share of the topic's weight in the passage that has most of it


def is_grouped(question: Question) -> bool:
    """Say whether the question asks which places, or who."""
    return question.wanted is Wanted.PERSON or asks_which_places(question)


def asks_which_places(question: Question) -> bool:
    """Say whether the question asks whose deed something is, of several places, not where it is."""
    return question.wanted is Wanted.PLACE and bool(WHICH.search(question.folded))


def grouped(question: Question, quotes: Iterator[Quote], corpus: Corpus) -> Iterator[Quote]:
    """Yield the quotes with the place or person that each speaks for as its label, each of these once.

    The best quote stays the first, whatever it speaks for. Of the others, where the question asks which places, those
    that speak for none are left out; people are not always named where they speak, so there such quotes stay.
    """
    seen: set[str] = set()
    most = 0.0
    for number, quote in enumerate(quotes):
        held = _held(question, quote, corpus)
        most = max(most, held)
        label = short_answer(question, quote, corpus.document(quote.document))
        key = label and _key(question, quote, label)
        off_topic = question.wanted is Wanted.PLACE and (label is None or held < AS_MUCH * most)
        if key in seen or (number and off_topic):
            continue
        if key:
            seen.add(key)
        yield replace(quote, label=label)


def _key(question: Question, quote: Quote, label: str) -> str:
    """What makes two labels the same: the place in the gazetteer (of a city its province, if that is asked for)."""
    if question.wanted is Wanted.PERSON or quote.metadata.place is None:
        return plain(label)
    return (PROVINCE.search(question.folded) and parent(quote.metadata.place)) or quote.metadata.place


def _held(question: Question, quote: Quote, corpus: Corpus) -> float:
    """The weight (IDF) of the topic's words that the quote or its title holds; places apart."""
    said = plain(f"{quote.metadata.title or ''} {quote.text}")
    held = [word for word in question.topic if word in said and not find_places(word)]
    return sum(corpus.word_weights(held).values())
