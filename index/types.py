"""The records that pass between the steps of indexing.

All offsets are character (code point) offsets into `Document.text`, the cleaned text, end exclusive.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from index.errors import Values

if TYPE_CHECKING:  # importing it takes a tenth of a second, and the chat's prompt needs no vectors
    import numpy as np
    from numpy.typing import NDArray

Compute = Literal["auto", "int8", "bfloat16", "float32"]
"""The arithmetic of the embedding model."""
Vectors: TypeAlias = "NDArray[np.float32]"


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file's text before cleaning, with what the file itself says about it (HTML head, DOCX properties).

    `shown` counts the characters, blanks apart, that the file shows to who opens it; 0: as many as `text` has.
    `confidence`, in [0, 1]: how sure text recognition was of a scan or photo; None where the file has its text itself.
    `pages`: where in the text each printed page begins; empty where the file has none.
    """

    text: str
    title: str | None = None
    date: str | None = None
    shown: int = 0
    confidence: float | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text: its name in the gazetteer (`萍乡市`) and where the text says it."""

    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one paragraph, `document.text[start:end]`; what is embedded, ranked and quoted.

    `place` is set only where the passage is about another place than its document. `heading` marks a passage that is
    the document's title line, or says nothing by itself, as the day under a notice: it is stored but never quoted.
    """

    start: int
    end: int
    place: str | None = None
    heading: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What people want to know beside a quote: None where the text does not say it.

    `place` is a full name such as 萍乡市. `date` and `published` are ISO (2023-05-01): the day that the document is
    about (its event's, else the one under it, else that of publication), and the one on which it was published.
    `recognised` says that its text was read in a scan or a photo, and may have mistakes.
    """

    title: str | None = None
    place: str | None = None
    date: str | None = None
    published: str | None = None
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned document. `path` is relative to the documents folder, with `/`; `digest` is of the file's bytes.

    `pages` are the offsets in `text` where its printed pages begin; empty where the file has none.
    """

    path: str
    digest: str
    metadata: Metadata
    text: str
    passages: tuple[Passage, ...]
    pages: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Return the number, from 1, of the printed page that has the character at `offset`; None without pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None

    @property
    def quotable(self) -> list[Passage]:
        """The passages that may be quoted: all but the title lines."""
        return [each for each in self.passages if not each.heading]

    @property
    def headings(self) -> list[Span]:
        """Where the title lines stand."""
        return [each.span for each in self.passages if each.heading]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was skipped, and why; `code` and `values` as in `index.errors.ReadError`.

    kept: the index has the document as it was when its file could last be read.
    """

    file: str
    reason: str
    code: str = field(default="damaged", compare=False)
    values: Values = field(default_factory=dict, compare=False)
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A file that was read, and that somebody should look at: little of what it shows was kept, or recognised surely.

    `kept` and `confidence` as in `index.preview.Preview`.
    """

    file: str
    kept: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """The documents that a run of indexing touched, by their titles, or their paths where they have none.

    words: the own words that were added (+) and removed (-).
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one run of indexing did; counts of documents, except `passages`.

    touched: which documents were added, changed and removed.
    kept: the share, in [0, 1], of the characters of the files read that their documents have; None where none was read.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    failed: tuple[Failure, ...]
    documents: int
    passages: int
    seconds: float
    kept: float | None = None
    doubtful: tuple[Doubtful, ...] = ()
    touched: Touched = field(default_factory=Touched)


Phase = Literal["read", "embed", "publish"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: `done` of `total` files (read) or passages (embed)."""

    phase: Phase
    done: int
    total: int


OnProgress = Callable[[Progress], None]


class Encoder(Protocol):
    """Turns texts into unit vectors.

    `index.embedding` has two that implement it; tests may bring a pure function.
    """

    @property
    def name(self) -> str:
        """What the manifest records: vectors of different names never mix."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def passages(self, texts: list[str]) -> Vectors:
        """Return a (len(texts), dimension) float32 array of unit vectors."""

    def query(self, text: str) -> Vectors:
        """Return a (dimension,) float32 unit vector."""


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """What a snapshot's manifest says, for people: `yinju status` and the bot's /status."""

    name: str
    created: str
    model: str
    dimension: int
    documents: int
    passages: int
    places: tuple[str, ...] = field(default=())
