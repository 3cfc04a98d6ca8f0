"""Two corpora that should be one and the same, whatever keeps them and whatever led there."""

import numpy as np
from encoders import HashEncoder

from index.corpus import Corpus, SearchTerms

QUESTION = SearchTerms(
    ("工作", "教育", "会议", "抓实抓细"), ("教育", "工作", "育工", "会议"), (("进展", "成果"), ("没有的词",))
)


def assert_same(one: Corpus, other: Corpus) -> None:
    """Fail unless nobody who asks can tell which of two is which; floats are compared to the last bit."""
    told = [(each.info.model, each.info.documents, each.info.passages, each.info.places) for each in (one, other)]
    assert told[0] == told[1]
    assert one.own_words == other.own_words
    numbers = range(one.size)
    passages = one.passages(numbers)
    assert passages == other.passages(numbers)
    assert one.names(numbers) == other.names(numbers)
    entries = [*one.documents()]
    assert entries == [*other.documents()]
    for entry in entries:
        document = one.document(entry.path)
        assert document == other.document(entry.path)
        assert document == other.document_by_key(entry.key)
        assert one.repeats(document) == other.repeats(document)
    for passage in passages:
        assert one.by_key(passage.key) == other.by_key(passage.key) == passage
        assert [one.neighbour(passage, step) for step in (-1, 1)] == [
            other.neighbour(passage, step) for step in (-1, 1)
        ]
    for by in ("path", "place", "date"):
        assert one.find_documents("工作", 1, 3, by) == other.find_documents("工作", 1, 3, by)
    assert one.word_weights(QUESTION.words) == other.word_weights(QUESTION.words)
    assert one.bigram_weights(QUESTION.bigrams) == other.bigram_weights(QUESTION.bigrams)
    if one.size:
        vector = HashEncoder().query("教育工作有什么进展")
        for mine, others in zip(
            one.candidates(QUESTION, vector, 4, 3), other.candidates(QUESTION, vector, 4, 3), strict=True
        ):
            for name in ("numbers", "vectors", "words", "bigrams", "documents", "families"):
                np.testing.assert_array_equal(getattr(mine, name), getattr(others, name), err_msg=name)
