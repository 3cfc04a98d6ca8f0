"""An HNSW index over the vectors of a large library; a small one is searched exactly, which is fast enough there.

The index has half precision, which is half the size, and finds candidates alone: their cosines are then worked out from
the whole vectors. It covers the vectors of one dimension, as states before may have come from another model.
"""

from typing import Any, Final

from psycopg import Connection, sql

LARGE: Final = 50_000
"""Passages from which on exact search takes longer than all else that a question needs: docs/scale.md."""

EF: Final = 400
"""Candidates that a search keeps, at least: twice what a ranking wants, as some are of other states."""

_MEMORY: Final = "1GB"  # of the server, while the index is made; without enough it takes many times as long


def index_name(dimension: int) -> str:
    """Return the name of the index over vectors of this dimension."""
    return f"vectors_nearest_{dimension}"


def make_index(connection: Connection[Any], dimension: int) -> None:
    """Make the index unless it is there; afterwards the server keeps it up to date."""
    connection.execute("SELECT set_config('maintenance_work_mem', %s, false)", (_MEMORY,))
    connection.execute(
        sql.SQL(
            "CREATE INDEX IF NOT EXISTS {name} ON vectors USING hnsw ((embedding::halfvec({dimension}))"
            " halfvec_ip_ops) WHERE vector_dims(embedding) = {dimension}"
        ).format(name=sql.Identifier(index_name(dimension)), dimension=sql.Literal(dimension))
    )
