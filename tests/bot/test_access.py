from collections.abc import Iterator
from typing import Any

import pytest
from updates import person, tell

from bot.app import BotApplication
from bot.settings import Settings
from bot.state import State
from bot.words import words
from retrieval.types import Language

ADMIN, PERSON, GROUP = 7, 9, -100
OWN, ENGLISH = words(Language.TRADITIONAL), words(Language.ENGLISH)


@pytest.fixture
def state(settings: Settings) -> Iterator[State]:
    state = State(settings.yinju_data)
    yield state
    state.close()


def deeds(state: State) -> list[tuple[int, str, str]]:
    return [(deed.person, deed.action, deed.detail) for deed in state.audit.deeds(0, 50)[1]]


def user(number: int, **more: Any) -> dict[str, Any]:
    """A person; administrators here read Traditional Chinese."""
    return {**person(number, "zh-hant" if number == ADMIN else "en", f"N{number}"), **more}


def written(updates: Any, text: str, who: int = PERSON, chat: int | None = None, **more: Any) -> dict[str, Any]:
    """A message of a person, privately or in a group."""
    place = chat or who
    kind = "private" if place > 0 else "supergroup"
    update: dict[str, Any] = updates.message(text, kind, **{"from": user(who), **more})
    update["message"]["chat"] = {"id": place, "type": kind, **({"title": "研究小组"} if place < 0 else {})}
    return update


def inline(who: int) -> dict[str, Any]:
    return {"update_id": 1, "inline_query": {"id": "i", "from": user(who), "query": "谁？", "offset": ""}}


class TestGuard:
    """Who gets through while the list counts."""

    async def test_without_a_limit_everybody_may_ask(self, bot: BotApplication, updates: Any, library: Any) -> None:
        await tell(bot, written(updates, "谁？"))
        assert library.asked == ["谁？"]

    async def test_whoever_is_not_listed_learns_their_id(
        self, bot: BotApplication, telegram: Any, updates: Any, library: Any, state: State
    ) -> None:
        state.access.limit(True)
        for text in ("谁？", "/start", "/sources", "/status"):
            await tell(bot, written(updates, text))
        said = {values["text"] for values in telegram.of("sendMessage")}
        assert said == {ENGLISH("not-listed", person="9").replace("9", "<code>9</code>")}
        assert library.asked == []

    async def test_in_groups_there_is_silence(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State
    ) -> None:
        state.access.limit(True)
        for text in ("/ask 谁？", "/start", "/privacy", "/forget"):
            await tell(bot, written(updates, text, chat=GROUP))
        assert telegram.sent == []

    @pytest.mark.parametrize(("listed", "chat"), [(PERSON, PERSON), (PERSON, GROUP), (GROUP, GROUP)])
    async def test_whoever_is_listed_or_is_in_a_listed_group_may_ask(
        self, bot: BotApplication, updates: Any, library: Any, state: State, listed: int, chat: int
    ) -> None:
        state.access.limit(True)
        state.access.add(listed, "x")
        await tell(bot, written(updates, "/ask 谁？", chat=chat))
        assert library.asked == ["谁？"]

    async def test_a_member_of_a_listed_group_may_not_ask_elsewhere(
        self, bot: BotApplication, updates: Any, library: Any, state: State
    ) -> None:
        state.access.limit(True)
        state.access.add(GROUP, "x")
        await tell(bot, written(updates, "谁？"))
        await tell(bot, written(updates, "/ask 谁？", chat=-200))
        assert library.asked == []

    async def test_administrators_may_always_ask(
        self, bot: BotApplication, updates: Any, library: Any, state: State
    ) -> None:
        state.access.limit(True)
        await tell(bot, written(updates, "谁？", ADMIN))
        await tell(bot, written(updates, "/ask 谁？", ADMIN, GROUP))
        assert len(library.asked) == 2

    @pytest.mark.parametrize("disguise", [GROUP, -300])
    async def test_a_channel_or_hidden_administrator_is_nobody(
        self, bot: BotApplication, telegram: Any, updates: Any, library: Any, state: State, disguise: int
    ) -> None:
        state.access.limit(True)
        state.access.add(PERSON, "x")
        sender = {"id": disguise, "type": "channel" if disguise != GROUP else "supergroup", "title": "T"}
        for who in (ADMIN, PERSON):
            await tell(bot, written(updates, "/ask 谁？", who, GROUP, sender_chat=sender))
        assert telegram.sent == []
        state.access.add(GROUP, "x")
        await tell(bot, written(updates, "/ask 谁？", PERSON, GROUP, sender_chat=sender))
        assert library.asked == ["谁？"]

    async def test_buttons_answer_with_an_alert(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State
    ) -> None:
        state.access.limit(True)
        for chat in (PERSON, GROUP):
            await tell(bot, updates.press("vote:en:1", None, user(PERSON), chat))
        assert [(values["text"], values["show_alert"]) for values in telegram.of("answerCallbackQuery")] == [
            (ENGLISH("not-listed", person="9"), True)
        ] * 2
        assert [sent.method for sent in telegram.sent] == ["answerCallbackQuery"] * 2

    async def test_inline_queries_find_nothing(
        self, bot: BotApplication, telegram: Any, updates: Any, library: Any, state: State
    ) -> None:
        state.access.limit(True)
        await tell(bot, inline(PERSON))
        (answer,) = telegram.of("answerInlineQuery")
        assert answer["results"] == []
        assert answer["button"]["text"] == ENGLISH("not-listed-button")
        assert library.asked == []

    async def test_whoever_was_taken_off_can_still_have_themselves_forgotten(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State
    ) -> None:
        state.replies.remember(PERSON, 1, 2)
        state.access.limit(True)
        await tell(bot, written(updates, "/privacy"))
        await tell(bot, written(updates, "/forget"))
        await tell(bot, updates.press("forget:yes", None, user(PERSON), PERSON))
        assert ENGLISH("privacy-title") in telegram.of("sendMessage")[0]["text"]
        assert telegram.of("sendMessage")[1]["text"] == ENGLISH("forget-ask")
        assert state.replies.reply_to(PERSON, 1) is None

    async def test_edits_and_service_messages_get_no_word(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State
    ) -> None:
        state.access.limit(True)
        edited = written(updates, "谁？")
        await tell(bot, {"update_id": 5, "edited_message": {**edited["message"], "edit_date": 1}})
        service = written(updates, "")
        del service["message"]["text"]
        service["message"]["pinned_message"] = {**edited["message"], "message_id": 2}
        await tell(bot, service)
        assert telegram.sent == []


class TestMenu:
    """What administrators see and change."""

    async def test_others_are_refused(self, bot: BotApplication, telegram: Any, updates: Any, state: State) -> None:
        await tell(bot, written(updates, "/access add"))
        await tell(bot, updates.press("access:listed:0:0", None, user(PERSON), GROUP))
        assert telegram.of("sendMessage")[0]["text"] == ENGLISH("admins-only")
        assert telegram.of("answerCallbackQuery")[0]["text"] == ENGLISH("admins-only")
        assert not state.access.is_limited
        assert deeds(state) == []

    async def test_the_list_is_shown_with_names(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State
    ) -> None:
        state.access.add(PERSON, "小陈 <b>")
        await tell(bot, written(updates, "/access", ADMIN))
        (sent,) = telegram.of("sendMessage")
        assert OWN("access-everybody") in sent["text"]
        assert "• 小陈 &lt;b&gt; (9)" in sent["text"]
        labels = [button["text"] for row in sent["reply_markup"]["inline_keyboard"] for button in row]
        choices = [f"✓ {OWN('access-button-everybody')}", OWN("access-button-listed")]
        assert labels == [*choices, "✕ 小陈 <b>", OWN("access-button-folders")]

    async def test_in_a_group_the_list_is_not_shown(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State
    ) -> None:
        state.access.add(PERSON, "小陈")
        await tell(bot, written(updates, "/access", ADMIN, GROUP))
        (sent,) = telegram.of("sendMessage")
        assert OWN("access-not-here", count=1, group=str(GROUP)) in sent["text"]
        assert "小陈" not in str(sent)

    async def test_limiting_and_opening_is_done_in_place_and_noted(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State
    ) -> None:
        state.access.add(PERSON, "小陈")
        for action in ("listed", "listed", "everybody"):
            await tell(bot, updates.press(f"access:{action}:0:0", None, user(ADMIN), ADMIN))
            assert state.access.is_limited == (action == "listed")
        said = [edit["text"] for edit in telegram.of("editMessageText")]
        assert [OWN("access-listed") in text for text in said] == [True, True, False]
        assert deeds(state) == [(ADMIN, "access", "everybody"), (ADMIN, "access", "listed")]

    async def test_with_an_empty_list_it_is_asked_first(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State
    ) -> None:
        for action, sure in (("listed", "lock"), ("everybody", "open")):
            before = state.access.is_limited
            await tell(bot, updates.press(f"access:{action}:0:0", None, user(ADMIN), ADMIN))
            assert state.access.is_limited == before
            assert telegram.of("editMessageText")[-1]["text"] == OWN(f"access-sure-{action}")
            await tell(bot, updates.press(f"access:{sure}:0:0", None, user(ADMIN), ADMIN))
            assert state.access.is_limited == (action == "listed")
        assert deeds(state) == [(ADMIN, "access", "everybody"), (ADMIN, "access", "listed")]

    async def test_an_entry_is_removed_by_its_button(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State
    ) -> None:
        state.access.add(PERSON, "小陈")
        for _ in range(2):
            await tell(bot, updates.press(f"access:drop:{PERSON}:0", None, user(ADMIN), ADMIN))
        assert state.access.names() == {}
        assert deeds(state) == [(ADMIN, "access", "remove 9 小陈")]
        assert OWN("access-list-empty") in telegram.of("editMessageText")[0]["text"]

    async def test_a_long_list_has_pages(self, bot: BotApplication, telegram: Any, updates: Any, state: State) -> None:
        for number in range(1, 24):
            state.access.add(number, f"N{number}")
        await tell(bot, updates.press("access:page:0:2", None, user(ADMIN), ADMIN))
        (edit,) = telegram.of("editMessageText")
        labels = [button["text"] for row in edit["reply_markup"]["inline_keyboard"] for button in row]
        assert labels[2:] == ["✕ N21", "✕ N22", "✕ N23", "◀", "3/3", OWN("access-button-folders")]
        await tell(bot, updates.press("access:drop:23:2", None, user(ADMIN), ADMIN))
        assert "N22" in telegram.of("editMessageText")[1]["text"]

    @pytest.mark.parametrize("data", ["access:", "access:listed", "access:drop:x:0", f"access:drop:{10**40}:0"])
    async def test_what_no_button_says_changes_nothing(
        self, bot: BotApplication, telegram: Any, updates: Any, state: State, data: str
    ) -> None:
        state.access.add(PERSON, "小陈")
        await tell(bot, updates.press(data, None, user(ADMIN), ADMIN))
        assert state.access.names() == {PERSON: "小陈"}
        assert deeds(state) == []
        assert ["text" in answer for answer in telegram.of("answerCallbackQuery")] == [False]


ADDED = [
    ("/access add 12345 小 陈", {}, ADMIN, (12345, "小 陈")),
    ("/access add -1001234567890 研究", {}, ADMIN, (-1001234567890, "研究")),
    ("/access add", {}, GROUP, (GROUP, "研究小组")),
    ("/access add", {"reply_to_message": {"from": user(55, last_name="Li")}}, GROUP, (55, "N55 Li")),
    (
        "/access add",
        {"reply_to_message": {"forward_origin": {"type": "user", "sender_user": user(56)}}},
        ADMIN,
        (56, "N56"),
    ),
    (
        "/access add",
        {"reply_to_message": {"forum_topic_created": {"name": "T", "icon_color": 1}}},
        GROUP,
        (GROUP, "研究小组"),
    ),
]
NOBODY = [
    ("/access add", {}, ADMIN),
    ("/access add 小陈", {}, ADMIN),
    ("/access add 12345678901234567890 小陈", {}, ADMIN),
    ("/access give 12345", {}, ADMIN),
    ("/access add", {"reply_to_message": {"forward_origin": {"type": "hidden_user", "sender_user_name": "X"}}}, ADMIN),
    ("/access add", {"reply_to_message": {"from": user(42, is_bot=True)}}, GROUP),
    ("/access add", {"reply_to_message": {"sender_chat": {"id": GROUP, "type": "supergroup", "title": "T"}}}, GROUP),
]


def replying(more: dict[str, Any], chat: int) -> dict[str, Any]:
    """The rest of a message replied to."""
    if "reply_to_message" not in more:
        return more
    other = {"message_id": 2, "date": 0, "from": user(8), "chat": {"id": chat, "type": "private"}}
    if chat < 0:
        other["chat"] = {"id": chat, "type": "supergroup"}
    origin = more["reply_to_message"].get("forward_origin")
    dated = {"forward_origin": {**origin, "date": 0}} if origin else {}
    return {"reply_to_message": {**other, **more["reply_to_message"], **dated}}


@pytest.mark.parametrize(("text", "more", "chat", "entry"), ADDED)
async def test_somebody_is_added_and_removed(
    bot: BotApplication, telegram: Any, updates: Any, state: State,
    text: str, more: dict[str, Any], chat: int, entry: tuple[int, str],
) -> None:  # fmt: skip
    await tell(bot, written(updates, text, ADMIN, chat, **replying(more, chat)))
    assert state.access.names() == dict([entry])
    said = f"{OWN('access-added', name=entry[1])}\n{OWN('access-not-limited')}"
    assert telegram.of("sendMessage")[0]["text"] == said
    state.access.limit(True)
    telegram.answers["getChat"] = UNKNOWN
    removal = text.replace("add", "remove").removesuffix("小 陈")  # the list knows the name
    await tell(bot, written(updates, removal, ADMIN, chat, **replying(more, chat)))
    assert state.access.names() == {}
    assert telegram.of("sendMessage")[1]["text"] == OWN("access-removed", name=entry[1])
    number, name = entry
    assert deeds(state) == [(ADMIN, "access", f"remove {number} {name}"), (ADMIN, "access", f"add {number} {name}")]


@pytest.mark.parametrize(("text", "more", "chat"), NOBODY)
async def test_who_is_meant_must_be_clear(
    bot: BotApplication, telegram: Any, updates: Any, state: State, text: str, more: dict[str, Any], chat: int
) -> None:
    await tell(bot, written(updates, text, ADMIN, chat, **replying(more, chat)))
    assert telegram.of("sendMessage")[0]["text"] == OWN("access-usage")
    assert state.access.names() == {}
    assert deeds(state) == []


async def test_without_a_name_that_of_the_chat_is_taken_if_it_is_known(
    bot: BotApplication, telegram: Any, updates: Any, state: State
) -> None:
    chat = {"id": 12345, "type": "private", "first_name": "小陈", "accent_color_id": 0, "max_reaction_count": 1}
    telegram.answers["getChat"] = (200, {"ok": True, "result": {**chat, "accepted_gift_types": GIFTS}})
    await tell(bot, written(updates, "/access add 12345", ADMIN))
    telegram.answers["getChat"] = UNKNOWN
    await tell(bot, written(updates, "/access add 54321", ADMIN))
    assert state.access.names() == {12345: "小陈", 54321: "54321"}


UNKNOWN = (400, {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"})
GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


async def test_a_listed_group_that_becomes_a_supergroup_stays_listed(
    bot: BotApplication, updates: Any, state: State
) -> None:
    state.access.limit(True)
    state.access.add(GROUP, "研究小组")
    update = written(updates, "", chat=GROUP, migrate_to_chat_id=-1001)
    del update["message"]["text"]
    await tell(bot, update)
    assert state.access.names() == {-1001: "研究小组"}
