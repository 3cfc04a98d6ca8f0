"""What stands beside a snapshot's data: by what it was made, what it counts, and the checksums of every file."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from index.errors import DamagedError, SnapshotError
from index.snapshot.sums import FileSum, damaged_blocks

FORMAT: Final = 5
"""Version of the files in a snapshot folder; raise it whenever they are laid out differently."""

MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`passages` counts the searchable ones; `places` are the distinct places, sorted; `files` goes by file name.

    `segments` are the numbers of those that it has, rising. `verified`: when every byte had last been compared with
    what was written, before it was published.

    `parameters` are those of `IndexParameters` that made it; an older version may have had others.
    """

    format: int
    model: str
    dimension: int
    parameters: dict[str, float]
    documents: int
    passages: int
    created: str
    places: tuple[str, ...]
    segments: tuple[int, ...]
    verified: str
    files: dict[str, FileSum]

    def to_bytes(self) -> bytes:
        """Return the JSON that is stored."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(folder: Path) -> Manifest:
    """Read a snapshot's manifest; SnapshotError if it is missing, damaged, or of another format.

    The folder's name ends in the manifest's digest, so that a damaged manifest is noticed as surely as a damaged file.
    """
    try:
        raw = (folder / MANIFEST).read_bytes()
        fields = json.loads(raw)
        version = fields["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(folder, f"its {MANIFEST} is missing or damaged") from error
    if version != FORMAT:
        message = f"has format {version}, and this version of Yinju reads format {FORMAT}"
        raise SnapshotError(f"The index {folder} {message}. Run `yinju index` to build it again.")
    if not folder.name.endswith(manifest_digest(raw)):
        raise damaged(folder, f"its {MANIFEST} was altered")
    fields["parameters"].setdefault("own_words", 0)  # indexes of versions that knew none
    files = {name: FileSum(entry["size"], tuple(entry["blocks"])) for name, entry in fields.pop("files").items()}
    lists = {name: tuple(fields[name]) for name in ("places", "segments")}
    return Manifest(**{**fields, **lists, "files": files})


def manifest_digest(raw: bytes) -> str:
    """Return the eight hexadecimal digits that end the name of a snapshot with this manifest."""
    return hashlib.sha256(raw).hexdigest()[:8]


def check_sizes(folder: Path, manifest: Manifest) -> None:
    """Raise DamagedError unless every file is there with its size; reads no contents."""
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise damaged(folder, f"{name} is missing")
        if path.stat().st_size != expected.size:
            raise damaged(folder, f"{name} has {path.stat().st_size} bytes instead of {expected.size}")


def check_contents(folder: Path, manifest: Manifest, on_block: Callable[[], None] | None = None) -> None:
    """Raise DamagedError unless every file is what was written; reads everything, `on_block` after each block."""
    for name, expected in manifest.files.items():
        try:
            for bad in damaged_blocks(folder / name, expected):
                if bad is not None:
                    raise damaged(folder, f"{name} is not what was written, from byte {bad} on")
                if on_block:
                    on_block()
        except OSError as error:
            raise damaged(folder, f"{name} can't be read ({error.strerror or error})") from error


def damaged(folder: Path, fault: str) -> DamagedError:
    """Return the error that says what is wrong with a snapshot."""
    return DamagedError(f"The index {folder} is damaged: {fault}. Run `yinju index` to build it again.")
