"""Haystack 2: BM25 and vectors in its in-memory store, joined by reciprocal ranks."""

from benchmarks.peers.measure import Given, Search, measure


def prepare(given: Given) -> Search:
    """Index the passages."""
    from haystack import Document
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore(bm25_tokenization_regex=r"\S+", embedding_similarity_function="dot_product")
    store.write_documents(
        [
            Document(id=str(number), content=given.words(text), embedding=vector.tolist())
            for number, (text, vector) in enumerate(zip(given.passages, given.vectors, strict=True))
        ]
    )
    by_words, by_vectors = InMemoryBM25Retriever(store), InMemoryEmbeddingRetriever(store)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=10)

    def search(number: int) -> int:
        words = by_words.run(query=given.words(given.questions[number]), top_k=50)["documents"]
        near = by_vectors.run(query_embedding=given.asked[number].tolist(), top_k=50)["documents"]
        return int(joiner.run(documents=[words, near])["documents"][0].id)

    return search


if __name__ == "__main__":
    measure(prepare)
