"""What administrators sent to be added, from its arrival until it is among the documents or not wanted.

A row says how far it has come; its files lie in a folder of their own beside the state file, and go with it.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.state.store import StateStore, now, readable, sweep
from bot.state.upload import Step, Upload, packed, unpacked

FOLDER: Final = "uploads"
_QUERY: Final = "SELECT id, person, chat, message, state, value FROM uploads"


class Uploads:
    """All uploads and their files."""

    def __init__(self, store: StateStore, data: Path) -> None:
        self._store = store
        self._files = data / FOLDER

    def begin(self, upload: Upload) -> bool:
        """Note what has come; return False if it is known already."""
        values = upload.id, upload.person, upload.chat, upload.message, upload.step, packed(upload), now()
        return self._store.run("INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", *values) > 0

    def of(self, key: str) -> Upload | None:
        """Return an upload, or None if it is not kept."""
        row = self._store.row(f"{_QUERY} WHERE id = ?", key)
        return unpacked(row) if row else None

    def put(self, upload: Upload, before: Step) -> bool:
        """Keep what an upload has become, if it is still at the step `before`; return whether it was."""
        values = upload.message, upload.step, packed(upload), now(), upload.id, before
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
        return [each for each in self._waiting(chat) if each.pieces]

    def files(self, chat: int) -> list[Upload]:
        """Return the uploads of files of a chat that wait to be added or not, the last one first."""
        return [each for each in self._waiting(chat) if each.files]

    def _waiting(self, chat: int) -> list[Upload]:
        query = f"{_QUERY} WHERE chat = ? AND state IN (?, ?)"
        found = readable(self._store.rows(query, chat, Step.RECEIVED, Step.OFFERED), unpacked)
        return sorted(found, key=lambda each: each.source, reverse=True)

    def at(self, step: Step) -> list[Upload]:
        """Return all uploads at a step."""
        return readable(self._store.rows(f"{_QUERY} WHERE state = ? ORDER BY at", step), unpacked)

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
