"""People, chats and messages, as Telegram keeps them and as it shows them to the bot."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from botapi.entities import spans
from botapi.errors import refused
from botapi.params import Json, given

GONE = ("left", "kicked")


class File(NamedTuple):
    """A file as the test that looks at it wants it."""

    name: str
    data: bytes


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
        return fields | given(username=self.username, language_code=self.language_code)


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat, a (super)group or a channel; `members` maps user ids to their status."""

    id: int
    type: str
    name: str
    username: str | None = None
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    whispers: dict[int, "Message"] = field(default_factory=dict)
    closed: str | None = None
    migrated_to: int | None = None
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def payload(self) -> Json:
        """Return the Chat object."""
        name = {"first_name": self.name} if self.type == "private" else {"title": self.name}
        return {"id": self.id, "type": self.type, **name} | given(
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
    """A message in its present state; `past` keeps its earlier texts. The text of a file or photo is its caption."""

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
    file: File | None = None
    preview: Json | None = None
    # Fields of the Message object that nothing here looks at: forward_origin, media_group_id, is_automatic_forward …
    extra: Json = field(default_factory=dict)
    via: User | None = None
    inline_id: str | None = None
    receiver: User | None = None
    ephemeral_id: int | None = None
    deleted: bool = False
    date: int = field(default_factory=lambda: int(time.time()))
    edit_date: int | None = None
    past: list[str | None] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<Message {self.id} of {self.sender.first_name} in {self.chat.id}: {self.text!r}>"

    @property
    def photo(self) -> bytes | None:
        """The bytes of the photo as they were uploaded, None if there is no photo."""
        return self.file.data if self.file and "photo" in self.attachment else None

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
        return spans(self.text or "", self.entities, kind)

    def revise(self, text: str | None, entities: list[Json], markup: Json | None) -> None:
        """Put new words and buttons in the place of the old ones."""
        self.past.append(self.text)
        self.text, self.entities, self.markup = text, entities, markup
        self.edit_date = int(time.time())

    def payload(self, nested: bool = False) -> Json:
        """Return the Message object; a message replied to does not show what it replied to itself."""
        fields: Json = {
            "message_id": self.id,
            "from": self.sender.payload(),
            "chat": self.chat.payload(),
            "date": self.date,
            **self.attachment,
            **self.extra,
            **self._words(),
        }
        fields |= given(
            edit_date=self.edit_date,
            reply_markup=self.markup,
            message_thread_id=self.thread,
            sender_chat=self.as_chat.payload() if self.as_chat else None,
            via_bot=self.via.payload() if self.via else None,
            is_topic_message=True if self.thread else None,
            link_preview_options=self.preview,
            receiver_user=self.receiver.payload() if self.receiver else None,
            ephemeral_message_id=self.ephemeral_id,
        )
        if nested or self.reply_to is None or self.reply_to.deleted:
            return fields
        return fields | {"reply_to_message": self.reply_to.payload(nested=True)}

    def _words(self) -> Json:
        if self.attachment:
            return given(caption=self.text, caption_entities=self.entities or None)
        return given(text=self.text, entities=self.entities or None)
