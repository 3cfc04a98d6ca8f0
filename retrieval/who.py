"""The quote for a question that asks for nothing but the holder of an office: the passage that names who it is."""

from collections.abc import Iterable
from dataclasses import replace

from index.corpus import Corpus
from index.text.simplify import simplify
from retrieval.offices import AskedOffice, holder_of
from retrieval.parameters import Ranking
from retrieval.question import Question
from retrieval.quote import choose
from retrieval.rank import Found
from retrieval.types import Quote


def held_by(
    asked: AskedOffice, question: Question, ranked: Iterable[Found], corpus: Corpus, ranking: Ranking
) -> Quote | None:
    """Return the best ranked quote that names the holder of an office, labelled with the name; None if none does."""
    for passage, each in ranked:
        if not any(office[-2:] in simplify(passage.text) for office in asked.offices):
            continue
        person = holder_of(asked, passage.text, passage.metadata.place, passage.metadata.title)
        quote = next(choose(question, [(passage, each)], corpus, ranking), None) if person else None
        if person and quote:
            return replace(quote, label=passage.text[person.start : person.end])
    return None
