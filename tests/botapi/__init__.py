"""A strict local server of the Telegram Bot API, so that the bot is tested as its own process over real HTTP.

It refuses what Telegram refuses, with Telegram's words, and records as a `violation` what no well-behaved bot does
(unknown methods or parameters, malformed HTML, messages too long …), so that a test fails even where the bot
recovers from the refusal. Where Telegram is lenient and its documentation is not (a bare `&`), the documentation wins.

Cookbook. `server` is a `BotApiServer`, `people = Driver(server)`, `chat = people.private(language_code="zh-hans")`,
`group = people.group(owner, member, forum=True)`. What people do returns at once, what is awaited waits for the bot.

    words       reply = await chat.ask("问"); m = chat.send("问", user, reply_to=m, thread=group.topic("闲聊"));
                chat.edit(m, "改"); chat.delete(m); chat.paste(long_text) -> the messages that a client makes of it
    commands    chat.send("/start payload"); chat.follow("https://t.me/yinju_test_bot?start=payload");
                chat.menu(user) -> {command: description} as that person sees it; server.commands(scope, language)
    files       chat.send_document("a.docx", data, caption="…"); media_group="1" for albums; size=30_000_000 claims more
                bytes than are there (getFile refuses beyond 20 MB)
    other       chat.send_photo(), send_voice(), send_sticker(), send_video(), send_location(), send_contact(),
                send_poll(), send_dice(); send_other({"venue": …}) for the rest
    forwards    chat.forward("全文", "频道名"); chat.forward("全文", origin("hidden_user", "老李")) and "user", "chat",
                "channel"; send_document(…, forwarded_from=…)
    in disguise group.send_anonymously("问"); send_…(…, as_chat=group.chat) or as_chat=people.channel("频道名");
                group.channel_says("…", channel) for what Telegram brings in from the channel
    places      people.group(with_bot=False); group.add_bot(by, status="administrator"); group.remove_bot();
                supergroup = people.group(basic=True).upgrade();
                chat.block(); chat.unblock(); group.chat.members[user.id] = "administrator"; chat.react(m, "👍")
    answers     await chat.reply(m); chat.replies(m); chat.said(); await chat.said_next(after=len(chat.said()));
                m.text (the caption, if there is a file), m.spans("blockquote"), m.buttons, m.past (texts before edits),
                m.deleted, m.file -> (name, bytes) or None, m.photo -> bytes as uploaded or None
    in private  group.whispers(user) -> what only this member sees; server.world.is_older = True where none is known
    buttons     press = await chat.press(m, "更多", user); press.answer["text"]; chat.tap(…) does not wait;
                chat.tap(m, "更多", inaccessible=True); chat.forge(m, "data"); press.expired = True before the answer
    inline      offer = await people.inline_results(user, "问", offset="", chat_type="group"); offer[0].title,
                offer[0].description, offer[0].text, offer[0].spans("blockquote"); offer.button, offer.next_offset,
                offer.cache_time, offer.is_personal; m = people.choose(offer.query, offer[0], chat);
                query = people.inline(user, "问") does not wait: query.expired = True, query.answer
    any event   await server.wait(lambda: "完成" in (m.text or ""), what="the end")
    trouble     server.fail("sendMessage", times=1, code=429, retry_after=3); server.drop("sendMessage");
                gate = server.hold("editMessageText"); await gate.reached.wait(); gate.open(). hold_answers() does what
                is called, and keeps only the answer. The method "download"
                stands for fetching a file; server.cut() breaks the next download in its middle. server.calm()
    record      server.called("sendMessage", since), each with params, result, error; server.violations

Only kinds of updates that the bot asked for reach it (`allowed_updates`), and those it has not confirmed wait for it
while it is away. Telegram's own cache of inline results and its flood limits are not imitated.

Read in this order: `server` and `trouble` (HTTP, faults on demand), `updates` and `webhook` (how updates reach the
bot), `methods`, `messages`, `media`, `files`, `inline`, `menus` and `members` (what the bot may call), `chats` and
`world` (what is kept), `entities` and `markup` (what a message may hold), `driver`, `groups`, `conversation`, `sending`
and `contents` (what the people of a test do and wait for).
"""

from botapi.chats import Chat, File, Message, User
from botapi.contents import origin
from botapi.driver import Driver
from botapi.groups import Group, Private
from botapi.server import BotApiServer, Call
from botapi.world import InlineAnswer, InlineQuery, InlineResult, Press

__all__ = [
    "BotApiServer",
    "Call",
    "Chat",
    "Driver",
    "File",
    "Group",
    "InlineAnswer",
    "InlineQuery",
    "InlineResult",
    "Message",
    "Press",
    "Private",
    "User",
    "origin",
]
