"""What somebody can do whose question was refused."""

import pytest
from botapi import Driver

from e2e.conftest import ADMIN
from e2e.look import WORDS, labels, quotes, shown

pytestmark = pytest.mark.asyncio(loop_scope="session")

NOWHERE = {
    "zh-hans": "月球上的重力加速度是多少？",
    "zh-hant": "貝多芬寫過幾首交響曲？",
    "en": "Who painted the Mona Lisa?",
}


@pytest.mark.parametrize("code", NOWHERE)
async def test_a_refusal_leads_to_the_documents_to_other_words_and_to_the_administrators(
    people: Driver, code: str, sources: tuple[str, ...]
) -> None:
    admin, t = people.private(people.server.world.users[ADMIN]), WORDS[code]
    chat = people.private(language_code=code)
    reply = await chat.ask(NOWHERE[code])
    assert labels(reply)[-3:] == [t("button-sources"), t("button-rephrase"), t("button-tell")]
    press = await chat.press(reply, t("button-rephrase"))
    answer = press.answer or {}
    assert (answer["text"], answer["show_alert"]) == (t("rephrase"), True)
    listed = await shown(chat, reply, t("button-sources"))
    assert (listed.text or "").startswith(t("sources-all", count=len(sources)))
    before = len(admin.said())
    press = await chat.press(reply, t("button-tell"))
    assert (press.answer or {})["text"] == t("told")
    assert NOWHERE[code] in ((await admin.said_next(before)).text or "")
    press = await chat.press(reply, t("button-tell"))
    assert (press.answer or {})["text"] == t("told-already")
    assert len(admin.said()) == before + 1


async def test_what_is_near_is_folded_and_opened_by_its_title(people: Driver) -> None:
    chat, t = people.private(language_code="zh-hans"), WORDS["zh-hans"]
    reply = await chat.ask("泰安市文化馆的门票多少钱？")
    assert (reply.text or "").startswith(t("nearest"))
    kinds = {each["type"] for each in reply.entities if "blockquote" in each["type"]}
    assert kinds == {"expandable_blockquote"}
    assert quotes(reply)
    opened = await shown(chat, reply, labels(reply)[0])
    assert labels(reply)[0] in (opened.text or "")
