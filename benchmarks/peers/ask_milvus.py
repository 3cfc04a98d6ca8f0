"""milvus-lite: its exact vector search."""

import sys
from pathlib import Path

from benchmarks.peers.measure import Given, Search, measure

AT_ONCE = 1000


def prepare(given: Given) -> Search:
    """Index the passages."""
    from pymilvus import MilvusClient

    path = Path(sys.argv[1]) / "milvus.db"
    client = MilvusClient(str(path))
    if client.has_collection("passages"):
        client.drop_collection("passages")
    client.create_collection("passages", dimension=given.vectors.shape[1], metric_type="IP")
    for first in range(0, len(given.passages), AT_ONCE):
        rows = range(first, min(first + AT_ONCE, len(given.passages)))
        client.insert(
            "passages", [{"id": n, "vector": given.vectors[n].tolist(), "text": given.passages[n]} for n in rows]
        )

    def search(number: int) -> int:
        found = client.search("passages", data=[given.asked[number].tolist()], limit=10, output_fields=["text"])
        return int(found[0][0]["id"])

    return search


if __name__ == "__main__":
    measure(prepare)
