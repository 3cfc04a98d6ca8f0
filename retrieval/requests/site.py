"""Documents that name a site, for somebody who sends a link to it; nothing is fetched from there."""

import re
from collections.abc import Iterator
from typing import Final

from index.corpus import DocumentEntry
from retrieval.answer import Answerer

_READ: Final = 50  # passages found by the words of the site's name; those that have the name itself count


def documents_of_site(host: str, answerer: Answerer) -> list[DocumentEntry]:
    """Return the documents that have an address of this site in their text, then those that have it in their names."""
    corpus = answerer.corpus
    _, named = corpus.find_documents(host, limit=_READ)
    written = (corpus.find_entry(path) for path in dict.fromkeys(_writing(host, answerer)))
    found = {entry.path: entry for entry in (*written, *named) if entry}
    return list(found.values())


def _writing(host: str, answerer: Answerer) -> Iterator[str]:
    """Yield the documents of passages that have an address of the site, or of a part of it, as bm.example is."""
    explained = answerer.explain(host, _READ)
    address = re.compile(rf"(?<![\w-]){re.escape(host)}(?![\w-]|\.\w)", re.IGNORECASE)
    for seen in explained.seen if explained else ():
        if address.search(seen.passage.text):
            yield seen.passage.document
