"""Texts as the bundled model's input: tokens, and their rows in its word table."""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import numpy as np
from sentencepiece import SentencePieceProcessor

from index.embedding.compiled import Array
from index.errors import ModelError
from index.parameters import PARAMETERS

PASSAGE, QUERY = "passage: ", "query: "  # multilingual-e5's own prefixes
BEGIN, PAD, END = 0, 1, 2  # <s>, <pad>, </s>
BLANK = "▁"  # as pieces have it
STEP = 16  # tokens by which the length of an input grows
PIECES = "sentencepiece.model"
PIECES_END = b"\x18\x01\x20\x01\x28\x01"  # its last fields: a prefix, no blanks but one, blanks as U+2581
TABLE = "embeddings.word_embeddings.weight"


@dataclass(frozen=True, slots=True)
class PlacedTokens:
    """Tokens of one text without special ones, and where each stands in it, (start, end) in characters."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class PieceTokenizer:
    """The unpacked model's tokenizer; safe to use from several threads."""

    def __init__(self, unpacked: Path) -> None:
        """Load it.

        Raises:
            ModelError: the file is damaged or not there.
        """
        try:
            self._processor = SentencePieceProcessor(model_file=str(unpacked / PIECES))
        except (OSError, RuntimeError) as error:
            message = f"The tokenizer in {unpacked} cannot be loaded ({error}). Remove that folder."
            raise ModelError(message) from error

    def ids(self, text: str) -> list[int]:
        """Return the tokens of a text between the two special ones, as many as the model takes."""
        found: list[int] = self._processor.encode(text)
        return [BEGIN, *found[: PARAMETERS.tokens - 2], END]

    def placed(self, text: str) -> PlacedTokens:
        """Return all tokens of a text and their places; each has a character at least, and of blanks only the last."""
        found = self._processor.encode(text, return_type="offset_mapping")
        places = zip(found["pieces"], found["offsets"], strict=True)
        return PlacedTokens(found["ids"], [_place(text, piece.lstrip(BLANK), *place) for piece, place in places])


def _place(text: str, piece: str, start: int, end: int) -> tuple[int, int]:
    while start + 1 < end and text[start + 1].isspace():
        start += 1
    if len(piece) > end - start and len(piece) > len(normalize("NFKC", text[start:end])):
        end += 1  # it ends within what a character stands for: 2° of 2℃
    return start, max(end, min(start + 1, len(text)))


class TokenInputs:
    """The tokenizer and the word table of the unpacked model; only the rows that a text needs are read of it."""

    def __init__(self, unpacked: Path) -> None:
        self.tokenizer = PieceTokenizer(unpacked)
        self._table = _table(unpacked / "model.safetensors")
        self.dimension = int(self._table.shape[1])

    def of(self, tokens: Sequence[Sequence[int]]) -> dict[str, Array]:
        """Return the network's input for n texts, given by their tokens.

        words: rows, (n, T, dimension) float32; mask: which count, (n, T) int64. T is the tokens of the longest, rounded
        up, as a network is made ready anew for each length that it has not met.
        """
        longest = -(-max(len(each) for each in tokens) // STEP) * STEP
        ids = np.full((len(tokens), longest), PAD)
        mask = np.zeros((len(tokens), longest), dtype=np.int64)
        for row, each in enumerate(tokens):
            ids[row, : len(each)] = each
            mask[row, : len(each)] = 1
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
