"""What the state holds; of the file, one script for each version of it; a new version is a new script at the end.

The tables of a database are in `database_schema`; a new version changes both, and `TABLES`.

Times are ISO 8601 in UTC, so they sort as text; but a clock may be set back, so what is shown in order has a number.
Ids are Telegram's.
"""

from typing import Final

MIGRATIONS: Final = (
    """
    CREATE TABLE replies (
        chat INTEGER, question INTEGER, reply INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (chat, question)
    ) WITHOUT ROWID;
    CREATE TABLE feedback (
        chat INTEGER, message INTEGER, person INTEGER, value INTEGER NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (chat, message, person)
    ) WITHOUT ROWID;
    """,
    """
    ALTER TABLE feedback ADD COLUMN reason TEXT;
    CREATE TABLE preferences (
        person INTEGER PRIMARY KEY, language TEXT, converted INTEGER NOT NULL, quotes INTEGER, at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE conversations (
        chat INTEGER, thread INTEGER, person INTEGER, question TEXT NOT NULL, place TEXT, name TEXT, at TEXT NOT NULL,
        PRIMARY KEY (chat, thread, person)
    ) WITHOUT ROWID;
    CREATE TABLE messages (
        chat INTEGER, message INTEGER, kind TEXT, person INTEGER, value TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (chat, message, kind)
    ) WITHOUT ROWID;
    CREATE TABLE questions (
        chat INTEGER, message INTEGER, person INTEGER, asked TEXT NOT NULL, question TEXT NOT NULL,
        answered INTEGER NOT NULL, chance REAL NOT NULL, seconds REAL NOT NULL, at TEXT NOT NULL, done TEXT,
        PRIMARY KEY (chat, message)
    ) WITHOUT ROWID;
    CREATE INDEX questions_by_time ON questions (at);
    CREATE TABLE uploads (
        id TEXT PRIMARY KEY, person INTEGER NOT NULL, chat INTEGER NOT NULL, message INTEGER, state TEXT NOT NULL,
        value TEXT NOT NULL, at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE removals (
        id TEXT PRIMARY KEY, chat INTEGER NOT NULL, message INTEGER NOT NULL, language TEXT NOT NULL,
        person INTEGER NOT NULL, name TEXT NOT NULL, title TEXT, state TEXT NOT NULL, at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE runs (
        chat INTEGER, message INTEGER, language TEXT NOT NULL, person INTEGER NOT NULL, value TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (chat, message)
    ) WITHOUT ROWID;
    CREATE TABLE audit (
        id INTEGER PRIMARY KEY, person INTEGER NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL, at TEXT NOT NULL
    );
    CREATE TABLE allowed (id INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE switches (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
    "ALTER TABLE removals ADD COLUMN newer TEXT;",
    """
    CREATE TABLE inbox (
        number INTEGER PRIMARY KEY, update_id INTEGER NOT NULL UNIQUE, chat INTEGER, person INTEGER, text TEXT,
        attempts INTEGER NOT NULL, at TEXT NOT NULL
    );
    ALTER TABLE questions ADD COLUMN number INTEGER;
    UPDATE questions SET number = ordered.number FROM (
        SELECT chat, message, row_number() OVER (ORDER BY at, chat, message) AS number FROM questions
    ) AS ordered WHERE ordered.chat = questions.chat AND ordered.message = questions.message;
    CREATE INDEX questions_by_number ON questions (number);
    """,
    """
    CREATE TABLE fixed (
        number INTEGER PRIMARY KEY AUTOINCREMENT, question TEXT NOT NULL, wordings TEXT NOT NULL, answer TEXT NOT NULL,
        until TEXT, at TEXT NOT NULL, removed TEXT
    );
    """,
    """
    CREATE TABLE closed (folder TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE readers (
        folder TEXT, id INTEGER, name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (folder, id)
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE wishes (
        person INTEGER PRIMARY KEY, name TEXT NOT NULL, language TEXT NOT NULL, decided INTEGER NOT NULL,
        at TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    ALTER TABLE messages ADD COLUMN question TEXT;
    UPDATE messages SET question = CASE WHEN json_valid(value) THEN json_extract(value, '$.question') END;
    CREATE INDEX inbox_waiting ON inbox (chat) WHERE text IS NOT NULL;
    """,
)

TABLES: Final = {
    "replies": ("chat", "question", "reply", "at"),
    "feedback": ("chat", "message", "person", "value", "at", "reason"),
    "preferences": ("person", "language", "converted", "quotes", "at"),
    "conversations": ("chat", "thread", "person", "question", "place", "name", "at"),
    "messages": ("chat", "message", "kind", "person", "value", "at", "question"),
    "questions": (
        "chat", "message", "person", "asked", "question", "answered", "chance", "seconds", "at", "done", "number",
    ),
    "uploads": ("id", "person", "chat", "message", "state", "value", "at"),
    "removals": ("id", "chat", "message", "language", "person", "name", "title", "state", "at", "newer"),
    "runs": ("chat", "message", "language", "person", "value", "at"),
    "audit": ("id", "person", "action", "detail", "at"),
    "allowed": ("id", "name", "at"),
    "switches": ("name", "value"),
    "inbox": ("number", "update_id", "chat", "person", "text", "attempts", "at"),
    "fixed": ("number", "question", "wordings", "answer", "until", "at", "removed"),
    "closed": ("folder", "at"),
    "readers": ("folder", "id", "name", "at"),
    "wishes": ("person", "name", "language", "decided", "at"),
}  # fmt: skip
"""What is in every store, whichever made it: the columns of each table in their order."""
