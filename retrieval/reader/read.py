"""Let the network read: texts in, what it says of each passage out. It runs without torch."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding.cache import cached
from index.embedding.compiled import CompiledNetwork, is_whole
from index.embedding.tokens import TokenInputs
from index.errors import ModelError
from index.types import Span
from retrieval.reader.data import SHIPPED
from retrieval.reader.pairs import Pair, Pairer
from retrieval.types import Marked, Reading

FORMAT = 1  # of the derived network; a new number makes every cache derive it again
LONGEST = 24  # tokens that a marked answer may have
MARKED = 12  # stretches of a passage that are kept, the likeliest

Floats = NDArray[np.float32]


class CompiledReader:
    """The trained network behind the `Reader` protocol; safe to use from several threads."""

    def __init__(self, network: CompiledNetwork, words: TokenInputs) -> None:
        self._network = network
        self._words = words
        self._pairer = Pairer(words.tokenizer)

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> list[Reading]:
        """Return what each passage, (title, text), says to the question; the same for the same texts."""
        pairs = self._pairer.pairs(question, passages)
        found = self._network.run([self._words.of_pair(pair.tokens, pair.kinds) for pair in pairs])
        return [_reading(pair, judged, ends) for pair, (judged, ends) in zip(pairs, found, strict=True)]


def load_reader(unpacked: Path, words: TokenInputs | None = None) -> CompiledReader:
    """Load the reader that ships, on the unpacked bundled model; `words` are its, where they are at hand.

    Raises:
        ModelError: its weights are missing, damaged, or of something else.
    """
    try:
        version = hashlib.sha256(SHIPPED.read_bytes()).hexdigest()[:12]
    except OSError as error:
        message = f"The reader's weights in {SHIPPED} are not there ({error})."
        raise ModelError(f"{message} Install Yinju again, or set YINJU_READER=off.") from error
    name = f"reader-{FORMAT}-{version}"
    folder = cached(name, is_whole, lambda fresh: _derive(unpacked, fresh), 0.1)
    return CompiledReader(CompiledNetwork(folder), words or TokenInputs(unpacked))


def _derive(unpacked: Path, folder: Path) -> None:
    from retrieval.reader.derive import derive  # it imports torch: only where it is needed

    derive(unpacked, folder)


def _reading(pair: Pair, judged: Floats, ends: Floats) -> Reading:
    return Reading(float(judged[0, 1]), tuple(_marked(ends[pair.first : -1], pair)), float(judged[0, 0]))


def _marked(ends: Floats, pair: Pair) -> list[Marked]:
    """The likeliest stretches of a passage, the likeliest first, of equal ones the first in the text.

    ends: log odds of beginning and ending at each token of the passage, (tokens, 2).
    """
    if not len(ends):
        return []
    chances = np.exp(ends - ends.max(axis=0))
    begin, finish = (chances / chances.sum(axis=0)).T
    both = np.tril(np.triu(np.outer(begin, finish)), LONGEST - 1)
    found = []
    for place in np.argsort(-both, axis=None, kind="stable")[:MARKED]:
        i, j = divmod(int(place), len(ends))
        if both[i, j] > 0:
            found.append(Marked(Span(pair.offsets[i][0], pair.offsets[j][1]), float(both[i, j])))
    return found
