"""The tables, made by numbered migrations: each is applied once, in order, by whoever writes first.

A migration that was published is never changed; the next one changes the tables further. Tables are named without a
schema, so the search path of the connection decides where they are; several libraries can share a database so.
"""

from typing import Any, Final, LiteralString

from psycopg import Connection, errors

from index.errors import SnapshotError

MIGRATIONS: Final[tuple[LiteralString, ...]] = (
    """
    CREATE EXTENSION IF NOT EXISTS vector;

    -- The documents of one run, and their words: numbers in postings count within the segment. `lengths` are int32:
    -- how many words, and pairs of characters, each passage's search form has. The sums say what was written.
    CREATE SEQUENCE segment_numbers; -- none is used twice: a reader may have one open that is gone
    CREATE TABLE segments (
        id bigint PRIMARY KEY, word_lengths bytea NOT NULL, pair_lengths bytea NOT NULL, sums text[]
    );
    -- `id`: the segment's, times 2^32, and `row`: the document's number in its segment. `first`: that of its first
    -- passage. `pairs`: pairs of characters of the whole document. `key`: see index.corpus.document_key.
    CREATE TABLE documents (
        id bigint PRIMARY KEY, segment bigint NOT NULL REFERENCES segments ON DELETE CASCADE,
        row int NOT NULL, first int NOT NULL, passages int NOT NULL, pairs int NOT NULL,
        path text COLLATE "C" NOT NULL, key text NOT NULL, digest text NOT NULL,
        title text, place text, date text, published text, recognised boolean NOT NULL, text text NOT NULL, pages int[]
    );
    CREATE INDEX documents_by_segment ON documents (segment);
    CREATE INDEX documents_by_path ON documents (path);
    CREATE INDEX documents_by_key ON documents (key);
    -- `ordinal` counts the document's searchable passages; headings have none.
    CREATE TABLE passages (
        document bigint NOT NULL REFERENCES documents ON DELETE CASCADE, position int NOT NULL, ordinal int,
        key text, form bytea, start int NOT NULL, stop int NOT NULL, place text, words text, names text,
        PRIMARY KEY (document, position), UNIQUE (document, ordinal)
    );
    CREATE INDEX passages_by_key ON passages (key);
    CREATE INDEX passages_by_form ON passages (form);
    CREATE TABLE vectors (
        document bigint NOT NULL REFERENCES documents ON DELETE CASCADE, ordinal int NOT NULL,
        embedding vector NOT NULL, PRIMARY KEY (document, ordinal)
    );
    ALTER TABLE vectors ALTER embedding SET STORAGE PLAIN;
    -- kind: 0 words and 1 pairs of passages, 2 pairs of documents. `numbers`, `counts`: int32, who has it how often.
    CREATE TABLE postings (
        segment bigint NOT NULL REFERENCES segments ON DELETE CASCADE, kind smallint NOT NULL, term bytea NOT NULL,
        numbers bytea NOT NULL, counts bytea NOT NULL, PRIMARY KEY (kind, term, segment)
    );
    ALTER TABLE postings ALTER numbers SET STORAGE EXTERNAL, ALTER counts SET STORAGE EXTERNAL;
    CREATE INDEX postings_by_segment ON postings (segment);

    -- A published state of the library. `own_words`: their file; `families`: int32, see index.corpus.Scores.
    CREATE TABLE states (
        id bigint PRIMARY KEY, name text NOT NULL UNIQUE, created text NOT NULL, model text NOT NULL,
        dimension int NOT NULL, parameters jsonb NOT NULL, documents int NOT NULL, passages int NOT NULL,
        places text[] NOT NULL, own_words text NOT NULL, families bytea NOT NULL
    );
    -- Which documents a state has: `row` by their paths, `first` the number of the first passage.
    CREATE TABLE members (
        state bigint NOT NULL REFERENCES states ON DELETE CASCADE, document bigint NOT NULL REFERENCES documents,
        row int NOT NULL, first int NOT NULL, PRIMARY KEY (state, document)
    );
    CREATE INDEX members_by_document ON members (document);
    -- The one row that says which state is answered from.
    CREATE TABLE published (
        single boolean PRIMARY KEY DEFAULT true CHECK (single), state bigint NOT NULL REFERENCES states
    );
    """,
    """
    -- uint64: a row for each passage, see index.passages.duplicates.sign; none where an older version wrote it.
    ALTER TABLE segments ADD signatures bytea;
    """,
)

VERSION: Final = "SELECT coalesce(max(version), 0) FROM migrations"
_VERSIONS: Final = "CREATE TABLE IF NOT EXISTS migrations (version int PRIMARY KEY, applied timestamptz DEFAULT now())"


def migrate(connection: Connection[Any], upto: int = len(MIGRATIONS)) -> None:
    """Bring the tables up to date, each migration in a transaction of its own.

    Raises:
        SnapshotError: a newer version of Yinju made them, or the extension can't be had.
    """
    connection.execute(_VERSIONS)
    ((done,),) = connection.execute(VERSION).fetchall()
    _refuse_newer(done)
    for number, migration in enumerate(MIGRATIONS[:upto], 1):
        if number > done:
            with connection.transaction():
                try:
                    connection.execute(migration)
                except (errors.UndefinedFile, errors.FeatureNotSupported, errors.InsufficientPrivilege) as error:
                    raise SnapshotError(
                        f"The database's tables could not be made ({_first_line(error)}). Install pgvector on its"
                        " server, and have its owner run CREATE EXTENSION vector."
                    ) from error
                connection.execute("INSERT INTO migrations (version) VALUES (%s)", (number,))


def refuse_other(found: int) -> None:
    """Refuse tables of another version than this program reads; SnapshotError says what to do."""
    _refuse_newer(found)
    if found < len(MIGRATIONS):
        message = f"The tables have version {found}, and this version of Yinju reads {len(MIGRATIONS)}."
        raise SnapshotError(f"{message} Run `yinju index` to bring them up to date.")


def _refuse_newer(found: int) -> None:
    if found > len(MIGRATIONS):
        message = f"The tables have version {found}, and this version of Yinju knows none above {len(MIGRATIONS)}."
        raise SnapshotError(f"{message} Update Yinju here as well.")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
