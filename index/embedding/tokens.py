"""Texts as the bundled model's input: tokens, and their rows in its word table."""

import json
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Encoding, Tokenizer

from index.embedding.compiled import Array
from index.parameters import PARAMETERS

PASSAGE, QUERY = "passage: ", "query: "  # multilingual-e5's own prefixes
PAD = 1
STEP = 16  # tokens by which the length of an input grows
TABLE = "embeddings.word_embeddings.weight"


class TokenInputs:
    """The tokenizer and the word table of the unpacked model; only the rows that a text needs are read of it."""

    def __init__(self, unpacked: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(unpacked / "tokenizer.json"))
        self.tokenizer.enable_truncation(PARAMETERS.tokens)
        self._table = _table(unpacked / "model.safetensors")
        self.dimension = int(self._table.shape[1])

    def of(self, encoded: list[Encoding]) -> dict[str, Array]:
        """Return the network's input for n texts.

        words: rows, (n, T, dimension) float32; mask: which count, (n, T) int64. T is the tokens of the longest, rounded
        up, as a network is made ready anew for each length that it has not met.
        """
        longest = -(-max(len(each.ids) for each in encoded) // STEP) * STEP
        ids = np.full((len(encoded), longest), PAD)
        mask = np.zeros((len(encoded), longest), dtype=np.int64)
        for row, each in enumerate(encoded):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
        return {"words": self._table[ids], "mask": mask}

    def of_pair(self, tokens: Sequence[int], kinds: Sequence[int]) -> dict[str, Array]:
        """Return the reader's input for one pair of T tokens: words, (1, T, dimension) float32; kinds, (1, T) int64."""
        return {"words": self._table[np.asarray([tokens])], "kinds": np.asarray([kinds], dtype=np.int64)}


def _table(weights: Path) -> Array:
    """Map the word table, (vocabulary, dimension) float32; nothing of it is read yet."""
    with weights.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        table = json.loads(file.read(length))[TABLE]
    return np.memmap(weights, np.float32, "r", 8 + length + table["data_offsets"][0], tuple(table["shape"]))
