"""LangChain: its BM25 retriever and its FAISS store, joined by reciprocal ranks as its ensemble does (constant 60)."""

from collections import Counter

from benchmarks.peers.measure import Given, Search, measure

RANKS = 60


def prepare(given: Given) -> Search:
    """Index the passages."""
    from langchain_community.retrievers import BM25Retriever
    from langchain_community.vectorstores import FAISS
    from langchain_core.embeddings import FakeEmbeddings

    numbers = [{"number": number} for number in range(len(given.passages))]
    by_words = BM25Retriever.from_texts(
        given.passages, metadatas=numbers, preprocess_func=lambda text: given.words(text).split(), k=50
    )
    pairs = list(zip(given.passages, given.vectors.tolist(), strict=True))
    store = FAISS.from_embeddings(pairs, FakeEmbeddings(size=given.vectors.shape[1]), metadatas=numbers)

    def search(number: int) -> int:
        words = by_words.invoke(given.questions[number])
        near = store.similarity_search_by_vector(given.asked[number].tolist(), k=50)
        scores: Counter[int] = Counter()
        for ranking in (words, near):
            for rank, document in enumerate(ranking, 1):
                scores[document.metadata["number"]] += 1 / (RANKS + rank)  # type: ignore[assignment]
        return scores.most_common(1)[0][0]

    return search


if __name__ == "__main__":
    measure(prepare)
