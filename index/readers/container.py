"""What all zip containers (.docx, .pptx, .odt, .epub) are asked before they are unpacked."""

import io
import zipfile

from index.readers.charset import UnreadableError

MOST_UNPACKED = 200
"""Megabytes; a container that unpacks to more is a bomb, not a document."""


def refuse_bombs(data: bytes) -> list[str]:
    """Return the names in a container; raises UnreadableError if it unpacks to too much, BadZipFile if it is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        entries = container.infolist()
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED << 20:
        raise UnreadableError(f"unpacks to more than {MOST_UNPACKED} MB", "swollen", {"most": MOST_UNPACKED})
    return [entry.filename for entry in entries]
