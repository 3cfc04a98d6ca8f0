"""Which files belong together: an album, or files that an administrator sent one soon after the other."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from bot.state.upload import SentFile, Upload

ARCHIVE: Final = ".zip"
SOON: Final = 15  # seconds in which somebody picks the next file and sends it


def goes_with(sent: SentFile, before: Sequence[SentFile]) -> bool:
    """Say whether a file is decided about together with those before it, or is one of them.

    An archive holds many documents, so it stays alone unless it is part of an album.
    """
    if any(each.message == sent.message or each.album == sent.album != "" for each in before):
        return True
    if any(is_archive(each.name) for each in (sent, *before)):
        return False
    return any(abs(sent.sent - each.sent) <= SOON for each in before)


def is_archive(name: str) -> bool:
    """Say whether a file of this name holds others."""
    return PurePosixPath(name).suffix.lower() == ARCHIVE


def is_several(upload: Upload) -> bool:
    """Say whether an upload is shown as a list: several files, or what an archive holds."""
    return len(upload.files) > 1 or any(is_archive(each.name) for each in upload.files)
