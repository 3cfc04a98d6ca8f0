"""What must survive a restart, in one SQLite file beside the snapshots or in a database: the one room that knows which.

`schema` says what it holds, `opening` opens a `store`; most other modules are one table with the questions that the bot
asks of it. `State` brings them together, and knows how long each thing is kept and how a person is forgotten.
"""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.state.access import AccessList
from bot.state.audit import Audit
from bot.state.collections import Collections
from bot.state.conversations import LASTS, Conversations
from bot.state.file import DAMAGE, FILE, unusable
from bot.state.fixed import FixedAnswers
from bot.state.held import Held
from bot.state.inbox import Inbox
from bot.state.leases import Listener, News, NewsItem
from bot.state.messages import Messages
from bot.state.notices import Notices
from bot.state.opening import leases_of, open_store
from bot.state.preferences import PreferenceTable
from bot.state.questions import QuestionLog
from bot.state.removals import Removals
from bot.state.replies import Replies
from bot.state.runs import Runs
from bot.state.schedule import Schedules
from bot.state.store import StateError, ago
from bot.state.upload import Step
from bot.state.uploads import Uploads
from bot.state.votes import Votes
from bot.state.wishes import Wishes

__all__ = ["FILE", "KEPT", "State", "StateError"]

KEPT: Final = {
    "inbox": timedelta(days=7),  # unless it is dealt with before
    "conversations": LASTS,
    "replies": timedelta(days=7),  # Telegram lets people edit a message for two days
    "messages": timedelta(days=90),
    "questions": timedelta(days=90),
    "feedback": timedelta(days=90),
    "uploads": timedelta(days=14),
    "removals": timedelta(days=90),
    "wishes": timedelta(days=30),
}
"""How long a row of each table is kept; what people chose, and what administrators did, stays until they change it."""

# In this order, as the later tables tell what of the earlier ones is a person's. A private chat has its person's id. In
# groups, what was noted of a reply says whose question it answers, and others may have asked for more quotes to it.
FORGET: Final = (
    ("inbox", "DELETE FROM inbox WHERE person = ? OR chat = ?"),
    ("preferences", "DELETE FROM preferences WHERE person = ?"),
    ("conversations", "DELETE FROM conversations WHERE person = ? OR chat = ?"),
    ("feedback", "DELETE FROM feedback WHERE person = ? OR chat = ?"),
    (
        "replies",
        "DELETE FROM replies WHERE chat = ? OR (chat, reply) IN (SELECT chat, message FROM messages WHERE person = ?)",
    ),
    (
        "messages",
        "DELETE FROM messages WHERE person = ? OR chat = ? OR (chat, question) IN"
        " (SELECT chat, question FROM questions WHERE person = ?)",
    ),
    ("questions", "DELETE FROM questions WHERE person = ? OR chat = ?"),
    ("wishes", "DELETE FROM wishes WHERE person = ?"),
    ("uploads", f"DELETE FROM uploads WHERE person = ? AND state <> '{Step.ADDING}'"),  # the others become documents
)


class State:
    """The state, open; its methods may be called from any thread."""

    def __init__(self, data: Path, address: str | None = None) -> None:
        self._store = open_store(data, address)
        self._forgettings: Counter[int] = Counter()
        self.leases = leases_of(self._store)
        self.inbox = Inbox(self._store)
        self.replies = Replies(self._store)
        self.votes = Votes(self._store)
        self.preferences = PreferenceTable(self._store)
        self.conversations = Conversations(self._store)
        self.messages = Messages(self._store)
        self.questions = QuestionLog(self._store)
        self.audit = Audit(self._store)
        self.access = AccessList(self._store)
        self.wishes = Wishes(self._store)
        self.collections = Collections(self._store)
        self.held = Held(self._store)
        self.fixed = FixedAnswers(self._store)
        self.notices = Notices(self._store)
        self.schedules = Schedules(self._store)
        self.runs = Runs(self._store)
        self.uploads = Uploads(self._store, data)
        self.removals = Removals(self._store, data)
        try:
            self.forget_old()
        except DAMAGE as error:
            raise unusable(self._store.name, error) from error

    def claim(self, bot: int) -> None:
        """Note which bot's state this is: messages have numbers of their own at each.

        Raises:
            StateError: it is another bot's.
        """
        self._store.run("INSERT INTO switches VALUES (?, ?) ON CONFLICT DO NOTHING", "bot", str(bot))
        row = self._store.row("SELECT value FROM switches WHERE name = ?", "bot")
        if row and row[0] != str(bot):
            message = f"{self._store.name} has the state of the bot {row[0]}, and TELEGRAM_BOT_TOKEN is that of {bot}."
            raise StateError(f"{message} Give each bot a database, or a schema, of its own (docs/scale.md).")

    def forget_old(self) -> None:
        """Remove what has been kept long enough."""
        for table, span in KEPT.items():
            self._store.run(f"DELETE FROM {table} WHERE at < ?", ago(span))
        self.inbox.forget_old()
        self.fixed.forget_old()
        self.uploads.sweep()
        self.removals.sweep()

    def forget(self, person: int) -> dict[str, int]:
        """Remove everything kept about a person, but for what they did as an administrator; count it by table."""
        removed = {name: self._store.run(statement, *[person] * statement.count("?")) for name, statement in FORGET}
        self._forgettings[person] += 1
        self.leases.tell(NewsItem(News.FORGOTTEN, person))
        self.uploads.sweep()
        self._store.empty_log()
        return removed

    def watch(self, listener: Listener) -> None:
        """Take part among the processes that share this state; `listener` hears, from any thread, what others tell."""

        def hear(told: NewsItem) -> None:
            if told.news is News.FORGOTTEN:
                self._forgettings[told.number] += 1
            listener(told)

        self.leases.watch(hear)

    def forgettings(self, person: int) -> int:
        """Return how often a person had everything forgotten since the start.

        Who works on what they sent compares it before anything is written: it may have been forgotten meanwhile.
        """
        return self._forgettings[person]

    def close(self) -> None:
        """Use it no more."""
        self.leases.close()
        self._store.close()
