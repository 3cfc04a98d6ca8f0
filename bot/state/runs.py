"""Runs of indexing that somebody wants and that have not ended: a restart takes them up again where people see them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.state.store import Store, now
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
    shown above progress and account. `button`: label and callback data of the button below the account.
    """

    run: Run
    person: int
    removing: frozenset[str] = frozenset()
    asked: bool = False
    confirmed: bool = False
    head: str = ""
    button: tuple[str, str] | None = None


class Runs:
    """What is wanted and has not come to its end."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, wish: IndexRequest) -> None:
        """Note what is wanted; it takes the place of what was wanted before in that message."""
        run = wish.run
        values = run.chat, run.message, run.language.value, wish.person, _packed(wish), now()
        self._store.run("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?)", *values)

    def wanted(self, run: Run) -> IndexRequest:
        """Return what is wanted in a message: to bring the index up to date, if nothing else was noted."""
        row = self._store.row(f"{_QUERY} WHERE chat = ? AND message = ?", run.chat, run.message)
        return _wish(row) if row else IndexRequest(run, person=0)

    def end(self, wish: IndexRequest) -> None:
        """Note that it has come to its end, well or not, unless something else is wanted in its message by now."""
        where = wish.run.chat, wish.run.message, _packed(wish)
        self._store.run("DELETE FROM runs WHERE chat = ? AND message = ? AND value = ?", *where)

    def unfinished(self) -> list[IndexRequest]:
        """Return what a restart cut off, the first wish first; what waits for an answer goes on waiting for it."""
        wishes = [_wish(row) for row in self._store.rows(f"{_QUERY} ORDER BY at")]
        return [wish for wish in wishes if wish.confirmed or not wish.asked]


_QUERY = "SELECT chat, message, language, person, value FROM runs"


def _packed(wish: IndexRequest) -> str:
    answers = {"asked": wish.asked, "confirmed": wish.confirmed}
    rest = {"removing": sorted(wish.removing), "head": wish.head, "button": wish.button}
    return json.dumps({**answers, **rest}, ensure_ascii=False)


def _wish(row: Sequence[Any]) -> IndexRequest:
    chat, message, language, person, text = row
    value = json.loads(text)
    button = tuple(value["button"]) if value["button"] else None
    run = Run(chat, message, Language(language))
    answers = value["asked"], value["confirmed"]
    return IndexRequest(run, person, frozenset(value["removing"]), *answers, value["head"], button)
