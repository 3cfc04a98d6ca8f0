"""The people, chats, messages and files that the server knows: what Telegram would keep."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from botapi.entities import utf16_slice
from botapi.errors import ApiError, refused
from botapi.params import Json


@dataclass(slots=True)
class User:
    """A person, or the bot."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def payload(self) -> Json:
        """Return the User object."""
        fields = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return fields | _given(username=self.username, language_code=self.language_code)


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat or a (super)group; `members` maps user ids to their status."""

    id: int
    type: str
    name: str
    username: str | None = None
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    closed: str | None = None
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def payload(self) -> Json:
        """Return the Chat object."""
        name = {"first_name": self.name} if self.type == "private" else {"title": self.name}
        return {"id": self.id, "type": self.type, **name} | _given(
            username=self.username, is_forum=self.is_forum or None
        )

    def next_id(self) -> int:
        """Return a message id. Each chat counts by itself, as supergroups do, so that ids of two chats collide."""
        return next(self._ids)

    def message(self, number: int | None, missing: str) -> "Message":
        """Return a message of this chat or refuse with `missing`."""
        found = self.messages.get(number or 0)
        if found is None or found.deleted:
            raise refused(missing)
        return found


@dataclass(slots=True, eq=False, repr=False)
class Message:
    """A message in its present state; `versions` counts its edits and `past` keeps earlier texts."""

    chat: Chat
    id: int
    sender: User
    text: str | None = None
    entities: list[Json] = field(default_factory=list)
    markup: Json | None = None
    reply_to: "Message | None" = None
    thread: int | None = None
    as_chat: Chat | None = None
    attachment: Json = field(default_factory=dict)
    preview: Json | None = None
    deleted: bool = False
    date: int = field(default_factory=lambda: int(time.time()))
    edit_date: int | None = None
    past: list[str | None] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<Message {self.id} of {self.sender.first_name} in {self.chat.id}: {self.text!r}>"

    @property
    def buttons(self) -> list[Json]:
        """All buttons under the message, row after row."""
        return [button for row in (self.markup or {}).get("inline_keyboard", []) for button in row]

    @property
    def content(self) -> tuple[Any, ...]:
        """What must differ for an edit to be one."""
        return self.text, self.entities, self.markup

    def spans(self, kind: str) -> list[str]:
        """Return the texts that entities of this kind cover ("blockquote" finds expandable ones too)."""
        return [
            utf16_slice(self.text or "", entity["offset"], entity["length"])
            for entity in self.entities
            if entity["type"] == kind or entity["type"] == f"expandable_{kind}"
        ]

    def payload(self, nested: bool = False) -> Json:
        """Return the Message object; a message replied to does not show what it replied to itself."""
        caption = "caption" if self.attachment else "text"
        fields: Json = {
            "message_id": self.id,
            "from": self.sender.payload(),
            "chat": self.chat.payload(),
            "date": self.date,
            **self.attachment,
        }
        fields |= _given(
            edit_date=self.edit_date,
            reply_markup=self.markup,
            message_thread_id=self.thread,
            sender_chat=self.as_chat.payload() if self.as_chat else None,
            is_topic_message=True if self.thread else None,
            link_preview_options=self.preview,
        )
        fields |= _given(
            **{caption: self.text, "entities" if caption == "text" else "caption_entities": self.entities or None}
        )
        if nested or self.reply_to is None or self.reply_to.deleted:
            return fields
        return fields | {"reply_to_message": self.reply_to.payload(nested=True)}


@dataclass(slots=True, eq=False)
class Press:
    """A callback query: a button that was pressed. `answer` is what the bot said to it."""

    id: str
    user: User
    message: Message
    data: str
    expired: bool = False
    answer: Json | None = None


@dataclass(slots=True)
class World:
    """Everything the server keeps."""

    bot: User
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    inline: dict[str, list[Json] | None] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
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
        return found

    def keep_file(self, name: str, data: bytes) -> str:
        """Keep a file's bytes and return its id."""
        file_id = f"file{self.next_id()}"
        self.files[file_id] = (name, data)
        return file_id


def _given(**fields: Any) -> Json:
    """Leave out what is None: the Bot API sends no nulls."""
    return {name: value for name, value in fields.items() if value is not None}
