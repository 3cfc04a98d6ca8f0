"""What a link to the bot carries: the document that /start opens. Links in old messages work as long as it is there."""

import re
from typing import Final

from index.corpus import document_key

_DOCUMENT: Final = re.compile("d-([0-9a-f]{16})")


def payload_of(path: str) -> str:
    """Return what /start gets for a document.

    >>> payload_of("a/b.txt")
    'd-553cdd120c6da52e'
    """
    return f"d-{document_key(path)}"


def document_of(payload: str) -> str | None:
    """Return the key of the document that a payload names, or None."""
    match = _DOCUMENT.fullmatch(payload)
    return match[1] if match else None
