"""What people send into a chat: words, files and everything else that Telegram clients offer."""

from typing import TypedDict, Unpack

from botapi import contents
from botapi.chats import GONE, Chat, File, Message, User
from botapi.entities import LONGEST_TEXT, find_entities, utf16_length
from botapi.files import content
from botapi.params import Json, given
from botapi.server import BotApiServer
from botapi.world import InlineResult

# Whom Telegram names as the sender of what is written in the name of a group or of a channel.
ANONYMOUS = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
CHANNEL = User(136817688, "Channel", "Channel_Bot", is_bot=True)


class How(TypedDict, total=False):
    """How something is sent.

    `as_chat`: in the name of the group itself (an anonymous administrator) or of a channel. `forwarded_from`: a
    channel's name, or what `origin` returns. `media_group`: what is sent with the same one is an album.
    """

    reply_to: Message | None
    thread: int | None
    as_chat: Chat | None
    forwarded_from: str | Json | None
    media_group: str | None


class Sending:
    """One chat with the bot in it, and whoever writes there if nobody else is named."""

    def __init__(self, server: BotApiServer, chat: Chat, speaker: User) -> None:
        self.server = server
        self.chat = chat
        self.speaker = speaker

    def send(self, text: str, user: User | None = None, **how: Unpack[How]) -> Message:
        """Send a text; commands, mentions and links are marked as Telegram marks them."""
        message = self._message(user, how)
        message.text, message.entities = text, find_entities(text)
        return self._deliver(message)

    def forward(
        self, text: str, origin: str | Json = "频道名", user: User | None = None, **how: Unpack[How]
    ) -> Message:
        """Forward a text, from a channel of this name or from any `origin`."""
        how["forwarded_from"] = origin
        return self.send(text, user, **how)

    def paste(self, text: str, user: User | None = None, **how: Unpack[How]) -> list[Message]:
        """Send a text of any length, in as many messages as a Telegram client makes of it."""
        return [self.send(part, user, **how) for part in parts(text)]

    def send_document(
        self,
        name: str,
        data: bytes,
        user: User | None = None,
        caption: str | None = None,
        *,
        size: int | None = None,
        **how: Unpack[How],
    ) -> Message:
        """Send a file; `size` is what Telegram says it has, if that shall be more than is carried here."""
        file = File(name, data)
        return self._send_content(content(self.server.world, "document", file, size), file, user, caption, how)

    def send_photo(
        self, data: bytes | None = None, user: User | None = None, caption: str | None = None, **how: Unpack[How]
    ) -> Message:
        """Send a photo (PNG or JPEG), a grey one if none is given."""
        attachment, file = contents.photo(self.server.world, data)
        return self._send_content(attachment, file, user, caption, how)

    def send_voice(self, user: User | None = None, **how: Unpack[How]) -> Message:
        """Send a voice message."""
        return self.send_other(contents.voice(self.server.world), user, **how)

    def send_video(self, user: User | None = None, **how: Unpack[How]) -> Message:
        """Send a video."""
        return self.send_other(contents.video(self.server.world), user, **how)

    def send_sticker(self, user: User | None = None, **how: Unpack[How]) -> Message:
        """Send a sticker."""
        return self.send_other(contents.sticker(self.server.world), user, **how)

    def send_location(self, user: User | None = None, **how: Unpack[How]) -> Message:
        """Send a place."""
        return self.send_other(contents.location(self.server.world), user, **how)

    def send_contact(self, user: User | None = None, **how: Unpack[How]) -> Message:
        """Send somebody's telephone number."""
        return self.send_other(contents.contact(self.server.world), user, **how)

    def send_poll(self, user: User | None = None, **how: Unpack[How]) -> Message:
        """Send a poll, whose question asks something."""
        return self.send_other(contents.poll(self.server.world), user, **how)

    def send_dice(self, user: User | None = None, **how: Unpack[How]) -> Message:
        """Throw a die."""
        return self.send_other(contents.dice(self.server.world), user, **how)

    def send_other(self, content: Json, user: User | None = None, **how: Unpack[How]) -> Message:
        """Send what is neither text nor file: the fields of the Message object, {"sticker": …}."""
        return self._send_content(content, None, user, None, how)

    def send_chosen(self, user: User, result: InlineResult) -> Message:
        """Send what the bot offered in inline mode, by way of `Driver.choose`."""
        message = self._message(user, {})
        message.text, message.entities, message.markup = result.text, result.entities, result.markup
        message.via = self.server.bot
        message.inline_id = f"inline-{self.server.world.next_id()}" if result.markup else None
        return self._deliver(message)

    def edit(self, message: Message, text: str) -> None:
        """Change the text or the caption of an earlier message."""
        message.revise(text, find_entities(text), message.markup)
        self._push("edited_message", message.payload())

    def delete(self, message: Message) -> None:
        """Delete a message; the bot is not told."""
        message.deleted = True

    def _send_content(
        self, attachment: Json, file: File | None, user: User | None, caption: str | None, how: How
    ) -> Message:
        message = self._message(user, how)
        message.attachment, message.file = attachment, file
        message.text, message.entities = caption, find_entities(caption or "")
        return self._deliver(message)

    def _message(self, user: User | None, how: How) -> Message:
        reply_to, as_chat = how.get("reply_to"), how.get("as_chat")
        thread = how.get("thread") or (reply_to.thread if reply_to else None)
        # In a topic, what replies to nothing else replies to the service message that opened the topic.
        root = self.chat.messages.get(thread or 0)
        sender = user or self.speaker if as_chat is None else ANONYMOUS if as_chat is self.chat else CHANNEL
        origin = how.get("forwarded_from")
        extra = given(
            forward_origin=contents.origin(name=origin) if isinstance(origin, str) else origin,
            media_group_id=how.get("media_group"),
        )
        message = Message(self.chat, self.chat.next_id(), sender, reply_to=reply_to or root, thread=thread, extra=extra)
        message.as_chat = as_chat
        return message

    def _deliver(self, message: Message) -> Message:
        self.chat.messages[message.id] = message
        self._push("message", message.payload())
        return message

    def _push(self, kind: str, content: Json) -> None:
        """Tell the bot, if it is in this chat."""
        if self.chat.members.get(self.server.bot.id, "left") not in GONE:
            self.server.queue.push(kind, content)


def parts(text: str) -> list[str]:
    """Cut a text as clients do: at most 4,096 UTF-16 units each, at a line's end where there is one late enough."""
    found = []
    while rest := text.strip():
        end = _longest(rest)
        line = rest.rfind("\n", end // 2, end)
        end = line if line > 0 and end < len(rest) else end
        found.append(rest[:end].strip())
        text = rest[end:]
    return found


def _longest(text: str) -> int:
    """Return how many characters fit into one message."""
    end = min(len(text), LONGEST_TEXT)
    while utf16_length(text[:end]) > LONGEST_TEXT:
        end -= (utf16_length(text[:end]) - LONGEST_TEXT + 1) // 2
    return end
