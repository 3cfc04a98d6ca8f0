"""How a state becomes the current one: one transaction, which also lets go of the oldest."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray
from psycopg import Connection

from index.parameters import IndexParameters
from index.snapshot.publish import kept_of, next_name
from index.store import Model
from index.text.own_words import OwnWords


@dataclass(frozen=True, slots=True)
class Draft:
    """A state before it is published: the ids of its documents, and what its row says."""

    documents: list[int]
    families: NDArray[np.int32]
    places: list[str]
    model: Model
    parameters: IndexParameters
    own_words: OwnWords

    @property
    def size(self) -> int:
        """How many passages can be found in it."""
        return len(self.families)


def publish(connection: Connection[Any], draft: Draft) -> str:
    """Make a draft whose documents are all written the current state, and return its name."""
    with connection.transaction():
        number, name = _add(connection, draft)
        connection.execute(
            "INSERT INTO members SELECT %s, id, row_number() OVER paths - 1, sum(passages) OVER paths - passages"
            " FROM documents WHERE id = ANY(%s) WINDOW paths AS (ORDER BY path)",
            (number, draft.documents),
        )
        before = current_number(connection)
        make_current(connection, number)
        _remove_old(connection, [number, *([before] if before else [])])
    remove_unused(connection)
    # Questions come at once; until the server knows how much there is now, it may look for it in a slow way.
    connection.execute("ANALYZE documents, passages, vectors, postings, members")
    return name


def current_number(connection: Connection[Any]) -> int | None:
    """Return the number of the current state."""
    found = connection.execute("SELECT state FROM published").fetchone()
    return found[0] if found else None


def make_current(connection: Connection[Any], number: int) -> None:
    """Let readers opened from now on see this state."""
    connection.execute(
        "INSERT INTO published (state) VALUES (%s) ON CONFLICT (single) DO UPDATE SET state = excluded.state", (number,)
    )


def remove_unused(connection: Connection[Any]) -> None:
    """Remove the segments of which no state has a document: of states that went, and of runs that were cut off."""
    connection.execute(
        "DELETE FROM segments s WHERE NOT EXISTS"
        " (SELECT FROM documents d JOIN members m ON m.document = d.id WHERE d.segment = s.id)"
    )


def _add(connection: Connection[Any], draft: Draft) -> tuple[int, str]:
    names = [name for (name,) in connection.execute("SELECT name FROM states ORDER BY id").fetchall()]
    told = json.dumps([draft.documents, asdict(draft.parameters), draft.model.name]).encode()
    name = next_name(names, sha256(told).hexdigest()[:8])
    (number,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM states").fetchone() or (1,)
    connection.execute(
        "INSERT INTO states VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            number,
            name,
            datetime.now(UTC).isoformat(timespec="seconds"),
            draft.model.name,
            draft.model.dimension,
            json.dumps(asdict(draft.parameters)),
            len(draft.documents),
            draft.size,
            draft.places,
            draft.own_words.to_text(),
            draft.families.astype("<i4").tobytes(),
        ),
    )
    return number, name


def _remove_old(connection: Connection[Any], needed: list[int]) -> None:
    """Remove all states but those that a folder would keep, too; needed are the current one, and the one before it."""
    names = dict(connection.execute("SELECT name, id FROM states ORDER BY id").fetchall())
    kept = kept_of([*names], [name for name, number in names.items() if number in needed])
    gone = [number for name, number in names.items() if name not in kept]
    connection.execute("DELETE FROM states WHERE id = ANY(%s)", (gone,))
