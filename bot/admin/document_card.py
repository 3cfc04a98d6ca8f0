"""Shows a document to administrators: what is known of it, and passages below a few words."""

from bot.quotes import dates, source
from bot.telegram.message import Part, clip, safe
from bot.words import Words
from index.types import Document

TITLE, NAME, QUOTE = 160, 120, 350  # UTF-16 units shown of each


def heading(document: Document, t: Words) -> Part:
    """Say title, place, date, number of passages and the file's name."""
    title = clip(document.metadata.title or t("upload-no-title"), TITLE)
    known = source(document.metadata.place or t("upload-no-place"), dates(document.metadata, t) or t("upload-no-date"))
    count = len(document.quotable)
    lines = [source(known, t("upload-passages", count=count)), t("upload-file", name=clip(document.path, NAME))]
    text = "\n".join(lines)
    return Part(f"<b>{safe(title)}</b>\n{safe(text)}", f"{title}\n{text}")


def quoted(label: str, text: str) -> Part:
    """Return a passage below a few words."""
    text = clip(text, QUOTE)
    return Part(f"{safe(label)}\n<blockquote>{safe(text)}</blockquote>", f"{label}\n{text}")
