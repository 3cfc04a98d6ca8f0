"""What people do in a chat with what the bot has said, and waiting for what it says."""

import re
import time
from typing import Any, Unpack

from botapi.chats import Message, User
from botapi.menus import seen_menu
from botapi.params import Json
from botapi.sending import How, Sending
from botapi.server import PATIENCE
from botapi.world import Press


class Conversation(Sending):
    """One chat with the bot in it, seen by the people."""

    def tap(self, message: Message, button: str, user: User | None = None, *, inaccessible: bool = False) -> Press:
        """Press the button whose label holds this text or whose data equals it, without waiting for anything.

        `inaccessible`: as for messages so old that Telegram does not show the bot what stood in them.
        """
        nothing = {"chat": self.chat.payload(), "message_id": message.id, "date": 0}
        return self._query(message, button_data(message, button), user, nothing if inaccessible else message.payload())

    def forge(self, message: Message, data: str, user: User | None = None) -> Press:
        """Send callback data that no button of the message holds, as a changed Telegram client can."""
        return self._query(message, data, user, message.payload())

    async def press(self, message: Message, button: str, user: User | None = None, **options: Any) -> Press:
        """Press a button and wait until the bot has answered the callback query."""
        press = self.tap(message, button, user, **options)
        await self.server.wait(lambda: press.answer, what=f"an answer to pressing {button}")
        return press

    def follow(self, link: str, user: User | None = None) -> Message:
        """Open a link to the bot, https://t.me/NAME?start=PAYLOAD, and start it."""
        match = re.fullmatch(rf"https://t\.me/{self.server.bot.username}\?start=([A-Za-z0-9_-]{{1,64}})", link)
        assert match, f"{link} does not start this bot"
        return self.send(f"/start {match[1]}", user)

    def react(self, message: Message, emoji: str, user: User | None = None) -> None:
        """React to a message, instead of any reaction before; in groups only a bot that administers them is told."""
        if self.chat.type != "private" and self.chat.members.get(self.server.bot.id) != "administrator":
            return
        reaction: Json = {"chat": self.chat.payload(), "message_id": message.id, "date": int(time.time())}
        reaction |= {"user": (user or self.speaker).payload(), "old_reaction": []}
        self._push("message_reaction", reaction | {"new_reaction": [{"type": "emoji", "emoji": emoji}]})

    def menu(self, user: User | None = None) -> dict[str, str]:
        """Return the commands that a person is offered here, with their descriptions."""
        return seen_menu(self.server.world, self.chat, user or self.speaker)

    async def ask(self, text: str, user: User | None = None, **how: Unpack[How]) -> Message:
        """Send a text and return the bot's reply to it."""
        return await self.reply(self.send(text, user, **how))

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

    def whispers(self, user: User) -> list[Message]:
        """Return what the bot has said to this member alone, without what it has taken away."""
        return [m for m in self.chat.whispers.values() if m.receiver is user and not m.deleted]

    async def said_next(self, after: int = 0, timeout: float = PATIENCE) -> Message:
        """Wait until the bot has said more than `after` messages here and return the first of those."""
        return await self.server.wait(lambda: next(iter(self.said()[after:]), None), timeout, f"message {after + 1}")

    def _query(self, message: Message, data: str, user: User | None, shown: Json) -> Press:
        press = Press(str(self.server.world.next_id()), user or self.speaker, message, data)
        self.server.world.presses[press.id] = press
        query = {"id": press.id, "from": press.user.payload(), "chat_instance": str(self.chat.id), "data": data}
        # What was sent from inline mode stands in chats that the bot need not be in: it is told a name for it only.
        where = {"inline_message_id": message.inline_id} if message.inline_id else {"message": shown}
        self.server.queue.push("callback_query", query | where)
        return press


def button_data(message: Message, button: str) -> str:
    """Return the callback data of a message's button, found by its data or by a part of its label."""
    for candidate in message.buttons:
        if button == candidate.get("callback_data") or button in candidate["text"]:
            data = candidate.get("callback_data")
            assert isinstance(data, str), f"{candidate} is not a button that calls back"
            return data
    labels = [candidate["text"] for candidate in message.buttons]
    raise AssertionError(f"no button {button!r} among {labels}")
