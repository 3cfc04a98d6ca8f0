"""What was sent, looked at before it is added: each document as it would be indexed."""

import filecmp
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

from bot.admin.uploads.captions import take_caption
from bot.asking.whole import file_name
from bot.error_messages import read_reason
from bot.library import Engine, Library
from bot.quotes import name_of
from bot.state.upload import Item, Upload
from bot.telegram.message import clip
from bot.words import Words
from index.corpus import Corpus
from index.documents.folder import safe_name, variants
from index.documents.zip_archive import unpack
from index.errors import NoSnapshotError, ReaderDiedError, ReadError, SnapshotError
from index.isolation.reading_process import DocumentReader
from index.metadata.corrections import Corrections
from index.preview import ALIKE_TITLES, Preview, preview
from index.types import Document, Metadata

SHORT: Final = 60  # UTF-16 units of a title within a reason
MOST_DEATHS: Final = 3
"""Documents of one archive that may bring down their reader; the others of it are then left unread."""
MOST_SECONDS: Final = 600
"""Reading the documents of one archive may take so long, as other uploads wait for it."""


class _Batch:
    """The documents of one archive."""

    def __init__(self, t: Words, reader: DocumentReader) -> None:
        self._t = t
        self._reader = reader
        self._names: dict[str, str] = {}
        self._deaths = 0
        self._until = time.monotonic() + MOST_SECONDS
        self.items: list[Item] = []
        self.refused: list[tuple[str, str]] = []

    def look(self, path: Path, name: str, corpus: Corpus | None, folder: Path) -> None:
        """Take one document, or note why not."""
        if self._deaths >= MOST_DEATHS or time.monotonic() > self._until:
            self.refused.append((name, self._t("upload-others-harmful")))
            return
        try:
            found = preview(path, name, corpus, self._reader)
        except ReadError as error:
            self._deaths += isinstance(error, ReaderDiedError)
            self.refused.append((name, read_reason(error, self._t)))
            return
        other = self._names.setdefault(found.document.digest, name)
        item = _item(found, str(path.relative_to(folder)), corpus)
        if other != name:
            self.refused.append((name, self._t("upload-same-file", name=other)))
        elif item.same:
            self.refused.append((name, self._t("upload-same", title=clip(item.older_title or "", SHORT))))
        else:
            self.items.append(item)


def examine_file(path: Path, name: str, library: Library) -> tuple[Preview, Item]:
    """Return what the file at `path` would become, and what is kept of that.

    Raises:
        ReadError: it can't be read.
    """
    with _lent(library.engine) as corpus:
        found = preview(path, safe_name(name), corpus, library.previews)
        return found, _item(found, path.name, corpus)


def examine_again(path: Path, item: Item, library: Library) -> Item:
    """Return what a document has become whose corrections have changed.

    Raises:
        ReadError: it can't be read any more.
    """
    with _lent(library.engine) as corpus:
        return _item(preview(path, item.name, corpus, library.previews), item.file, corpus)


def examine_text(path: Path, text: str, library: Library) -> tuple[Preview, Item]:
    """Write a text to `path` and return what it would become, under a name made of its title.

    Raises:
        ReadError: nothing is left of it after cleaning.
    """
    path.write_text(text, encoding="utf-8")
    return examine_file(path, text_name(preview(path, path.name, None, library.previews).document), library)


def examine_archive(
    path: Path, name: str, below: Corrections, library: Library, t: Words
) -> tuple[tuple[Item, ...], tuple[tuple[str, str], ...]]:
    """Unpack the archive `name` into a folder beside it; return its documents, and the others with the reasons.

    What was written `below` it is said of all that has no corrections of its own.

    Raises:
        ReadError: it is no archive.
    """
    batch, folder = _Batch(t, library.previews), path.with_suffix("")
    shutil.rmtree(folder, ignore_errors=True)  # of an attempt that a restart cut off
    folder.mkdir()
    found = unpack(path, folder)
    with _lent(library.engine) as corpus:
        for file in found.files:
            take_caption(file.path, below)
            batch.look(file.path, file.name, corpus, path.parent)
    # What is said of the archive itself calls it by the name that it was kept under.
    failed = ((name if each.file == path.name else each.file, read_reason(each, t)) for each in found.failed)
    return tuple(batch.items), (*batch.refused, *failed)


def examine_files(
    files: Iterable[tuple[Path, str]], library: Library, t: Words
) -> tuple[tuple[Item, ...], tuple[tuple[str, str], ...]]:
    """Look at files that were sent together, each with its name; return their documents, and why not the others."""
    batch, taken = _Batch(t, library.previews), set[str]()
    with _lent(library.engine) as corpus:
        for path, name in files:
            free = next(each for each in variants(safe_name(name)) if each not in taken)
            taken.add(free)
            batch.look(path, free, corpus, path.parent)
    return tuple(batch.items), tuple(batch.refused)


def is_there_by_now(upload: Upload, files: Path, documents: Path, engine: Engine) -> bool:
    """Say whether somebody has added one of these since its preview was made, be it indexed yet or not."""
    with _lent(engine) as corpus:
        return any(_is_copy(item, files / item.file, documents, corpus) for item in upload.items if not item.same)


def _is_copy(item: Item, file: Path, documents: Path, corpus: Corpus | None) -> bool:
    there = documents / item.name
    with suppress(FileNotFoundError):  # of a decision that has been taken meanwhile
        if there.is_file() and filecmp.cmp(file, there, shallow=False):
            return True
    if corpus is None:
        return False
    _, found = corpus.find_documents(item.metadata.title or PurePosixPath(item.name).stem, limit=ALIKE_TITLES)
    return any(corpus.document(entry.path).digest == item.digest for entry in found)


def _item(found: Preview, file: str, corpus: Corpus | None) -> Item:
    """Return what is kept of a preview; `file` is where the document lies in the upload's folder."""
    document, older = found.document, found.older
    like = next(iter(found.repeats), None)
    return Item(
        file,
        document.path,
        document.metadata,
        passages=len(document.quotable),
        like=name_of(like.document.metadata, like.document.path) if like else None,
        shared=like.passages if like else 0,
        older=older.path if older else None,
        older_title=name_of(older.metadata, older.path) if older else None,
        digest=document.digest,
        same=older is not None and corpus is not None and _says(corpus.document(older.path)) == _says(document),
    )


def _says(document: Document) -> tuple[Metadata, str]:
    return document.metadata, document.text


def text_name(document: Document) -> str:
    """Return a file's name for a text: its title, or how it begins."""
    return file_name(document) if document.metadata.title else file_name(_titled(document))


def _titled(document: Document) -> Document:
    return Document(document.path, "", Metadata(title=document.text.split("\n")[0]), "", ())


@contextmanager
def _lent(engine: Engine) -> Iterator[Corpus | None]:
    """Lend the current corpus, or None while there is none that can be used."""
    with ExitStack() as stack:
        corpus: Corpus | None = None
        with suppress(NoSnapshotError, SnapshotError):
            corpus = stack.enter_context(engine.lend()).corpus
        yield corpus
