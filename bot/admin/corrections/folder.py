"""Corrections of documents that lie in the folder: written beside their files, and put back."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.documents.folder import correct
from index.errors import FolderChangeError
from index.metadata.corrections import Corrections, corrected, corrections_beside


def correct_all(folder: Path, names: Iterable[str], given: Mapping[str, str]) -> dict[str, Any]:
    """Correct these documents alike; return what was said of each before. One that is gone by now is left out.

    Raises:
        CorrectionError: that corrects nothing.
        FolderChangeError: none of them could be corrected.
    """
    before, fault = dict[str, Any](), None
    for name in names:
        try:
            before[name] = asdict(correct(folder, name, corrected(corrections_beside(folder / name), given)))
        except FolderChangeError as error:
            fault = error
    if fault and not before:
        raise fault
    return before


def put_back(folder: Path, before: Mapping[str, Any]) -> None:
    """Put back what was said of these documents before, of those that are still there.

    Raises:
        FolderChangeError: the only one could not be changed.
    """
    for name, said in before.items():
        with suppress(*([FolderChangeError] if len(before) > 1 else [])):
            correct(folder, name, Corrections(**said))
