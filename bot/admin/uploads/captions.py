"""What is written below files that are sent, where it corrects title, place or date of what is in them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.admin.uploads.together import is_archive
from bot.state.upload import SentFile
from index.documents.folder import write_corrections
from index.metadata.corrections import Corrections, corrected, corrections_beside, said_corrections


def caption_of(sent: SentFile, files: Sequence[SentFile]) -> str:
    """Return what was written below a file; an album's only caption is said of each of its files.

    >>> below, bare = SentFile(2, "b.txt", "", "地点：绍兴", "7"), SentFile(1, "a.txt", "", "", "7")
    >>> caption_of(bare, [bare, below]), caption_of(SentFile(3, "c.txt", ""), [bare, below])
    ('地点：绍兴', '')
    """
    said = [each.caption for each in files if each.caption and each.album == sent.album != ""]
    return said[0] if len(said) == 1 else sent.caption


def said_below(sent: SentFile, files: Sequence[SentFile]) -> Corrections:
    """Return what the caption of a file says of the documents in it; a title is that of one document only.

    Raises:
        CorrectionError: it makes no sense.
    """
    below = corrected(Corrections(), said_corrections(caption_of(sent, files)))
    return below if sent.caption and not is_archive(sent.name) else replace(below, title=None)


def take_caption(path: Path, below: Corrections) -> None:
    """Correct a document by what was written below it; what somebody has said of it since then stands."""
    since = corrections_beside(path)
    if (kept := since.otherwise(below)) != since:
        write_corrections(path, kept)
