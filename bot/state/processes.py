"""The leases of processes that share a database, and who of them is alive.

A process shows that it lives by a number that it raises every second, and by a lock of the server's that ends with its
connection; `liveness` says who is gone. What was under way there goes to whoever finds that out.
"""

import json
import logging
import secrets
import threading
import time
from collections import Counter
from collections.abc import Collection
from contextlib import closing
from typing import Any, Final

import psycopg
from psycopg import Connection

from bot.state.leases import Listener, News, NewsItem
from bot.state.liveness import Look, Watch
from bot.state.store import StateStore
from index.errors import YinjuError
from index.postgres.database import PATIENCE, Database, one_line

logger = logging.getLogger(__name__)

BEAT: Final = 1.0  # seconds
_CHANNEL: Final = "yinju"
_TAKE: Final = (
    "INSERT INTO leases VALUES (?, ?)"
    " ON CONFLICT (chat) DO UPDATE SET process = excluded.process WHERE leases.process = excluded.process"
)
# Not while updates wait there: whoever noted them meanwhile has left them to us.
_LEAVE: Final = (
    "DELETE FROM leases WHERE chat = ? AND process = ?"
    " AND NOT EXISTS (SELECT 1 FROM inbox WHERE chat = ? AND text IS NOT NULL AND attempts = 0)"
)
_SERVER: Final = "extract(epoch FROM pg_postmaster_start_time())::text"  # one that was started again is another one
_BEAT: Final = f"UPDATE processes SET beat = beat + 1, server = {_SERVER} WHERE id = %s"
_OTHERS: Final = f"""
    SELECT p.id, p.beat, p.server <> {_SERVER} OR EXISTS (
        SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (l.classid::bigint << 32 | l.objid::bigint) = p.id
    ) FROM processes p WHERE p.id <> %s
"""
_INHERIT: Final = (
    "UPDATE leases SET process = %s WHERE NOT EXISTS (SELECT FROM processes p WHERE p.id = leases.process)"
    " RETURNING chat"
)
_WAITING: Final = "SELECT DISTINCT chat FROM inbox WHERE text IS NOT NULL AND attempts = 0"


class SharedLeases:
    """The leases of one of these processes."""

    def __init__(self, store: StateStore, database: Database) -> None:
        self._store = store
        self._database = database
        self._id = secrets.randbits(62)
        self._pieces: Counter[int] = Counter()
        self._lock = threading.RLock()
        self._closing = threading.Event()
        self._hears = threading.Event()
        self._is_ending = False
        self._thread = threading.Thread(target=self._live, name="processes", daemon=True)
        self._listener: Listener = lambda _: None

    def watch(self, listener: Listener) -> None:
        """Begin to take part; what others tell from now on is heard, unless the database does not answer for long."""
        self._listener = listener
        self._store.run("INSERT INTO processes VALUES (?, 0, '') ON CONFLICT DO NOTHING", self._id)
        self._thread.start()
        self._hears.wait(PATIENCE)

    def take(self, chat: int) -> bool:
        """Begin a piece of work in a chat; return False where another process is at work there."""
        with self._lock:
            if not self._pieces[chat] and not self._store.run(_TAKE, chat, self._id):
                return False
            self._pieces[chat] += 1
            return True

    def leave(self, chat: int) -> None:
        """End a piece of work in a chat; where it was the last one, other processes may work there."""
        with self._lock:
            self._pieces[chat] -= 1
            if self._pieces[chat] > 0:
                return
            del self._pieces[chat]
            if self._is_ending:  # whoever inherits it looks whether anything is left there
                return
            try:
                is_left = self._store.run(_LEAVE, chat, self._id, chat) > 0
            except YinjuError as error:  # others leave what waits there to us, who then come here again
                logger.warning("A chat could not be left to others: %s", error)
                return
        if not is_left:
            self._listener(NewsItem(News.WAITING, chat))

    def is_elsewhere(self, chat: int) -> bool:
        """Say whether another process is at work in a chat."""
        return self._store.row("SELECT 1 FROM leases WHERE chat = ? AND process <> ?", chat, self._id) is not None

    def tell(self, told: NewsItem) -> None:
        """Tell all other processes."""
        said = json.dumps([self._id, told.news, told.number])
        self._store.rows("SELECT pg_notify(?::text || current_schema()::text, ?)", _CHANNEL, said)

    def end(self) -> None:
        """Leave what is under way to other processes, from now on."""
        self._is_ending = True

    def close(self) -> None:
        """Take part no more: the others see it by the lock."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()

    def _live(self) -> None:
        is_told = False
        while not self._closing.is_set():
            try:
                with closing(self._database.connect()) as connection:
                    self._arrive(connection)
                    is_told = False
                    self._look_on(connection)
            except (psycopg.Error, YinjuError) as error:
                if not is_told:
                    logger.warning("Other processes of this bot are out of sight: %s", one_line(error))
                is_told = True
                self._closing.wait(BEAT)

    def _arrive(self, connection: Connection[Any]) -> None:
        """Hear on a new connection what is told from now on."""
        ((schema,),) = connection.execute("SELECT current_schema()").fetchall()
        connection.execute(psycopg.sql.SQL("LISTEN {}").format(psycopg.sql.Identifier(f"{_CHANNEL}{schema}")))
        self._hears.set()

    def _look_on(self, connection: Connection[Any]) -> None:
        watch, is_held = Watch(), False
        while not self._closing.is_set():
            if not is_held:  # a connection that was cut off may have it for a while
                ((is_held,),) = connection.execute("SELECT pg_try_advisory_lock(%s)", (self._id,)).fetchall()
            if not connection.execute(_BEAT, (self._id,)).rowcount:
                self._return(connection)
            looks = [Look(*row) for row in connection.execute(_OTHERS, (self._id,)).fetchall()]
            self._inherit(connection, watch.gone(looks, time.monotonic()))
            for (chat,) in connection.execute(_WAITING).fetchall():
                self._listener(NewsItem(News.WAITING, chat))
            for notice in connection.notifies(timeout=BEAT):
                self._hear(notice.payload)

    def _return(self, connection: Connection[Any]) -> None:
        """Take part again: we stood still for so long that others took over what we had."""
        logger.error("This process stood still, and others have taken over its chats. It goes on with new ones.")
        connection.execute("INSERT INTO processes VALUES (%s, 0, '') ON CONFLICT DO NOTHING", (self._id,))
        with self._lock:
            self._pieces.clear()

    def _inherit(self, connection: Connection[Any], gone: Collection[int]) -> None:
        """Take over the chats of processes that are gone, those also that nobody has any more."""
        if gone:
            connection.execute("DELETE FROM processes WHERE id = ANY(%s)", ([*gone],))
        with self._lock:
            chats = [chat for (chat,) in connection.execute(_INHERIT, (self._id,)).fetchall()]
            self._pieces.update(chats)
        for chat in chats:
            self._listener(NewsItem(News.INHERITED, chat))

    def _hear(self, payload: str) -> None:
        process, news, number = json.loads(payload)
        if process != self._id:
            self._listener(NewsItem(News(news), number))
