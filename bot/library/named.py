"""A document by its name, or by a part of it."""

from typing import Final

from index.corpus import Corpus
from index.errors import DocumentNotFoundError
from index.types import Document

NAMED: Final = 5  # of those that a name fits, how many are said


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
