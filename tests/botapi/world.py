"""Everything the server keeps: who is there, what was asked, which files it holds."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from botapi.chats import Chat, File, Message, User
from botapi.entities import spans
from botapi.errors import ApiError, refused
from botapi.params import Json


@dataclass(slots=True, eq=False)
class Press:
    """A callback query: a button that was pressed. `answer` is what the bot said to it."""

    id: str
    user: User
    message: Message
    data: str
    expired: bool = False
    answer: Json | None = None


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One article that the bot offers; `text` and `entities` are what sending it would say, `payload` all of it."""

    id: str
    title: str
    description: str | None
    text: str
    entities: list[Json]
    markup: Json | None
    payload: Json

    def spans(self, kind: str) -> list[str]:
        """Return the texts that entities of this kind cover ("blockquote" finds expandable ones too)."""
        return spans(self.text, self.entities, kind)


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the bot answered to an inline query; it can be looped over and indexed like the list of its results."""

    query: "InlineQuery"
    results: tuple[InlineResult, ...]
    button: Json | None
    next_offset: str
    cache_time: int
    is_personal: bool

    def __len__(self) -> int:
        return len(self.results)

    def __iter__(self) -> Iterator[InlineResult]:
        return iter(self.results)

    def __getitem__(self, index: int) -> InlineResult:
        return self.results[index]


@dataclass(slots=True, eq=False)
class InlineQuery:
    """What a person typed after the bot's name. Set `expired` and Telegram takes no answer any more."""

    id: str
    user: User
    text: str
    offset: str
    expired: bool = False
    answer: InlineAnswer | None = None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file on Telegram's side; `size` is what Telegram says, so that a test need not carry 20 MB."""

    kind: str
    file: File
    size: int


@dataclass(slots=True)
class World:
    """Everything the server keeps. One that `is_older` knows no messages for one person."""

    bot: User
    is_older: bool = False
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    inline: dict[str, InlineQuery] = field(default_factory=dict)
    inline_messages: dict[str, Message] = field(default_factory=dict)
    files: dict[str, KeptFile] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1001))

    def next_id(self) -> int:
        """Return a number used nowhere yet."""
        return next(self._ids)

    def chat(self, chat_id: Any) -> Chat:
        """Return the chat, or refuse as Telegram does for one that the bot never met."""
        found = self.chats.get(int(chat_id)) if str(chat_id).lstrip("-").isdigit() else None
        if found is None:
            raise refused("chat not found")
        return found

    def writable_chat(self, chat_id: Any) -> Chat:
        """Return a chat that the bot may write to."""
        found = self.chat(chat_id)
        if found.closed:
            raise ApiError(403, f"Forbidden: {found.closed}")
        if found.migrated_to:
            description = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, description, migrate_to=found.migrated_to)
        return found

    def keep_file(self, kind: str, file: File, size: int | None = None) -> str:
        """Keep a file and return its id."""
        file_id = f"{kind}_{self.next_id()}"
        self.files[file_id] = KeptFile(kind, file, len(file.data) if size is None else size)
        return file_id
