"""A state in the making: what is new is written in segments of its own, the rest is taken over as it stands.

A term has a row in each segment; `index.merging` says when segments become one.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from psycopg import Connection

from index.merging import merged
from index.parameters import IndexParameters
from index.postgres.check import sum_segment
from index.postgres.families import DraftPassages, find_families
from index.postgres.publish import Draft, publish
from index.postgres.segment import Added, SegmentRows, write_vectors
from index.prepare import Preparer
from index.store import CorpusState, Missing, Model
from index.text.own_words import OwnWords
from index.types import Document, Vectors


class PostgresBuilder:
    """What a state will have. `previous` is the number of the state that `keep` takes documents over from."""

    def __init__(
        self,
        connection: Connection[Any],
        previous: int | None,
        source: CorpusState | None,
        model: Model,
        parameters: IndexParameters,
        own_words: OwnWords,
    ) -> None:
        self._connection = connection
        self._previous = previous
        self._source = source
        self._model = model
        self._parameters = parameters
        self._own_words = own_words
        self._preparer = Preparer(source, model, parameters)
        self._kept: list[str] = []
        self._added: list[Added] = []
        self._segments: list[int] = []
        self._segment = self._next_segment()
        self._draft: Draft | None = None

    @property
    def missing(self) -> list[Missing]:
        """The passages to embed."""
        return self._preparer.missing

    @property
    def size(self) -> int:
        """How many passages can be found in it; known once it is finished."""
        return self._draft.size if self._draft else 0

    def add(self, document: Document, on_step: Callable[[], None]) -> None:
        """Add the next document; `on_step` is called at each passage."""
        self._segment.add(self._preparer.prepare(document, on_step))
        if self._segment.is_full:
            self._write_segment()
            self._segment = self._next_segment()

    def keep(self, path: str, on_step: Callable[[], None]) -> None:
        """Take over the next document from the state before."""
        on_step()
        self._kept.append(path)

    def finish(self, fresh: Vectors, on_step: Callable[[], None]) -> None:
        """Write everything; `fresh` are the vectors of `missing`. `on_step` is called at each passage, at least."""
        kept = self._without_rewritten(on_step)
        self._write_segment()
        vectors = self._preparer.vectors(fresh)
        with self._connection.transaction():
            write_vectors(self._connection, self._added, vectors)
            for number in self._segments:
                sum_segment(self._connection, number)
        documents = sorted([*kept, *(one.id for one in self._added)])
        passages = DraftPassages(self._connection, documents, self._parameters)
        families = find_families(passages, self._connection, self._previous, self._kept, self._parameters, on_step)
        places = self._places(documents)
        self._draft = Draft(documents, families, places, self._model, self._parameters, self._own_words)

    def publish(self) -> str:
        """Make it the current state."""
        assert self._draft is not None, "published before it was finished"
        return publish(self._connection, self._draft)

    def _without_rewritten(self, on_step: Callable[[], None]) -> list[int]:
        """Write the documents of small and mostly left segments once more; return the ids of the others kept."""
        rows = self._connection.execute(
            "SELECT d.id, d.segment, d.path FROM members m JOIN documents d ON d.id = m.document"
            " WHERE m.state = %s AND d.path = ANY(%s) ORDER BY d.path",
            (self._previous, self._kept),
        ).fetchall()
        rewritten = self._rewritten(Counter(segment for _, segment, _ in rows))
        for _, segment, path in rows:
            if segment in rewritten and self._source is not None:
                self.add(self._source.document(path), on_step)
        return [number for number, segment, _ in rows if segment not in rewritten]

    def _rewritten(self, kept: Counter[int]) -> set[int]:
        """Return the segments that this run takes into its own, given how many documents of each are kept."""
        query = "SELECT segment, count(*) FROM documents WHERE segment = ANY(%s) GROUP BY segment"
        whole = dict(self._connection.execute(query, ([*kept],)).fetchall())
        query = "SELECT id FROM segments WHERE id = ANY(%s) AND signatures IS NULL"  # of an older version's tables
        unsigned = {number for (number,) in self._connection.execute(query, ([*kept],)).fetchall()}
        return unsigned | merged(kept, whole, len(self._added) + len(self._segment.added))

    def _next_segment(self) -> SegmentRows:
        ((number,),) = self._connection.execute("SELECT nextval('segment_numbers')").fetchall()
        return SegmentRows(number, self._parameters)

    def _write_segment(self) -> None:
        if self._segment.added:
            self._segment.write(self._connection)
            self._segments.append(self._segment.number)
            self._added += self._segment.added

    def _places(self, documents: list[int]) -> list[str]:
        """Return the places that passages of these documents are about, sorted."""
        rows = self._connection.execute(
            "SELECT DISTINCT coalesce(p.place, d.place) FROM passages p JOIN documents d ON d.id = p.document"
            " WHERE d.id = ANY(%s) AND p.ordinal IS NOT NULL",
            (documents,),
        ).fetchall()
        return sorted(place for (place,) in rows if place)
