"""txtai: its hybrid index of vectors and BM25, with half the weight each."""

from benchmarks.peers.measure import Given, Search, measure


def prepare(given: Given) -> Search:
    """Index the passages."""
    from txtai import Embeddings

    vectors = {
        text: vector
        for texts, rows in ((given.passages, given.vectors), (given.questions, given.asked))
        for text, vector in zip(texts, rows, strict=True)
    }
    known = {given.words(text): vector for text, vector in vectors.items()}
    index = Embeddings(
        method="external",
        transform=lambda texts: [known[text] for text in texts],
        hybrid=True,
        content=False,
        scoring={"method": "bm25", "terms": True, "tokenizer": {"lowercase": True, "whitespace": True}},
    )
    index.index((number, given.words(text), None) for number, text in enumerate(given.passages))

    def search(number: int) -> int:
        return int(index.search(given.words(given.questions[number]), 10)[0][0])

    return search


if __name__ == "__main__":
    measure(prepare)
