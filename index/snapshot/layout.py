"""Where the parts of a snapshot lie in its folder."""

from dataclasses import dataclass
from pathlib import Path

from index.text.own_words import FILE


@dataclass(frozen=True, slots=True)
class SnapshotFiles:
    """What a snapshot has beside its segments."""

    folder: Path

    @property
    def own_words(self) -> Path:
        """The own words, where it was built with some."""
        return self.folder / FILE

    @property
    def state(self) -> Path:
        """Arrays: which of its segments' documents it has, and which passages repeat another."""
        return self.folder / "state.arrays"


@dataclass(frozen=True, slots=True)
class SegmentFiles:
    """The files of a segment, which begin with its number."""

    folder: Path
    number: int

    @property
    def texts(self) -> Path:
        """Documents and passages (SQLite)."""
        return self.folder / f"{self.number}.texts.sqlite"

    @property
    def vectors(self) -> Path:
        """The passages' vectors (FAISS)."""
        return self.folder / f"{self.number}.vectors.faiss"

    @property
    def cells(self) -> Path:
        """The vectors in 8 bits, by cells (FAISS); only a large segment has it."""
        return self.folder / f"{self.number}.cells.faiss"

    @property
    def arrays(self) -> Path:
        """Words, signatures, places and days."""
        return self.folder / f"{self.number}.arrays"

    @property
    def all(self) -> tuple[Path, ...]:
        """All of them, whether the segment has them or not."""
        return self.texts, self.vectors, self.cells, self.arrays
