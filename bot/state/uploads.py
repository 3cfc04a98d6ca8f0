"""What administrators sent to be added, from its arrival until it is among the documents or not wanted.

A row says how far it has come; its files lie in a folder of their own beside the state file, and go with it.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from bot.state.store import Store, now, readable, sweep
from index.types import Metadata
from retrieval.types import Language

FOLDER: Final = "uploads"


class Step(StrEnum):
    """How far an upload has come: noted, offered with a preview, being added; the last two are ends."""

    RECEIVED = "received"
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
    """One of several files that were sent together: its message, its name, Telegram's id for it, what stands below."""

    message: int
    name: str
    file: str
    caption: str = ""


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
    """What was sent in a private `chat` with message `source`: a file, by Telegram's id for it, or pieces of a text.

    `message` is the bot's own, with the preview. `refused`: names and reasons, in words. `by`: who had it added.
    `caption`: what was written below the file. `files`: those that were sent together, as the `album` of this name.
    `warned`: somebody was told that others have added the same meanwhile.
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
    file: str = ""
    pieces: tuple[Piece, ...] = ()
    items: tuple[Item, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    caption: str = ""
    album: str = ""
    files: tuple[SentFile, ...] = ()
    warned: bool = False


def upload_id(chat: int, message: int) -> str:
    """Return the id of the upload that begins with a message, so that Telegram can bring it twice."""
    return f"{chat}_{message}"


class Uploads:
    """All uploads and their files."""

    def __init__(self, store: Store, data: Path) -> None:
        self._store = store
        self._files = data / FOLDER

    def begin(self, upload: Upload) -> bool:
        """Note what has come; return False if it is known already."""
        values = upload.id, upload.person, upload.chat, upload.message, upload.step, _packed(upload), now()
        return self._store.run("INSERT OR IGNORE INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?)", *values) > 0

    def of(self, key: str) -> Upload | None:
        """Return an upload, or None if it is not kept."""
        row = self._store.row(f"{_QUERY} WHERE id = ?", key)
        return _upload(row) if row else None

    def put(self, upload: Upload, before: Step) -> bool:
        """Keep what an upload has become, if it is still at the step `before`; return whether it was."""
        values = upload.message, upload.step, _packed(upload), now(), upload.id, before
        statement = "UPDATE uploads SET message = ?, state = ?, value = ?, at = ? WHERE id = ? AND state = ?"
        return self._store.run(statement, *values) > 0

    def shown(self, key: str, message: int) -> None:
        """Note which message has an upload's preview."""
        self._store.run("UPDATE uploads SET message = ? WHERE id = ?", message, key)

    def end(self, upload: Upload, step: Step) -> bool:
        """Note how an upload ended, and of several that were added what undoing needs; keep nothing else.

        Return False if it has gone another way meanwhile.
        """
        items = upload.items if step is Step.ADDED and len(upload.items) > 1 else ()
        rest = Upload(upload.id, upload.person, upload.chat, upload.source, upload.language, step, upload.message)
        rest = replace(rest, items=items)
        if not self.put(rest, upload.step):
            return False
        self.clear(upload.id)
        return True

    def texts(self, chat: int) -> list[Upload]:
        """Return the texts of a chat that wait to be added or not, the last one first."""
        query = f"{_QUERY} WHERE chat = ? AND state IN (?, ?)"
        found = readable(self._store.rows(query, chat, Step.RECEIVED, Step.OFFERED), _upload)
        return sorted((each for each in found if each.pieces), key=lambda each: each.source, reverse=True)

    def of_album(self, chat: int, album: str) -> Upload | None:
        """Return the upload of files that were sent together, while it waits to be added or not."""
        query = f"{_QUERY} WHERE chat = ? AND state IN (?, ?)"
        found = readable(self._store.rows(query, chat, Step.RECEIVED, Step.OFFERED), _upload)
        return next((each for each in found if each.album == album), None)

    def at(self, step: Step) -> list[Upload]:
        """Return all uploads at a step."""
        return readable(self._store.rows(f"{_QUERY} WHERE state = ? ORDER BY at", step), _upload)

    def folder(self, key: str) -> Path:
        """Return the folder of an upload's files. It may not exist yet."""
        return self._files / key

    def make_folder(self, key: str) -> Path:
        """Return the folder of an upload's files, made so that other users of the machine see nothing in it."""
        self._files.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._files.chmod(0o700)  # made by an earlier version
        folder = self.folder(key)
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def clear(self, key: str) -> None:
        """Remove an upload's files."""
        shutil.rmtree(self.folder(key), ignore_errors=True)

    def sweep(self) -> None:
        """Remove files that belong to no upload."""
        sweep(self._files, (str(key) for (key,) in self._store.rows("SELECT id FROM uploads")))


_QUERY = "SELECT id, person, chat, message, state, value FROM uploads"


def _packed(upload: Upload) -> str:
    value = asdict(upload)
    for name in ("id", "person", "chat", "message", "step"):
        del value[name]
    value["items"] = [{**item.pop("metadata"), **item} for item in value["items"]]  # as earlier versions wrote it
    return json.dumps(value, ensure_ascii=False)


def _upload(row: Sequence[Any]) -> Upload:
    key, person, chat, message, step, text = row
    value = json.loads(text)
    upload = Upload(key, person, chat, value["source"], Language(value["language"]), Step(step), message)
    return replace(
        upload,
        by=value["by"],
        name=value["name"],
        file=value["file"],
        caption=value.get("caption", ""),  # earlier versions knew none of these
        album=value.get("album", ""),
        files=tuple(SentFile(**each) for each in value.get("files", ())),
        warned=value.get("warned", False),
        pieces=tuple(Piece(**piece) for piece in value["pieces"]),
        items=tuple(map(_item, value["items"])),
        refused=tuple((name, reason) for name, reason in value["refused"]),
    )


def _item(value: dict[str, Any]) -> Item:
    metadata = Metadata(**{each.name: value.pop(each.name, None) for each in fields(Metadata)})
    return Item(metadata=metadata, **value)
