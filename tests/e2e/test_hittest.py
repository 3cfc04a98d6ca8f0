"""`/hittest`: what each ranking saw, why a question is answered or refused, and opening the passages."""

import pytest
from botapi import Driver

from e2e.conftest import ADMIN
from e2e.look import MUSIC, OWN, WORDS, labels, quotes
from e2e.process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("code", WORDS)
async def test_the_rankings_are_shown_and_passages_open(bot: BotProcess, code: str) -> None:
    t = WORDS[code]
    driver = Driver(bot.server)
    admin = driver.private(driver.user("管理员", code, user_id=ADMIN))
    seen = await admin.ask(f"/hittest {MUSIC}")
    text = seen.text or ""
    assert text.startswith(MUSIC)
    assert t("hittest-cosine", cosine="")[:-1].strip() in text
    assert "(#1)" in text
    assert len(quotes(seen)) == len(labels(seen)) >= 5
    before = len(admin.said())
    await admin.press(seen, "1")
    opened = await admin.said_next(before)
    assert quotes(seen)[0].rstrip("…")[:40] in " ".join(quotes(opened)[0].split())
    assert any(t("button-after") in label for label in labels(opened))


async def test_a_refusal_names_what_stands_nowhere(bot: BotProcess) -> None:
    driver = Driver(bot.server)
    admin = driver.private(driver.user("管理员", "zh-hans", user_id=ADMIN))
    text = (await admin.ask("/hittest 泰州市的南音课几点开始？")).text or ""
    assert OWN("hittest-missing", places="泰州市") in text
    text = (await admin.ask("/hittest 南音课的报名电话是多少？")).text or ""
    assert OWN("hittest-lacking", kind="phone") in text


async def test_without_a_question_it_says_how(bot: BotProcess) -> None:
    driver = Driver(bot.server)
    admin = driver.private(driver.user("管理员", "zh-hans", user_id=ADMIN))
    assert (await admin.ask("/hittest")).text == OWN("hittest-how")


async def test_nobody_else_may(bot: BotProcess) -> None:
    chat = Driver(bot.server).private(language_code="zh-hans")
    assert (await chat.ask(f"/hittest {MUSIC}")).text == OWN("admins-only")
