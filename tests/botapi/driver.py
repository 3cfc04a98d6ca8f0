"""What the people of a test do: write, edit, press buttons, and wait for what the bot says."""

import time
from typing import Any

from botapi.entities import find_entities
from botapi.messages import document_payload
from botapi.params import Json
from botapi.server import PATIENCE, BotApiServer
from botapi.world import Chat, Message, Press, User

# Whom Telegram names as the sender of what a group's administrator writes in the group's name.
ANONYMOUS = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


class Conversation:
    """One chat with the bot in it, seen by the people."""

    def __init__(self, server: BotApiServer, chat: Chat, speaker: User) -> None:
        self.server = server
        self.chat = chat
        self.speaker = speaker

    def send(
        self,
        text: str,
        user: User | None = None,
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
    ) -> Message:
        """Send a text; commands, mentions and links are marked as Telegram marks them."""
        message = self._message(user, reply_to, thread)
        message.text, message.entities = text, find_entities(text)
        return self._deliver(message)

    def send_document(self, name: str, data: bytes, user: User | None = None, caption: str | None = None) -> Message:
        """Send a file."""
        message = self._message(user, None, None)
        message.attachment = {"document": document_payload(self.server.world.keep_file(name, data), name, data)}
        message.text = caption
        return self._deliver(message)

    def send_other(self, content: Json, user: User | None = None) -> Message:
        """Send what is neither text nor file: the fields of the Message object, {"sticker": …}."""
        message = self._message(user, None, None)
        message.attachment = content
        return self._deliver(message)

    def edit(self, message: Message, text: str) -> None:
        """Change the text of an earlier message."""
        message.past.append(message.text)
        message.text, message.entities, message.edit_date = text, find_entities(text), int(time.time())
        self.server.queue.push("edited_message", message.payload())

    def delete(self, message: Message) -> None:
        """Delete a message; the bot is not told."""
        message.deleted = True

    def tap(self, message: Message, button: str, user: User | None = None, *, inaccessible: bool = False) -> Press:
        """Press the button whose label holds this text or whose data equals it, without waiting for anything.

        `inaccessible`: as for messages so old that Telegram does not show the bot what stood in them.
        """
        shown = (
            {"chat": self.chat.payload(), "message_id": message.id, "date": 0} if inaccessible else message.payload()
        )
        return self._query(message, button_data(message, button), user, shown)

    def forge(self, message: Message, data: str) -> Press:
        """Send callback data that no button of the message holds, as a changed Telegram client can."""
        return self._query(message, data, None, message.payload())

    async def press(self, message: Message, button: str, user: User | None = None, **options: Any) -> Press:
        """Press a button and wait until the bot has answered the callback query."""
        press = self.tap(message, button, user, **options)
        await self.server.wait(lambda: press.answer, what=f"an answer to pressing {button}")
        return press

    async def ask(self, text: str, user: User | None = None, **options: Any) -> Message:
        """Send a text and return the bot's reply to it."""
        return await self.reply(self.send(text, user, **options))

    async def reply(self, message: Message, timeout: float = PATIENCE) -> Message:
        """Wait for the bot's first message that replies to this one."""
        what = f"a reply to {message.text!r}"
        return await self.server.wait(lambda: next(iter(self.replies(message)), None), timeout, what)

    def replies(self, message: Message) -> list[Message]:
        """Return what the bot replied to a message so far."""
        return [said for said in self.said() if said.reply_to is message]

    def said(self) -> list[Message]:
        """Return what the bot has said in this chat so far."""
        return [m for m in self.chat.messages.values() if m.sender is self.server.bot and not m.deleted]

    async def said_next(self, after: int = 0, timeout: float = PATIENCE) -> Message:
        """Wait until the bot has said more than `after` messages here and return the first of those."""
        return await self.server.wait(lambda: next(iter(self.said()[after:]), None), timeout, f"message {after + 1}")

    def _query(self, message: Message, data: str, user: User | None, shown: Json) -> Press:
        press = Press(str(self.server.world.next_id()), user or self.speaker, message, data)
        self.server.world.presses[press.id] = press
        query = {"id": press.id, "from": press.user.payload(), "chat_instance": str(self.chat.id), "data": data}
        self.server.queue.push("callback_query", {**query, "message": shown})
        return press

    def _message(self, user: User | None, reply_to: Message | None, thread: int | None) -> Message:
        thread = thread or (reply_to.thread if reply_to else None)
        # In a topic, what replies to nothing else replies to the service message that opened the topic.
        root = self.chat.messages.get(thread or 0)
        return Message(self.chat, self.chat.next_id(), user or self.speaker, reply_to=reply_to or root, thread=thread)

    def _deliver(self, message: Message) -> Message:
        self.chat.messages[message.id] = message
        self.server.queue.push("message", message.payload())
        return message


class Private(Conversation):
    """A private chat of one person with the bot."""

    def block(self) -> None:
        """Block the bot: it can't write here any more."""
        self.chat.closed = "bot was blocked by the user"


class Group(Conversation):
    """A supergroup, with topics if it is a forum."""

    def topic(self, name: str, creator: User | None = None) -> int:
        """Open a topic and return its thread id; `creator` may be the bot."""
        message = Message(self.chat, self.chat.next_id(), creator or self.speaker, thread=0)
        message.thread = message.id
        message.attachment = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        self.chat.messages[message.id] = message
        self.chat.topics[message.id] = name
        return message.id

    def send_anonymously(self, text: str) -> Message:
        """Send a text as an administrator of the group who hides behind it."""
        message = self._message(ANONYMOUS, None, None)
        message.text, message.entities, message.as_chat = text, find_entities(text), self.chat
        return self._deliver(message)

    def mention(self, text: str) -> str:
        """Return a text with the bot's name before it."""
        return f"@{self.server.bot.username} {text}"


class Driver:
    """Makes people and chats on a server."""

    def __init__(self, server: BotApiServer) -> None:
        self.server = server

    def user(self, name: str = "小王", language_code: str | None = None, user_id: int | None = None) -> User:
        """Make a person."""
        number = user_id or self.server.world.next_id()
        user = User(number, name, f"user_{number}", language_code)
        self.server.world.users[number] = user
        return user

    def private(self, user: User | None = None, language_code: str | None = None) -> Private:
        """Return the private chat of a person (a new one if none is given), who has started the bot."""
        user = user or self.user(language_code=language_code)
        chat = self.server.world.chats.get(user.id) or Chat(user.id, "private", user.first_name, user.username)
        chat.members = {user.id: "member", self.server.bot.id: "member"}
        self.server.world.chats[chat.id] = chat
        return Private(self.server, chat, user)

    def group(self, *members: User, forum: bool = False) -> Group:
        """Make a supergroup of these people (the first one its owner) and the bot."""
        people = members or (self.user(),)
        chat = Chat(-1_000_000_000_000 - self.server.world.next_id(), "supergroup", "研究小组", is_forum=forum)
        chat.members = {person.id: "member" for person in people} | {self.server.bot.id: "member"}
        chat.members[people[0].id] = "creator"
        self.server.world.chats[chat.id] = chat
        return Group(self.server, chat, people[0])

    def inline(self, user: User, text: str) -> str:
        """Type an inline query and return its id; its results appear in `server.world.inline`."""
        query = str(self.server.world.next_id())
        self.server.world.inline[query] = None
        content = {"id": query, "from": user.payload(), "query": text, "offset": ""}
        self.server.queue.push("inline_query", content)
        return query


def button_data(message: Message, button: str) -> str:
    """Return the callback data of a message's button, found by its data or by a part of its label."""
    for candidate in message.buttons:
        if button == candidate.get("callback_data") or button in candidate["text"]:
            data = candidate.get("callback_data")
            assert isinstance(data, str), f"{candidate} is not a button that calls back"
            return data
    labels = [candidate["text"] for candidate in message.buttons]
    raise AssertionError(f"no button {button!r} among {labels}")
