"""A message (.eml) with its attachments, and a web page saved as one file (.mhtml): both are MIME."""

from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath

from lxml import etree, html

from index.readers.charset import UnreadableError, decode
from index.readers.html import read_html
from index.readers.html_blocks import blocks
from index.types import RawDocument

MAX_ATTACHMENTS = 20
"""Attachments of one message that are read."""

Reader = Callable[[bytes], RawDocument]


def read_saved_page(data: bytes) -> RawDocument:
    """Return the page in an .mhtml; raises UnreadableError."""
    for part in _message(data).walk():
        if part.get_content_type() == "text/html":
            return read_html(_payload(part))
    raise UnreadableError("holds no web page", "no-text")


def read_mail(data: bytes, readers: Callable[[str], Reader | None]) -> RawDocument:
    """Return a message's text and that of its attachments, each below its name; raises UnreadableError.

    `readers` gives the reader of a suffix, or None where there is none.
    """
    message = _message(data)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableError("is not a message, or a damaged one")
    subject = " ".join(str(message.get("subject", "")).split())
    lines = [subject, *_headers(message), *_body(message)]
    for part in list(message.iter_attachments())[:MAX_ATTACHMENTS]:
        lines += _attachment(part, readers)
    return RawDocument("\n".join(filter(None, lines)), title=subject or None, date=_day(message))


def _message(data: bytes) -> Message:
    return message_from_bytes(data, policy=default)


def _headers(message: EmailMessage) -> Iterator[str]:
    for name, label in (("from", "发件人"), ("to", "收件人"), ("cc", "抄送")):
        if message.get(name):
            yield f"{label}：{' '.join(str(message[name]).split())}"


def _body(message: EmailMessage) -> list[str]:
    body = message.get_body(("plain", "html"))
    if body is None:
        return []
    if body.get_content_type() == "text/plain":
        return decode(_payload(body), body.get_content_charset()).splitlines()
    try:
        tree = html.document_fromstring(_payload(body), parser=html.HTMLParser(encoding=body.get_content_charset()))
    except (etree.LxmlError, LookupError):
        return []
    return [block.text for block in blocks(tree)]


def _attachment(part: Message, readers: Callable[[str], Reader | None]) -> list[str]:
    """Return an attachment's name and text; its name alone where it can't be read."""
    name = part.get_filename() or ""
    reader = readers(PurePosixPath(name).suffix.lower())
    label = f"附件：{name}" if name else ""
    if reader is None:
        return [label]
    try:
        return [label, *reader(_payload(part)).text.splitlines()]
    except Exception:
        return [label]


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _day(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (TypeError, ValueError):
        return None
