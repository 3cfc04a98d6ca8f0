"""A strict local server of the Telegram Bot API, so that the bot is tested as its own process over real HTTP.

It refuses what Telegram refuses, with Telegram's words, and records as a `violation` what no well-behaved bot does
(unknown methods or parameters, malformed HTML, messages too long …), so that a test fails even where the bot
recovers from the refusal. Where Telegram is lenient and its documentation is not (a bare `&`), the documentation wins.

Read in this order: `server` (HTTP, faults on demand), `updates` and `webhook` (how updates reach the bot), `methods`
and `files` (what the bot may call), `world` (chats, people, messages), `entities` and `markup` (what a message may
hold), `driver` (what the people of a test do and wait for).
"""

from botapi.driver import Driver, Group, Private
from botapi.server import BotApiServer, Call
from botapi.world import Chat, Message, User

__all__ = ["BotApiServer", "Call", "Chat", "Driver", "Group", "Message", "Private", "User"]
