"""What stands beside a snapshot's data: by what it was made, what it counts, and the checksum of every file."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from index.errors import SnapshotError

FORMAT: Final = 2
"""Version of the files in a snapshot folder; raise it whenever they are laid out differently."""

MANIFEST: Final = "manifest.json"
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class FileSum:
    """Size in bytes and SHA-256 of one file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`passages` counts the searchable ones; `places` are the distinct places, sorted; `files` goes by file name.

    `parameters` are those of `IndexParameters` by which it was made; an older version may have had others.
    """

    format: int
    model: str
    dimension: int
    parameters: dict[str, float]
    documents: int
    passages: int
    created: str
    places: tuple[str, ...]
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
        raise _refused(folder, f"its {MANIFEST} is missing or damaged") from error
    if version != FORMAT:
        raise _refused(folder, f"it has format {version}, and this version of Yinju reads format {FORMAT}")
    if not folder.name.endswith(manifest_digest(raw)):
        raise _refused(folder, f"its {MANIFEST} was altered")
    files = {name: FileSum(**entry) for name, entry in fields.pop("files").items()}
    return Manifest(**{**fields, "places": tuple(fields["places"]), "files": files})


def manifest_digest(raw: bytes) -> str:
    """Return the eight hexadecimal digits that end the name of a snapshot with this manifest."""
    return hashlib.sha256(raw).hexdigest()[:8]


def check_sizes(folder: Path, manifest: Manifest) -> None:
    """Raise SnapshotError unless every file is there with its size; reads no contents."""
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise _refused(folder, f"{name} is missing")
        if path.stat().st_size != expected.size:
            raise _refused(folder, f"{name} has {path.stat().st_size} bytes instead of {expected.size}")


def check_contents(folder: Path, manifest: Manifest) -> None:
    """Raise SnapshotError unless every file has its checksum; reads everything."""
    for name, expected in manifest.files.items():
        if sum_file(folder / name) != expected:
            raise _refused(folder, f"{name} does not have the checksum it was written with")


def sum_file(path: Path) -> FileSum:
    """Return a file's size and checksum."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return FileSum(size, digest.hexdigest())


def _refused(folder: Path, fault: str) -> SnapshotError:
    return SnapshotError(f"The index {folder} can't be used: {fault}. Run `yinju index` to build it again.")
