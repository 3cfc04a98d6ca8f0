"""Where the parts of a snapshot lie in its folder."""

from dataclasses import dataclass
from pathlib import Path

from index.text.own_words import FILE


@dataclass(frozen=True, slots=True)
class SnapshotFiles:
    """Where the parts of a snapshot lie; the lexical indexes are several files each, that begin with their names."""

    folder: Path
    words: str = "words"
    bigrams: str = "bigrams"
    document_bigrams: str = "document_bigrams"

    @property
    def texts(self) -> Path:
        """Documents and passages (SQLite)."""
        return self.folder / "texts.sqlite"

    @property
    def own_words(self) -> Path:
        """The own words, where it was built with some."""
        return self.folder / FILE

    @property
    def vectors(self) -> Path:
        """The passages' vectors (FAISS)."""
        return self.folder / "vectors.faiss"

    @property
    def document_of(self) -> Path:
        """The document number of each passage."""
        return self.folder / "document_of.npy"

    @property
    def duplicate_of(self) -> Path:
        """The passage that each passage repeats."""
        return self.folder / "duplicate_of.npy"

    @property
    def place_of(self) -> Path:
        """The place of each passage."""
        return self.folder / "place_of.npy"
