"""An upload as it is on its way: what was sent, what its documents are, how far it has come; and how a row keeps it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from index.types import Metadata
from retrieval.types import Language


class Step(StrEnum):
    """How far an upload has come: noted, being refused, offered with a preview, being added; the last two are ends."""

    RECEIVED = "received"
    REFUSING = "refusing"
    OFFERED = "offered"
    ADDING = "adding"
    ADDED = "added"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Piece:
    """One message of a text: its number and when it was sent, in seconds since 1970.

    `origin`: where it was forwarded from, and when it was sent there; empty if it was not forwarded.
    """

    message: int
    text: str
    sent: int
    origin: str = ""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was sent: its message, its name, Telegram's id for it, what stands below, and when, as in `Piece`.

    `album`: the name of those that were sent with it at once.
    """

    message: int
    name: str
    file: str
    caption: str = ""
    album: str = ""
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A document of an upload, as its preview found it.

    `file` is in the upload's folder, `name` what it would be called among the documents. `like`: the title of the
    document that has most of its passages too, `shared` of them. `older`: path and title of the document that it is a
    newer version of, or the `same` as.
    `digest`: that of the document. Once it is added: `target` is the name that it gets, `gone` that of the document
    that goes for it, unless it takes that one's place.
    """

    file: str
    name: str
    metadata: Metadata
    passages: int
    like: str | None = None
    shared: int = 0
    older: str | None = None
    older_title: str | None = None
    same: bool = False
    target: str = ""
    gone: str | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent in a private `chat`, first of all with message `source`: files, or pieces of a text.

    `message` is the bot's own, with the preview. `refused`: names and reasons, in words. `by`: who had it added.
    `name`: that of the first file, or the one that a text gets. `warned`: somebody was told that others have added the
    same meanwhile.
    """

    id: str
    person: int
    chat: int
    source: int
    language: Language
    step: Step = Step.RECEIVED
    message: int | None = None
    by: int = 0
    name: str = ""
    pieces: tuple[Piece, ...] = ()
    items: tuple[Item, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    files: tuple[SentFile, ...] = ()
    warned: bool = False


def upload_id(chat: int, message: int) -> str:
    """Return the id of the upload that begins with a message, so that Telegram can bring it twice."""
    return f"{chat}_{message}"


def packed(upload: Upload) -> str:
    """Return what the state file keeps of an upload beside its columns."""
    value = asdict(upload)
    for name in ("id", "person", "chat", "message", "step"):
        del value[name]
    value["items"] = [{**item.pop("metadata"), **item} for item in value["items"]]  # as earlier versions wrote it
    return json.dumps(value, ensure_ascii=False)


def unpacked(row: Sequence[Any]) -> Upload:
    """Return the upload of a row."""
    key, person, chat, message, step, text = row
    value = json.loads(text)
    upload = Upload(key, person, chat, value["source"], Language(value["language"]), Step(step), message)
    return replace(
        upload,
        by=value["by"],
        name=value["name"],
        files=_files(value),
        warned=value.get("warned", False),  # which earlier versions did not know
        pieces=tuple(Piece(**piece) for piece in value["pieces"]),
        items=tuple(map(_item, value["items"])),
        refused=tuple((name, reason) for name, reason in value["refused"]),
    )


def _files(value: dict[str, Any]) -> tuple[SentFile, ...]:
    """Return the files of a row; earlier versions kept a single one, and the name of an album, beside them."""
    if value.get("file"):
        return (SentFile(value["source"], value["name"], value["file"], value.get("caption", "")),)
    files = (SentFile(**each) for each in value.get("files", ()))
    return tuple(replace(each, album=value["album"]) if value.get("album") else each for each in files)


def _item(value: dict[str, Any]) -> Item:
    metadata = Metadata(**{each.name: value.pop(each.name, None) for each in fields(Metadata)})
    return Item(metadata=metadata, **value)
