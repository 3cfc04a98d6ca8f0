"""Makes the people of a test and their chats, and types inline queries for them."""

from botapi.chats import Chat, Message, User
from botapi.conversation import Conversation
from botapi.groups import Group, Private
from botapi.server import PATIENCE, BotApiServer
from botapi.world import InlineAnswer, InlineQuery, InlineResult

LONGEST_QUERY = 256


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

    def group(self, *members: User, forum: bool = False, with_bot: bool = True, basic: bool = False) -> Group:
        """Make a supergroup (or a `basic` group) of these people (the first one its owner) and the bot."""
        people = members or (self.user(),)
        number, kind = (-self.server.world.next_id(), "group") if basic else (self._chat_id(), "supergroup")
        chat = Chat(number, kind, "研究小组", is_forum=forum)
        chat.members = {person.id: "member" for person in people}
        chat.members[people[0].id] = "creator"
        if with_bot:
            chat.members[self.server.bot.id] = "member"
        self.server.world.chats[chat.id] = chat
        return Group(self.server, chat, people[0])

    def channel(self, name: str = "频道名") -> Chat:
        """Make a channel that the bot is not in, in whose name people may write (`as_chat`)."""
        return Chat(self._chat_id(), "channel", name, "channel_name")

    def inline(self, user: User, text: str, *, offset: str = "", chat_type: str | None = "sender") -> InlineQuery:
        """Type an inline query, without waiting for its answer.

        `chat_type` says where: "sender" (the chat with the bot), "private", "group", "supergroup", "channel", or None
        as when sent from a secret chat.
        """
        assert len(text) <= LONGEST_QUERY, "Telegram does not send longer ones"
        query = InlineQuery(str(self.server.world.next_id()), user, text, offset)
        self.server.world.inline[query.id] = query
        content = {"id": query.id, "from": user.payload(), "query": text, "offset": offset}
        self.server.queue.push("inline_query", content | ({"chat_type": chat_type} if chat_type else {}))
        return query

    async def inline_results(
        self, user: User, text: str, *, offset: str = "", chat_type: str | None = "sender", timeout: float = PATIENCE
    ) -> InlineAnswer:
        """Type an inline query and wait for what the bot offers."""
        query = self.inline(user, text, offset=offset, chat_type=chat_type)
        await self.server.wait(lambda: query.answer is not None, timeout, f"results for {text!r}")
        assert query.answer is not None
        return query.answer

    def choose(
        self, query: InlineQuery, result: InlineResult, chat: Conversation, *, feedback: bool = False
    ) -> Message:
        """Send a result into a chat; `feedback` as if the bot's owner had asked BotFather for inline feedback."""
        message = chat.send_chosen(query.user, result)
        if message.inline_id:
            self.server.world.inline_messages[message.inline_id] = message
        if feedback:
            chosen = {"result_id": result.id, "from": query.user.payload(), "query": query.text}
            named = {"inline_message_id": message.inline_id} if message.inline_id else {}
            self.server.queue.push("chosen_inline_result", chosen | named)
        return message

    def _chat_id(self) -> int:
        return -1_000_000_000_000 - self.server.world.next_id()
