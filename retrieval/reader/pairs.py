"""A question and a passage as the reader's tokens, with what can be known of each token without reading.

Known beforehand is whether a token's characters stand on the other side as well: a run of letters or digits whole, a
Chinese character alone or with its neighbour. Names and years of the question that stand nowhere show so at once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from index.embedding.tokens import BEGIN, END, PieceTokenizer, PlacedTokens
from index.text.han import HAN
from retrieval.quote import plain

QUESTION, TITLE, PASSAGE, WHOLE = 64, 48, 250, 288  # tokens at most
SPECIAL, ASKED, NAMED, SAID = 0, 1, 4, 7  # kinds: special; of question, title, passage, each + 0, 1 or 2 (`levels`)
KINDS = 10
RUN = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*")
CHINESE = re.compile(f"[{HAN}]")

Offsets = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pair:
    """One question with one passage.

    tokens and kinds are of equal length; `first` is where the passage's tokens begin, `offsets` are the places of these
    tokens, (start, end), in the passage's text.
    """

    tokens: tuple[int, ...]
    kinds: tuple[int, ...]
    first: int
    offsets: tuple[tuple[int, int], ...]


class Pairer:
    """Turns texts into pairs."""

    def __init__(self, tokenizer: PieceTokenizer) -> None:
        self._tokenizer = tokenizer

    @classmethod
    def of(cls, folder: Path) -> "Pairer":
        """Read the tokenizer of the unpacked bundled model."""
        return cls(PieceTokenizer(folder))

    def pairs(self, question: str, passages: Iterable[tuple[str | None, str]]) -> list[Pair]:
        """Return the tokens of one question with each of several passages, (title, text)."""
        asked = plain(question)
        encoded, signs = self._tokenizer.placed(asked), Signs.of(asked)
        return [self._pair(asked, encoded, signs, plain(title or ""), plain(text)) for title, text in passages]

    def _pair(self, asked: str, encoded: PlacedTokens, signs: "Signs", named: str, said: str) -> Pair:
        other = Signs.of(named).joined(Signs.of(said))
        tokens, kinds = [BEGIN, *encoded.ids[:QUESTION], END, END], [SPECIAL]
        kinds += [*_kinds(encoded.offsets[:QUESTION], other.levels(asked), ASKED), SPECIAL, SPECIAL]
        if named:
            title = self._tokenizer.placed(named)
            tokens += [*title.ids[:TITLE], END]
            kinds += [*_kinds(title.offsets[:TITLE], signs.levels(named), NAMED), SPECIAL]
        first = len(tokens)
        passage, limit = self._tokenizer.placed(said), min(PASSAGE, WHOLE - first - 1)
        offsets = tuple(passage.offsets[:limit])
        tokens += [*passage.ids[:limit], END]
        kinds += [*_kinds(offsets, signs.levels(said), SAID), SPECIAL]
        return Pair(tuple(tokens), tuple(kinds), first, offsets)


@dataclass(frozen=True, slots=True)
class Signs:
    """What one side holds: runs of letters and digits, characters, pairs of characters."""

    runs: frozenset[str]
    characters: frozenset[str]
    neighbours: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Signs":
        """Collect them from plain text."""
        neighbours = frozenset(a + b for a, b in pairwise(text) if CHINESE.match(a) and CHINESE.match(b))
        return cls(frozenset(RUN.findall(text)), frozenset(CHINESE.findall(text)), neighbours)

    def joined(self, other: "Signs") -> "Signs":
        """Both."""
        return Signs(self.runs | other.runs, self.characters | other.characters, self.neighbours | other.neighbours)

    def levels(self, text: str) -> list[int]:
        """Return for each character of another text 0 (not here), 1 (alone) or 2 (with a neighbour, or as a run).

        What is neither a letter, a digit nor a Chinese character has -1.
        """
        levels = [-1] * len(text)
        for match in RUN.finditer(text):
            levels[match.start() : match.end()] = [2 * (match.group() in self.runs)] * len(match.group())
        near = [text[i : i + 2] in self.neighbours for i in range(-1, len(text))]
        for match in CHINESE.finditer(text):
            i = match.start()
            levels[i] = 2 if (near[i] and i) or near[i + 1] else int(text[i] in self.characters)
        return levels


def _kinds(offsets: Offsets, levels: list[int], base: int) -> list[int]:
    return [base + min((level for level in levels[start:end] if level >= 0), default=0) for start, end in offsets]
