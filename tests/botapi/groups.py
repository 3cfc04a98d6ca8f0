"""The two kinds of chat: with one person, or with many."""

from typing import Unpack

from botapi.chats import Chat, Message, User
from botapi.contents import origin
from botapi.conversation import Conversation
from botapi.members import change_membership
from botapi.sending import How

# Who brings what a channel says into the group that discusses it.
TELEGRAM = User(777000, "Telegram")


class Private(Conversation):
    """A private chat of one person with the bot."""

    def block(self) -> None:
        """Block the bot: it can't write here any more."""
        change_membership(self.server.queue, self.chat, self.server.bot, self.speaker, "kicked")

    def unblock(self) -> None:
        """Let the bot write here again."""
        change_membership(self.server.queue, self.chat, self.server.bot, self.speaker, "member")


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

    def send_anonymously(self, text: str, **how: Unpack[How]) -> Message:
        """Send a text as an administrator of the group who hides behind it."""
        how["as_chat"] = self.chat
        return self.send(text, **how)

    def channel_says(self, text: str, channel: Chat) -> Message:
        """Bring in what the channel says that this group is the discussion of."""
        told = origin("channel", channel.name) | {"chat": channel.payload()}
        message = self._message(TELEGRAM, {"forwarded_from": told})
        message.as_chat, message.text = channel, text
        message.extra |= {"is_automatic_forward": True}
        return self._deliver(message)

    def mention(self, text: str) -> str:
        """Return a text with the bot's name before it."""
        return f"@{self.server.bot.username} {text}"

    def add_bot(self, by: User | None = None, status: str = "member") -> None:
        """Add the bot, or make it an "administrator"; it is told by my_chat_member."""
        joins = self.server.bot.id not in self.chat.members
        change_membership(self.server.queue, self.chat, self.server.bot, by or self.speaker, status)
        if joins:
            self.send_other({"new_chat_members": [self.server.bot.payload()]}, by)

    def upgrade(self) -> "Group":
        """Make a supergroup of a basic group and return it: its messages are numbered anew, the old chat is closed."""
        old = self.chat
        new = Chat(old.id - 1_000_000_000_000, "supergroup", old.name, members=dict(old.members))
        self.server.world.chats[new.id] = new
        self.send_other({"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        group = Group(self.server, new, self.speaker)
        group.send_other({"migrate_from_chat_id": old.id})
        return group

    def remove_bot(self, by: User | None = None) -> None:
        """Throw the bot out: it is told by my_chat_member, and can neither write nor read here any more."""
        change_membership(self.server.queue, self.chat, self.server.bot, by or self.speaker, "kicked")
