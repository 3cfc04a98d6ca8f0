from typing import Any

import pytest
from telegram import User

from bot.asking.audience import Audience, audience_for, spoken
from bot.people import People
from bot.settings import Settings
from bot.state import State
from bot.state.preferences import Preferences
from retrieval.types import Language


@pytest.fixture
def people(settings: Settings) -> People:
    return People(settings, State(settings.yinju_data))


def user(code: str | None) -> User:
    return User(9, "B", is_bot=False, language_code=code)


@pytest.mark.parametrize(
    ("text", "code", "language"),
    [
        ("绍兴的人才政策", "zh-hant", Language.SIMPLIFIED),
        ("紹興的人才政策", "zh-hans", Language.TRADITIONAL),
        ("株洲的人才政策", "zh-hant", Language.TRADITIONAL),  # written the same in both
        ("株洲的人才政策", "zh-hans", Language.SIMPLIFIED),
        ("株洲的人才政策", "en", Language.SIMPLIFIED),
        ("talent policy", "zh-hant", Language.ENGLISH),
        ("2024？", "zh-hant", None),
    ],
)
def test_a_question_is_in_the_script_of_its_characters_else_of_its_askers_telegram(
    people: People, text: str, code: str, language: Language | None
) -> None:
    assert spoken(people, user(code), text) is language


def test_what_a_reader_chose_counts_before_the_question(people: People, settings: Settings) -> None:
    assert audience_for(people, user("en"), Language.TRADITIONAL) == Audience(Language.TRADITIONAL, 3)
    assert audience_for(people, user("en"), None) == Audience(Language.ENGLISH, 3)
    state: Any = State(settings.yinju_data)
    state.preferences.put(9, Preferences(Language.SIMPLIFIED, converted=True, quotes=5))
    assert audience_for(people, user("en"), Language.TRADITIONAL) == Audience(Language.SIMPLIFIED, 5, converted=True)
