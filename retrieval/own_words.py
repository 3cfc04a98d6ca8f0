"""A question in the words of the documents, where administrators have said which words say the same."""

from dataclasses import replace

from index.corpus import Corpus
from retrieval.parameters import RANKING, Ranking
from retrieval.question import Question, understand

_NOWHERE = "\0"  # a word that no document has, so it weighs most


def understood(text: str, corpus: Corpus, ranking: Ranking = RANKING) -> Question:
    """Take a question apart. A word that no document has gives way to the commonest that says the same."""
    asked = understand(text, ranking, corpus.own_words)
    said = asked.folded
    for word in asked.topic:
        others = corpus.own_words.same_as(word)
        weights = corpus.word_weights([*others, _NOWHERE])
        known = [other for other in others if weights[other] < weights[_NOWHERE]]
        if known and word not in known:
            said = said.replace(word, min(known, key=lambda other: weights[other]))
    if said == asked.folded:
        return asked
    again = understand(said, ranking, corpus.own_words)
    return replace(again, language=asked.language)
