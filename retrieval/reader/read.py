"""Let the network read: texts in, what it says of each passage out."""

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from index.types import Span
from retrieval.reader.network import Judged, Network, pack
from retrieval.reader.pairs import Pair, Pairer
from retrieval.reader.weights import trained
from retrieval.types import Marked, Reading

LONGEST = 24  # tokens that a marked answer may have
MARKED = 12  # stretches of a passage that are kept, the likeliest


class NetworkReader:
    """The trained network behind the `Reader` protocol; safe to use from several threads."""

    def __init__(self, network: Network, pairer: Pairer) -> None:
        self._network = network
        self._pairer = pairer

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> list[Reading]:
        """Return what each passage, (title, text), says to the question; the same for the same texts."""
        if not passages:
            return []
        pairs = self._pairer.pairs(question, passages)
        packed = pack(pairs)
        with torch.inference_mode():
            judged = self._network(packed)
        places = zip(pairs, pairwise(packed.starts), judged.answers.tolist(), strict=True)
        return [Reading(odds, tuple(_marked(judged, pair, start, end))) for pair, (start, end), odds in places]


def load_reader(folder: Path, tokenizer: Tokenizer | None = None) -> NetworkReader:
    """Load the reader that ships, on the encoder unpacked in `folder`; `tokenizer` is its, where that is at hand.

    Raises:
        ModelError: its weights are missing, damaged, or of something else.
    """
    return NetworkReader(trained(folder), Pairer(tokenizer) if tokenizer else Pairer.of(folder))


def _marked(judged: Judged, pair: Pair, start: int, end: int) -> list[Marked]:
    """The likeliest stretches of a passage, the likeliest first, of equal ones the first in the text."""
    first, last = start + pair.first, end - 1
    if first == last:
        return []
    begin, finish = (torch.log_softmax(ends[first:last], 0) for ends in (judged.begin, judged.finish))
    both: Tensor = begin[:, None] + finish[None, :]
    allowed = torch.ones_like(both).triu().tril(LONGEST - 1).bool()
    values, places = torch.sort(both.masked_fill(~allowed, -math.inf).flatten(), descending=True, stable=True)
    found = []
    for value, place in zip(values[:MARKED].tolist(), places[:MARKED].tolist(), strict=True):
        i, j = divmod(place, len(pair.offsets))
        if value > -math.inf:
            found.append(Marked(Span(pair.offsets[i][0], pair.offsets[j][1]), math.exp(value)))
    return found
