"""What people say beside questions: more, again, wrong; and asking for documents instead of quotes."""

from datetime import datetime

import pytest
from botapi import Driver, Private

from e2e.look import CITIES, MUSIC, OWN, PLAY_QUOTE, WORDS, assert_quotes, labels, quotes, shown

pytestmark = pytest.mark.asyncio(loop_scope="session")

THIS_YEAR = [
    ("zh-hans", "今年泉州市文化馆小剧场的门票多少钱？", "{year}年泉州市文化馆小剧场的门票多少钱？"),
    ("zh-hant", "今年泉州市文化館小劇場的門票多少錢？", "{year}年泉州市文化館小劇場的門票多少錢？"),
]
MORE = {
    "zh-hans": ("更多", "再说一遍", "不对"),
    "zh-hant": ("還有嗎？", "再說一遍", "不對"),
    "en": ("more", "again", "wrong"),
}


@pytest.mark.parametrize("code", MORE)
async def test_more_again_and_wrong_go_on_from_the_last_answer(people: Driver, code: str) -> None:
    more, again, wrong = MORE[code]
    chat, t = people.private(language_code=code), WORDS[code]
    assert (await chat.ask(more)).text == t("request-nothing-before")
    first = await chat.ask(CITIES)
    second = await chat.ask(more)
    assert quotes(second)
    assert not set(quotes(second)) & set(quotes(first))
    third = await chat.ask(wrong)
    assert (third.text or "").startswith(t("request-sorry"))
    assert not set(quotes(third)) & {*quotes(first), *quotes(second)}
    assert quotes(await chat.ask(again)) == quotes(first)
    assert quotes(await chat.ask(more)) == quotes(second)


@pytest.mark.parametrize("code", MORE)
async def test_wrong_after_a_refusal_and_a_link_are_answered_in_words(people: Driver, code: str) -> None:
    chat, t = people.private(language_code=code), WORDS[code]
    await chat.ask({"en": "Who is the mayor of Sanya?"}.get(code, "量子咖啡机"))
    assert (await chat.ask(MORE[code][2])).text == f"{t('request-sorry')}\n{t('rephrase')}"
    assert (await chat.ask("https://example.org/a/2024.html")).text == t("hint-link")


async def test_what_a_button_showed_is_not_shown_again_by_a_word(chat: Private) -> None:
    first = await chat.ask(CITIES)
    second = await shown(chat, first, OWN("button-more"))
    third = await chat.ask("还有呢？")
    assert not set(quotes(third)) & {*quotes(first), *quotes(second)}


async def test_documents_are_listed_and_opened(chat: Private, sources: tuple[str, ...]) -> None:
    listed = await chat.ask("列出所有文档")
    assert (listed.text or "").startswith(OWN("sources-all", count=len(sources)))
    about = await chat.ask("哪些文章讲海洋科普？")
    assert (about.text or "").startswith(OWN("request-about", topic="海洋科普"))
    opened = await shown(chat, about, "1")
    assert "廈門市舉辦海洋科普週" in (opened.text or "")
    assert OWN("button-file") in labels(opened)
    dated = await chat.ask("2025年4月有什么新闻")
    assert "福州市软件园说明温度接口" in (dated.text or "")
    places = await chat.ask("一共有哪些城市")
    assert "泉州市" in (places.text or "")


async def test_a_document_is_sent_as_a_file(people: Driver) -> None:
    chat = people.private(language_code="en")
    reply = await chat.ask("send me the Fuzhou one")
    assert "福州市软件园说明温度接口" in (reply.text or "")
    sent = await chat.said_next(chat.said().index(reply) + 1)
    assert sent.file is not None
    assert sent.file.name == "福州市软件园说明温度接口.txt"
    assert "x<3 && y>2" in sent.file.data.decode()


async def test_the_source_line_is_a_link_that_opens_its_document(people: Driver) -> None:
    chat = people.private(language_code="zh-hant")
    reply = await chat.ask(MUSIC)
    (url,) = {str(each["url"]) for each in reply.entities if each["type"] == "text_link"}
    address, payload = url.split("?start=")
    assert address == f"https://t.me/{chat.server.bot.username}"
    opened = await chat.ask(f"/start {payload}")
    assert "泉州市文化馆公布夏季开放安排" in (opened.text or "")
    assert WORDS["zh-hant"]("button-file") in labels(opened)
    for unknown in ("d-0123456789abcdef", "nonsense"):
        assert (await chat.ask(f"/start {unknown}")).text == WORDS["zh-hant"]("link-unknown")
    assert ((await chat.ask("/start inline")).text or "").startswith(WORDS["zh-hant"]("start")[:10])


@pytest.mark.parametrize(("code", "asked", "understood"), THIS_YEAR)
async def test_only_earlier_documents_are_offered_as_such(
    people: Driver, code: str, asked: str, understood: str
) -> None:
    chat, t, year = people.private(language_code=code), WORDS[code], f"{datetime.now().astimezone():%Y}"
    reply = await chat.ask(asked)
    assert reply.spans("italic") == [t("understood", question=understood.format(year=year))]
    assert t("older") in (reply.text or "")
    assert_quotes(reply, PLAY_QUOTE)
    assert "2025-06-12" in ((await chat.ask("昨天有什么新闻？")).text or "")


async def test_the_latest_document_and_a_farewell(people: Driver) -> None:
    chat = people.private(language_code="zh-hant")
    assert "2025-06-12" in ((await chat.ask("最新的一篇是什麼")).text or "")
    assert ((await chat.ask("最近有什麼新聞？")).text or "").startswith(WORDS["zh-hant"]("request-recent", count=5))
    assert (await chat.ask("謝謝，再見！")).text == WORDS["zh-hant"]("hint-farewell")
