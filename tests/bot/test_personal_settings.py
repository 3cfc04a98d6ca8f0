from typing import Any

import pytest
from updates import tell

from bot.app import BotApplication
from bot.settings import Settings
from bot.state import State
from bot.state.preferences import Preferences
from bot.words import words
from retrieval.types import Language

GROUP = {"id": -100, "type": "supergroup"}
OTHER = {"id": 9, "is_bot": False, "first_name": "B", "language_code": "en"}
OWNER = {"id": 7, "is_bot": False, "first_name": "A", "language_code": "zh-hant"}


def labels(values: dict[str, Any]) -> list[str]:
    return [button["text"] for row in values["reply_markup"]["inline_keyboard"] for button in row]


def chosen(settings: Settings, person: int) -> Preferences:
    state = State(settings.yinju_data)
    try:
        return state.preferences.of(person)
    finally:
        state.close()


async def test_the_present_choices_are_ticked(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.message("/settings"))
    (sent,) = telegram.of("sendMessage")
    t = words(Language.TRADITIONAL)
    assert [label for label in labels(sent) if "✓" in label] == [
        f"✓ {t('settings-button-auto')}",
        f"✓ {t('settings-button-source')}",
        "✓ 3",
    ]
    assert t("settings-title") in sent["text"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("set:language:en", Preferences(language=Language.ENGLISH)),
        ("set:language:auto", Preferences()),
        ("set:converted:1", Preferences(converted=True)),
        ("set:quotes:5", Preferences(quotes=5)),
    ],
)
async def test_a_choice_is_kept_and_shown_in_place(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings, data: str, expected: Preferences
) -> None:
    await tell(bot, updates.press(data, None, OWNER, 7, number=5))
    assert chosen(settings, 7) == expected
    (edit,) = telegram.of("editMessageText")
    t = words(expected.language or Language.TRADITIONAL)
    assert t("settings-title") in edit["text"]
    assert t("settings-everywhere") in edit["text"]
    assert len(telegram.of("answerCallbackQuery")) == 1


async def test_the_command_menu_speaks_the_chosen_language(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.press("set:language:zh-Hans", None, OTHER, 9, number=5))
    menus = telegram.of("setMyCommands")
    assert [(menu["scope"]["chat_id"], menu.get("language_code", "")) for menu in menus] == [(9, ""), (9, "zh")]
    t = words(Language.SIMPLIFIED)
    assert all({"command": "help", "description": t("command-help")} in menu["commands"] for menu in menus)
    assert "reindex" not in str(menus)
    await tell(bot, updates.press("set:quotes:2", None, OTHER, 9, number=5))
    await tell(bot, updates.press("set:language:auto", None, OTHER, 9, number=5))
    assert len(telegram.of("setMyCommands")) == 2
    assert [menu["scope"]["chat_id"] for menu in telegram.of("deleteMyCommands")] == [9, 9]


async def test_one_choice_leaves_the_others(bot: BotApplication, updates: Any, settings: Settings) -> None:
    for data in ("set:quotes:1", "set:converted:1", "set:language:zh-Hans"):
        await tell(bot, updates.press(data, None, OWNER, 7, number=5))
    assert chosen(settings, 7) == Preferences(Language.SIMPLIFIED, converted=True, quotes=1)


@pytest.mark.parametrize(
    "data", ["set:quotes:0", "set:quotes:6", "set:quotes:99", "set:language:xx", "set:converted:2", "set:x", "set:"]
)
async def test_what_no_button_says_changes_nothing(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings, data: str
) -> None:
    await tell(bot, updates.press(data, None, OWNER, 7, number=5))
    assert chosen(settings, 7) == Preferences()
    assert telegram.of("editMessageText") == []
    assert ["text" in answer for answer in telegram.of("answerCallbackQuery")] == [False]


async def test_in_a_group_only_who_asked_may_press(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings
) -> None:
    await tell(bot, updates.message("/settings", "supergroup"))
    await tell(bot, updates.press("set:quotes:5", None, OTHER, -100))
    assert chosen(settings, 9) == chosen(settings, 7) == Preferences()
    assert telegram.of("editMessageText") == []
    (answer,) = telegram.of("answerCallbackQuery")
    assert answer["show_alert"] is True
    assert answer["text"] == words(Language.ENGLISH)("menu-of-another", command="/settings")
    await tell(bot, updates.press("set:quotes:5", None, OWNER, -100))
    assert chosen(settings, 7) == Preferences(quotes=5)


async def test_a_menu_that_was_not_noted_is_known_by_whom_it_replies_to(
    bot: BotApplication, updates: Any, settings: Settings
) -> None:
    command = {"message_id": 5, "date": 0, "chat": GROUP, "from": OWNER, "text": "/settings"}
    for who in (OTHER, OWNER):
        await tell(bot, updates.press("set:quotes:5", None, who, -100, reply_to_message=command))
    assert (chosen(settings, 9), chosen(settings, 7)) == (Preferences(), Preferences(quotes=5))


async def test_a_menu_of_nobody_changes_nothing(bot: BotApplication, updates: Any, settings: Settings) -> None:
    await tell(bot, updates.press("set:quotes:5", None, OTHER, -100))
    assert chosen(settings, 9) == Preferences()


async def test_whoever_hides_behind_the_group_has_no_settings(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.message("/settings", "supergroup", sender_chat=GROUP))
    (sent,) = telegram.of("sendMessage")
    assert sent["text"] == words(Language.SIMPLIFIED)("own-name-only")
    assert "reply_markup" not in sent


async def test_the_number_of_quotes_holds_for_the_next_answer(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.press("set:quotes:1", None, OWNER, 7, number=5))
    await tell(bot, updates.message("谁？"))
    (sent,) = telegram.of("sendMessage")
    assert sent["text"].count("<blockquote") == 1
