"""Read a sample as a user's file is read, and compare what comes out with the truth.

Characters are counted without white space. A body's character counts as found where its whole paragraph stands in the
text, else where at least RUN characters around it do; what is left of the text is boilerplate that was kept.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.documents.samples import DocumentSample
from index.errors import ReadError
from index.ingest import read_document
from index.types import Document

RUN = 6
"""Characters that must agree at once to count; shorter ones agree by chance."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one sample: counts of characters, and of its paragraphs that are one line of the text.

    `faults` says in words what is wrong; `title`, `date` and `place` are whether these are right.
    """

    name: str
    body: int
    found: int
    text: int
    kept: int
    paragraphs: int
    joined: int
    title: bool
    date: bool
    place: bool
    faults: tuple[str, ...]


def measure(samples: Iterable[DocumentSample]) -> list[Result]:
    """Read every sample in a folder of its own and compare."""
    with tempfile.TemporaryDirectory() as folder:
        return [_measured(sample, _read(sample, Path(folder))) for sample in samples]


def _read(sample: DocumentSample, folder: Path) -> Document | str:
    """Return the document, or why there is none."""
    path = folder / sample.name
    path.write_bytes(sample.content)
    try:
        return read_document(path, sample.name, "")[1]
    except ReadError as error:
        return str(error)


def _measured(sample: DocumentSample, document: Document | str) -> Result:
    body = sum(map(len, map(_bare, sample.body)))
    if isinstance(document, str):
        return Result(sample.name, body, 0, 0, 0, len(sample.body), 0, False, False, False, (document,))
    found, missing, rest = _compared(sample, document.text)
    kept = [part for part in rest.split("\0") if part]
    lines = {_bare(line) for line in document.text.split("\n")}
    broken = [paragraph for paragraph in sample.body if _bare(paragraph) not in lines]
    right = (
        _bare(document.metadata.title or "") == _bare(sample.title or ""),
        (document.metadata.date in sample.dates) if sample.dates else document.metadata.date is None,
        document.metadata.place == sample.place,
    )
    got = (document.metadata.title, document.metadata.date, document.metadata.place)
    wanted = (sample.title, " or ".join(sample.dates) or None, sample.place)
    wrong = [
        f"{field}: {one!r}, not {other!r}"
        for field, one, other, ok in zip(("title", "date", "place"), got, wanted, right, strict=True)
        if not ok
    ]
    faults = [f"lost: {part}" for part in missing] + [f"kept: {part}" for part in kept] + wrong
    faults += [f"not one line: {paragraph}" for paragraph in broken] if _is_printed(sample) else []
    return Result(
        name=sample.name,
        body=body,
        found=found,
        text=len(_bare(document.text)),
        kept=sum(map(len, kept)),
        paragraphs=len(sample.body),
        joined=len(sample.body) - len(broken),
        title=right[0],
        date=right[1],
        place=right[2],
        faults=tuple(faults),
    )


def _is_printed(sample: DocumentSample) -> bool:
    """Whether the lines of the file are those of a page, to be joined to paragraphs."""
    return sample.name.endswith(".pdf")


def _compared(sample: DocumentSample, text: str) -> tuple[int, list[str], str]:
    """Return how many of the body's characters are there, what is missing, and what else is (parts between NULs)."""
    rest, found = _bare(text), 0
    missing: list[str] = []
    wanted = [(_bare(piece), False) for piece in (*sample.neutral, sample.title or "") if piece]
    wanted += [(_bare(piece), True) for piece in sample.body]
    for piece, counts in sorted(wanted, key=lambda each: -len(each[0])):  # short pieces stand in long ones, too
        if piece in rest:
            rest = rest.replace(piece, "\0", 1 if counts else -1)
            found += len(piece) * counts
        elif counts:
            blocks = SequenceMatcher(None, rest, piece, autojunk=False).get_matching_blocks()
            runs = [block for block in blocks if block.size >= RUN]
            found += sum(block.size for block in runs)
            missing.append(_without(piece, [(block.b, block.size) for block in runs]).replace("\0", "…"))
            rest = _without(rest, [(block.a, block.size) for block in runs])
    return found, missing, rest


def _without(text: str, runs: list[tuple[int, int]]) -> str:
    for start, size in reversed(runs):
        text = f"{text[:start]}\0{text[start + size :]}"
    return text


def _bare(text: str) -> str:
    return "".join(text.split())
