"""Runs of indexing that somebody wants and that have not ended: a restart takes them up again where people see them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.state.store import StateStore, now, readable, upsert
from retrieval.types import Language


@dataclass(frozen=True, slots=True)
class Run:
    """A run, by the message that shows how far it has come, in the language of who began it."""

    chat: int
    message: int
    language: Language


@dataclass(frozen=True, slots=True)
class IndexRequest:
    """What somebody wants done: the run and its message, who wants it, and which documents are meant to go.

    `asked`: they have been asked whether so many documents shall go; `confirmed`: they shall. `head`: what it is for,
    shown above progress and report. `buttons`: label and callback data of the buttons below the report.
    """

    run: Run
    person: int
    removing: frozenset[str] = frozenset()
    asked: bool = False
    confirmed: bool = False
    head: str = ""
    buttons: tuple[tuple[str, str], ...] = ()


class Runs:
    """What is wanted and has not come to its end."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def begin(self, request: IndexRequest) -> None:
        """Note what is wanted; it takes the place of what was wanted before in that message."""
        run = request.run
        values = run.chat, run.message, run.language.value, request.person, _packed(request), now()
        self._store.run(_PUT, *values)

    def requested(self, run: Run) -> IndexRequest:
        """Return what is wanted in a message: to bring the index up to date, if nothing else was noted."""
        row = self._store.row(f"{_QUERY} WHERE chat = ? AND message = ?", run.chat, run.message)
        return _request(row) if row else IndexRequest(run, person=0)

    def end(self, request: IndexRequest) -> None:
        """Note that it has ended, well or not, unless its message shows another request by now."""
        where = request.run.chat, request.run.message, _packed(request)
        self._store.run("DELETE FROM runs WHERE chat = ? AND message = ? AND value = ?", *where)

    def unfinished(self) -> list[IndexRequest]:
        """Return what a restart cut off, the first request first, without requests that wait for an answer."""
        requests = readable(self._store.rows(f"{_QUERY} ORDER BY at"), _request)
        return [request for request in requests if request.confirmed or not request.asked]


_PUT = upsert("runs", ["chat", "message"], ["language", "person", "value", "at"])
_QUERY = "SELECT chat, message, language, person, value FROM runs"


def _packed(request: IndexRequest) -> str:
    answers = {"asked": request.asked, "confirmed": request.confirmed}
    rest = {"removing": sorted(request.removing), "head": request.head, "buttons": request.buttons}
    return json.dumps({**answers, **rest}, ensure_ascii=False)


def _request(row: Sequence[Any]) -> IndexRequest:
    chat, message, language, person, text = row
    value = json.loads(text)
    before = [value["button"]] if value.get("button") else []  # earlier versions knew one at most
    buttons = tuple((label, data) for label, data in value.get("buttons", before))
    run = Run(chat, message, Language(language))
    answers = value["asked"], value["confirmed"]
    return IndexRequest(run, person, frozenset(value["removing"]), *answers, value["head"], buttons)
