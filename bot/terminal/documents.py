"""Documents of the index by their names or by words, for `yinju list` and `yinju show`."""

from collections.abc import Iterator

from bot.quotes import name_of, source
from index.corpus import Corpus, DocumentEntry
from index.errors import DocumentNotFoundError
from index.types import Document

MOST = 10**9  # documents: all
NAMED = 5  # of those that a name fits, how many are said


def listed(corpus: Corpus, search: str) -> list[DocumentEntry]:
    """Return the documents that have all these words in title, place, date or path; all where there are none."""
    return corpus.find_documents(search, 0, MOST)[1]


def lines_of(entries: list[DocumentEntry]) -> Iterator[str]:
    """Yield a line for each document: its path, and what is known of it."""
    for entry in entries:
        title = name_of(entry.metadata, "")
        yield source(entry.path, title, entry.metadata.place, entry.metadata.date)


def document_named(corpus: Corpus, name: str) -> Document:
    """Return the document of this path, or the only one that has these words in its path, title, place or date.

    Raises:
        DocumentNotFoundError: there is none, or there are several.
    """
    if corpus.find_entry(name):
        return corpus.document(name)
    total, found = corpus.find_documents(name, 0, NAMED)
    if total == 1:
        return corpus.document(found[0].path)
    if not found:
        raise DocumentNotFoundError(f"The index holds no document {name!r}. `yinju list` shows what it holds.")
    paths = ", ".join(entry.path for entry in found)
    more = " …" if total > len(found) else ""
    raise DocumentNotFoundError(f"{name!r} fits {total} documents: {paths}{more}. Give more of the path.")
