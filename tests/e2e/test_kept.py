"""What is under an answer goes on working: after a restart between any two steps, and after the index has changed."""

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from botapi import Driver, Private

from bot.words import Words
from e2e.conftest import MakeBot
from e2e.corpus import CULTURE, MARINE
from e2e.forks import run
from e2e.look import MUSIC, OWN, WORDS, labels, quotes, shown
from e2e.process import BotProcess, environment

pytestmark = pytest.mark.asyncio(loop_scope="module")

TITLE = "徐州市公布云龙湖步行道分段养护情况"
SECTIONS = [
    f"第{number}段步行道长{number + 200}米，装有路灯{number + 30}盏、长椅{number + 10}张，沿路种着银杏和紫薇，"
    f"由第{number}养护班负责清扫和修补。这一段今年更换了{number + 400}块地砖，清理了{number + 60}处落叶堆积的水沟，"
    f"重新油漆了{number + 90}米栏杆，市民来信反映的{number + 5}个问题都已经答复，下一次检修安排在明年春天进行。"
    for number in range(1, 41)
]
FOOTPATH = "\n\n".join([TITLE, "2025年8月1日", *SECTIONS]) + "\n"
LAMPS = {
    "zh-hans": "徐州云龙湖第17段步行道有多少盏路灯？",
    "zh-hant": "徐州雲龍湖第17段步行道有多少盞路燈？",
    "en": "How many street lamps does section 17 of the Yunlong lake footpath in Xuzhou have?",
}
# A question whose document is in the other script, what is quoted of it, and what a reader sees.
FOREIGN = {
    "zh-hans": ("厦门市海洋科普周开放几艘科考船？", "開放三艘科考船", "开放三艘科考船"),
    "zh-hant": ("泉州市文化館小劇場的門票多少錢？", "门票十元", "門票十元"),
    "en": ("What are the ticket prices of the Quanzhou cultural centre's theatre?", "门票十元", "门票十元"),
}
FOLLOW_UPS = {
    "zh-hans": ("绵阳的人才政策有哪些？", "那绍兴呢？", "那洛阳呢？", "洛阳的人才政策有哪些？"),
    "zh-hant": ("綿陽的人才政策有哪些？", "那紹興呢？", "那洛陽呢？", "洛陽的人才政策有哪些？"),
    "en": (
        "What is the talent policy of Mianyang?",
        "and in Shaoxing?",
        "and in Luoyang?",
        "What is the talent policy of Luoyang?",
    ),
}
Flow = Callable[[Private, str, Words], AsyncIterator[None]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    bot = await make_bot(start=False)
    (bot.documents / "xuzhou-footpath.txt").write_text(FOOTPATH, encoding="utf-8")
    index(bot)
    await bot.start()
    return bot


def index(bot: BotProcess) -> None:
    """Bring the index up to date beside the bot, as an administrator may do on the machine."""
    done = run(("index",), environment(**bot.folders), bot.data.parent)
    assert done.returncode == 0, done.stderr


async def reading(chat: Private, code: str, t: Words) -> AsyncIterator[None]:
    """Open the whole document at the quote, turn its pages, have it sent."""
    reply = await chat.ask(LAMPS[code])
    yield
    page = await shown(chat, reply, t("button-whole"))
    assert page.reply_to is reply
    heading, *marked = page.spans("bold")
    assert heading == f"{TITLE} · 徐州市 · 2025-08-01"
    assert any(mark in quotes(reply)[0] or quotes(reply)[0] in mark for mark in marked), (marked, quotes(reply))
    position, count = next(label for label in labels(page) if "/" in label).split("/")
    yield
    said = len(chat.said())
    text = ""
    for _ in range(int(position) - 1):
        await shown(chat, page, "◀")
    for number in range(1, int(count) + 1):
        assert f"{number}/{count}" in labels(page)
        text += (page.text or "").removeprefix(f"{heading}\n\n") + "\n\n"
        if number < int(count):
            await shown(chat, page, "▶")
    assert text.split() == FOOTPATH.split()[1:]
    assert len(chat.said()) == said
    yield
    sent = await shown(chat, page, t("button-file"))
    assert sent.reply_to is page
    assert sent.file is not None
    assert sent.file.name == f"{TITLE}.txt"
    first, second, *rest = sent.file.data.decode().split("\n")
    assert (first, second) == (TITLE, "徐州市 · 2025-08-01 · xuzhou-footpath.txt")
    assert "".join(rest) == FOOTPATH.removeprefix(TITLE).replace("\n", "")


async def looking_around(chat: Private, code: str, t: Words) -> AsyncIterator[None]:
    """Show more quotes, the passage after the first one, and go on from there."""
    reply = await chat.ask(LAMPS[code])
    yield
    more = await shown(chat, reply, t("button-more"))
    assert more.reply_to is reply.reply_to
    assert not set(quotes(more)) & set(quotes(reply))
    yield
    card = await shown(chat, reply, t("button-around"))
    assert card.reply_to is reply
    assert quotes(reply)[0] in quotes(card)[0]
    place = FOOTPATH.index(quotes(card)[0])
    yield
    await shown(chat, card, t("button-after"))
    assert FOOTPATH.index(quotes(card)[0]) > place


async def judging(chat: Private, code: str, t: Words) -> AsyncIterator[None]:
    """Think ill of an answer, say why, and think better of it."""
    reply = await chat.ask(LAMPS[code])
    buttons = labels(reply)
    yield
    press = await chat.press(reply, "👎")
    assert (press.answer or {})["text"] == f"{t('feedback-noted', face='👎')}\n{t('feedback-why')}"
    await chat.server.wait(lambda: labels(reply) != buttons, what="the reasons")
    assert labels(reply)[-3:] == [t(f"button-{reason}") for reason in ("wrong", "incomplete", "unrelated")]
    yield
    press = await chat.press(reply, t("button-incomplete"))
    assert (press.answer or {})["text"] == t("feedback-reason", reason=t("button-incomplete"))
    voted = [f"{label} 1" if label == "👎" else label for label in buttons]
    await chat.server.wait(lambda: labels(reply) == voted, what="the reasons to go, and the vote")
    yield
    press = await chat.press(reply, "👍")
    assert (press.answer or {})["text"] == t("feedback-changed", face="👍")
    yield
    press = await chat.press(reply, "👍")
    assert (press.answer or {})["text"] == t("feedback-same", face="👍")


async def converting(chat: Private, code: str, t: Words) -> AsyncIterator[None]:
    """Choose to see quotes in one's own script, look at the original, and go back."""
    question, original, converted = FOREIGN[code]
    await shown(chat, await chat.ask("/settings"), "set:converted:1")
    yield
    reply = await chat.ask(question)
    assert converted in quotes(reply)[0]
    if code == "en":  # whoever reads neither script gets the source
        assert t("button-original") not in labels(reply)
        return
    assert f" · {t('converted')}" in (reply.text or "")
    assert any(word in quotes(reply)[0] for word in reply.spans("bold"))
    yield
    await shown(chat, reply, t("button-original"))
    assert original in quotes(reply)[0]
    assert any(quotes(reply)[0] in text for text in (CULTURE, MARINE))
    assert t("converted") not in (reply.text or "")
    yield
    await shown(chat, reply, t("button-converted"))
    assert converted in quotes(reply)[0]
    yield
    page = await shown(chat, reply, t("button-whole"))
    assert converted in (page.text or "")
    await shown(chat, page, t("button-original"))
    assert original in (page.text or "")


async def following_up(chat: Private, code: str, t: Words) -> AsyncIterator[None]:
    """Ask a follow-up, and edit it: it is still one of the question before it."""
    first, second, edited, understood = FOLLOW_UPS[code]
    await chat.ask(first)
    yield
    asked = chat.send(second)
    reply = await chat.reply(asked)
    assert reply.spans("italic"), reply.text
    yield
    chat.edit(asked, edited)
    line = t("understood", question=understood)
    await chat.server.wait(lambda: reply.spans("italic") == [line], what=f"{line} in {reply.text}")


FLOWS: tuple[Flow, ...] = (reading, looking_around, judging, converting, following_up)


async def test_a_restart_between_any_two_steps_loses_nothing(own: BotProcess) -> None:
    people = Driver(own.server)
    running = [flow(people.private(language_code=code), code, WORDS[code]) for flow in FLOWS for code in WORDS]
    while running:
        running = [flow for flow in running if await goes_on(flow)]
        if running:
            await own.restart()


async def goes_on(flow: AsyncIterator[None]) -> bool:
    """Let a flow take its next step, and say whether there are more."""
    try:
        await anext(flow)
    except StopAsyncIteration:
        return False
    return True


async def test_after_a_change_of_the_index_buttons_work_or_say_that_the_passage_has_gone(own: BotProcess) -> None:
    chat = Driver(own.server).private(language_code="zh-hans")
    going, staying = await chat.ask(LAMPS["zh-hans"]), await chat.ask(MUSIC)
    page = await shown(chat, going, OWN("button-whole"))
    near = await shown(chat, going, OWN("button-around"))
    (own.documents / "xuzhou-footpath.txt").unlink()
    (own.documents / "quanzhou/culture.txt").write_text(f"{CULTURE}\n文化馆另设失物招领处。\n", encoding="utf-8")
    index(own)

    gone = [(going, "button-whole"), (going, "button-around"), (near, "button-after"), (page, "button-file")]
    for message, button in gone:
        press = await chat.press(message, OWN(button))
        assert (press.answer or {})["text"] == OWN("passage-gone")
    assert ((await chat.press(page, "▶")).answer or {})["text"] == OWN("passage-gone")
    opened = await shown(chat, staying, OWN("button-whole"))
    assert "文化馆另设失物招领处。" in (opened.text or "")
    assert (await shown(chat, staying, OWN("button-around"))).reply_to is staying
    assert ((await chat.press(going, "👍")).answer or {})["text"] == OWN("feedback-noted", face="👍")
