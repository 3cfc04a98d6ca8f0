"""What indexing needs of a store, whatever keeps it: a writer at a time, states that are published whole, and kept.

A state is a corpus that was published; it never changes. `index.snapshot` keeps states as folders, `index.postgres` as
rows; `index.stores` says which one an address means.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus
from index.errors import DamagedError, SnapshotError
from index.parameters import OF_QUESTIONS, IndexParameters, differing
from index.text.own_words import OwnWords
from index.types import Document, SnapshotInfo, Vectors


@dataclass(frozen=True, slots=True)
class Missing:
    """A passage without a vector: its number among those added, and the form to embed."""

    number: int
    form: str


@dataclass(frozen=True, slots=True)
class CheckedSnapshot:
    """A state's name, whether it is the current one, its bytes, and what is wrong with it, or None."""

    name: str
    is_current: bool
    size: int
    fault: str | None


class Model(Protocol):
    """What made, or will make, the vectors; an `Encoder` is one."""

    @property
    def name(self) -> str:
        """What a state records: vectors of different names never mix."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""


class CorpusState(Corpus, Protocol):
    """A published state, with what indexing takes over from it."""

    @property
    def is_verified(self) -> bool:
        """Whether all of it was checked on opening; if not, `verify` is worth its time."""

    def verify(self, on_block: Callable[[], None] | None = None) -> None:
        """Read everything and raise DamagedError unless it is what was written; `on_block` is called now and then."""

    def without(self, closed: Collection[str]) -> Corpus:
        """Return it as who may not read what lies in these folders sees it."""

    def digests(self) -> dict[str, str]:
        """Return each document's digest by its path."""

    def is_by(self, model: Model) -> bool:
        """Say whether this model made its vectors."""

    def differs_in(self, names: Collection[str], parameters: IndexParameters) -> bool:
        """Say whether it was made by other values of these parameters."""

    def known_forms(self, digests: Sequence[bytes]) -> Mapping[bytes, int]:
        """Return the number of a passage for each of these digests of search forms that one has."""

    def known_keys(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return the number of each of these passages' keys that is there."""

    def words(self, numbers: Sequence[int]) -> list[list[str]]:
        """Return the words that jieba found in the search forms of these passages."""

    def vectors(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the vectors of these passages, (len(numbers), dimension)."""


class Builder(Protocol):
    """A state in the making. Documents come in the order of their paths; then vectors; then it is published."""

    @property
    def missing(self) -> list[Missing]:
        """The passages to embed, known when all documents are there."""

    @property
    def size(self) -> int:
        """How many passages can be found in it."""

    def add(self, document: Document, on_step: Callable[[], None]) -> None:
        """Add the next document; `on_step` is called at each passage."""

    def keep(self, path: str, on_step: Callable[[], None]) -> None:
        """Take over the next document from the state before, by whose parameters and model this one is made, too."""

    def finish(self, fresh: Vectors, on_step: Callable[[], None]) -> None:
        """Write everything; `fresh` are the vectors of `missing`. `on_step` is called at each passage."""

    def publish(self) -> str:
        """Make it the current state, in one step, and return its name."""


class Writer(Protocol):
    """The one that may change a store. `previous` is its newest sound state, or None."""

    @property
    def previous(self) -> CorpusState | None:
        """What indexing builds upon."""

    def building(
        self, source: CorpusState | None, model: Model, parameters: IndexParameters, own_words: OwnWords
    ) -> AbstractContextManager[Builder]:
        """Give what a new state is built with; what `source` has already is taken from there, unless it is other."""


class Store(Protocol):
    """Where states are kept."""

    @property
    def name(self) -> str:
        """Where that is, for people; without secrets."""

    def current(self) -> str | None:
        """Return the name of the current state, or None before the first; cheap enough to ask before every question."""

    def open(
        self, encoder_name: str | None, known_bad: Collection[str] = ()
    ) -> tuple[CorpusState, DamagedError | None]:
        """Open the current state, or where it is damaged the one before, with the error that says so.

        `encoder_name` is the model that questions will be embedded with (None: none will be); `known_bad` are states
        that turned out to be damaged after they were opened.

        Raises:
            NoSnapshotError: nothing was indexed yet.
            SnapshotError: it does not fit the model or the parameters, or is damaged as all before it.
        """

    def sound(self) -> AbstractContextManager[CorpusState | None]:
        """Open the newest state with everything in order, whatever made it; None if there is none."""

    def writing(self) -> AbstractContextManager[Writer]:
        """Keep all other writers out.

        Raises:
            BusyError: there is one.
            SnapshotError: the new state could not be written.
        """

    def kept(self) -> list[SnapshotInfo]:
        """Return what the states kept hold, the newest first."""

    def roll_back(self, name: str, encoder_name: str | None) -> SnapshotInfo:
        """Make a state that was kept the current one.

        Raises:
            NoSnapshotError: there is no such state (any more).
            SnapshotError: it is damaged, or does not fit the model or the parameters.
            BusyError: somebody is writing.
        """

    def check(self, on_block: Callable[[], None] | None = None) -> list[CheckedSnapshot]:
        """Compare what is kept with what was written, the newest state first."""


def refuse_unfit(
    what: str,
    made_by: Mapping[str, float],
    model: str,
    encoder_name: str | None,
    parameters: IndexParameters | None,
) -> None:
    """Raise SnapshotError where a state made by these parameters and this model is of no use to questions of today.

    `encoder_name` embeds them (None: nobody does); they go by `parameters` (None: nobody asks any).
    """
    fault = None
    if others := differing(OF_QUESTIONS, made_by, parameters) if parameters else {}:
        name, (stored, now) = next(iter(others.items()))
        fault = f"was built with {name} {stored}, and questions now go by {now}"
    elif encoder_name is not None and model != encoder_name:
        fault = f"was built with the model {model!r}, and YINJU_MODEL now names {encoder_name!r}"
    if fault:
        raise SnapshotError(f"{what} {fault}. Run `yinju index` to build it again, or set it back.")
