"""The forms of a passage that machines compare; the stored text itself is never touched.

The two rule numbers stand in every snapshot's manifest. Raise the right one whenever a change makes the same file come
out differently: an index built by other rules is then built again, not mixed with new results.
"""

from typing import Final

from index.text.fold import fold

DOCUMENT_RULES: Final = 3
"""Version of read, clean, describe and split: how a file becomes a document."""

SEARCH_RULES: Final = 1
"""Version of search_form, fold, words and bigrams: how a passage, and a question, becomes what is searched."""


def search_form(title: str | None, text: str) -> str:
    """Return what is embedded and tokenised for a passage with its window: the document's title before it, folded.

    The title lifts the passage's own ranking by about three points in a hundred: a passage seldom repeats what its
    document is about.
    """
    return fold(f"{title} {text}" if title else text)


def bare_form(text: str) -> str:
    """Return the folded text with nothing but its letters and digits: equal for texts that only differ in dress."""
    return "".join(filter(str.isalnum, fold(text)))
