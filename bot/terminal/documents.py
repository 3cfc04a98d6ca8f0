"""Documents of the index by words, for `yinju list`."""

from collections.abc import Iterator

from bot.quotes import name_of, source
from index.corpus import Corpus, DocumentEntry

MOST = 10**9  # documents: all


def listed(corpus: Corpus, search: str) -> list[DocumentEntry]:
    """Return the documents that have all these words in title, place, date or path; all where there are none."""
    return corpus.find_documents(search, 0, MOST)[1]


def lines_of(entries: list[DocumentEntry]) -> Iterator[str]:
    """Yield a line for each document: its path, and what is known of it."""
    for entry in entries:
        title = name_of(entry.metadata, "")
        yield source(entry.path, title, entry.metadata.place, entry.metadata.date)
