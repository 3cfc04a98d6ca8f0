"""The bundled model in 8 bits: the encoder that answers and indexes unless `YINJU_COMPUTE` says otherwise.

Its vectors differ from float32's by a cosine of 0.999, so they are those of another model, which an index names.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.embedding.bundled import bundled_model
from index.embedding.cache import cached
from index.embedding.compiled import Array, CompiledNetwork, is_whole
from index.embedding.together import Together
from index.embedding.tokens import PASSAGE, QUERY, TokenInputs
from index.types import Vectors

NAME = "bundled-int8"
FORMAT = 1  # of the derived network; a new number makes every cache derive it again
BATCH = 8  # texts; more at once take more memory and no less time


class Int8Encoder:
    """The bundled model in 8 bits behind the `Encoder` protocol; safe to use from several threads."""

    def __init__(self, unpacked: Path, network: CompiledNetwork) -> None:
        self.name = NAME
        self.words = TokenInputs(unpacked)
        """Tokenizer and word table. They take 60 MB, so the reader shares them."""
        self.dimension = self.words.dimension
        self._network = network
        self._asked = Together(self._queries, BATCH)

    def passages(self, texts: list[str]) -> Vectors:
        """Return a (len(texts), dimension) float32 array of unit vectors."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        tokens = [self.words.tokenizer.ids(PASSAGE + text) for text in texts]
        by_length = sorted(range(len(texts)), key=lambda i: len(tokens[i]))
        batches = [by_length[start : start + BATCH] for start in range(0, len(texts), BATCH)]
        found = self._vectors([[tokens[i] for i in batch] for batch in batches])
        for batch, rows in zip(batches, found, strict=True):
            vectors[batch] = rows
        return vectors

    def query(self, text: str) -> Vectors:
        """Return a (dimension,) float32 unit vector; questions that wait for the model are embedded together."""
        return self._asked.get(text)

    def _queries(self, texts: list[str]) -> list[Vectors]:
        (rows,) = self._vectors([[self.words.tokenizer.ids(QUERY + text) for text in texts]])
        return list(rows)

    def _vectors(self, batches: Sequence[list[list[int]]]) -> list[Vectors]:
        inputs = [self.words.of(batch) for batch in batches]
        return [
            _pooled(states, each["mask"]) for (states,), each in zip(self._network.run(inputs), inputs, strict=True)
        ]


def _pooled(states: Array, mask: Array) -> Vectors:
    """Return the unit vectors, (n, dimension), of the mean of the states of the tokens that count."""
    counts = mask[:, :, None].astype(np.float32)
    means: Vectors = (states * counts).sum(axis=1) / counts.sum(axis=1)
    unit: Vectors = means / np.linalg.norm(means, axis=1, keepdims=True)
    return unit


def load_int8(on_unpacked: Callable[[int, int], None] | None = None) -> Int8Encoder:
    """Load the encoder; unpack the model and derive its 8 bits first if this user has not done so yet.

    Raises:
        ModelError: it cannot be unpacked, derived or loaded.
    """
    unpacked = bundled_model(on_unpacked)
    folder = cached(f"multilingual-e5-small-int8-{FORMAT}", is_whole, lambda fresh: _derive(unpacked, fresh), 0.1)
    # In bfloat16, which saves no time beside products in 8 bits, OpenVINO minds the mask badly where an input is filled
    # up to 32 tokens: such questions had cosines of 0.98 to those of float32, at least 0.957 (docs/quality.md).
    return Int8Encoder(unpacked, CompiledNetwork(folder, precise=True))


def _derive(unpacked: Path, folder: Path) -> None:
    from index.embedding.derive import derive  # it imports torch: only where it is needed

    derive(unpacked, folder)
