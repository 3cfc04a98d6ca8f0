"""The index of an evaluation set: built once, kept, and brought up to date like any other.

Embedding takes minutes. What was embedded when a run is stopped stays beside the index, and the next run goes on there.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

import numpy as np

from benchmarks.sets import EvaluationSet
from index.build import update
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.types import Encoder, OnProgress, Vectors


@contextmanager
def indexed(
    chosen: EvaluationSet, data: Path, encoder: Encoder, on_progress: OnProgress | None = None
) -> Iterator[Snapshot]:
    """Bring the index of a set in `data` up to date and open it."""
    documents = data / "documents"
    _write(chosen.documents, documents)
    with KeepingEncoder(encoder, data / "embedded.npz") as keeping:
        update(documents, data, keeping, on_progress, confirmed=True)
    with closing(open_snapshot(data, encoder.name)) as snapshot:
        yield snapshot


class KeepingEncoder:
    """An encoder that, when it is interrupted, leaves its vectors in a file from which the next one goes on."""

    def __init__(self, encoder: Encoder, path: Path) -> None:
        self.name = encoder.name
        self.dimension = encoder.dimension
        self._encoder = encoder
        self._path = path
        self._vectors = _load(path, encoder)

    def __enter__(self) -> "KeepingEncoder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._path.unlink(missing_ok=True)  # the index has them now
        elif self._vectors:
            np.savez(
                self._path,
                name=self.name,
                digests=np.array(list(self._vectors)),
                vectors=np.stack(list(self._vectors.values())),
            )

    def passages(self, texts: list[str]) -> Vectors:
        """Return a (len(texts), dimension) float32 array of unit vectors."""
        digests = [_digest(text) for text in texts]
        missing = [at for at, digest in enumerate(digests) if digest not in self._vectors]
        if missing:
            fresh = self._encoder.passages([texts[at] for at in missing])
            self._vectors.update(zip((digests[at] for at in missing), fresh, strict=True))
        return np.stack([self._vectors[digest] for digest in digests])

    def query(self, text: str) -> Vectors:
        """Return a (dimension,) float32 unit vector."""
        return self._encoder.query(text)


def _load(path: Path, encoder: Encoder) -> dict[str, Vectors]:
    if not path.is_file():
        return {}
    with np.load(path) as kept:
        if str(kept["name"]) != encoder.name or kept["vectors"].shape[1] != encoder.dimension:
            return {}
        return dict(zip(kept["digests"].tolist(), kept["vectors"], strict=True))


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _write(texts: dict[str, str], folder: Path) -> None:
    """Make the folder hold these documents and no others; files that are right already are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in texts:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, text in texts.items():
        path, raw = folder / name, text.encode("utf-8")
        if not path.is_file() or path.read_bytes() != raw:
            path.write_bytes(raw)
