"""Answers that administrators write: to an unanswered question and by /faq; given first, changed and removed."""

import csv
import io
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from botapi import Driver, Message, Private

from e2e.conftest import MakeBot, administrator
from e2e.look import MUSIC, MUSIC_QUOTE, OWN, WORDS, become, has_quote, labels, shown
from e2e.process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASKED = {"zh-hans": "食堂的打印机怎么用？", "zh-hant": "地下室的鑰匙怎麼領取？", "en": "会议室的投影仪怎么连接？"}
OTHER = {"zh-hans": "怎样用食堂的打印机", "zh-hant": "怎么领取地下室的钥匙", "en": "请问如何连接会议室的投影仪？"}
LAST_DAY = {"zh-hans": "有效至：", "zh-hant": "有效至：", "en": "valid until: "}
ANSWER = {"zh-hans": "答复：", "zh-hant": "答覆：", "en": "answer: "}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    """Run a bot of three administrators."""
    return await make_bot(admins=(7001, 7002, 7003))


def is_fixed(message: Message) -> bool:
    return any((message.text or "").startswith(head) for head in fixed_heads())


async def test_an_unanswered_question_gets_an_answer(own: BotProcess, speaker: Private, code: str) -> None:
    said, reader = WORDS[code], Driver(own.server).private(language_code=code)
    assert not is_fixed(await reader.ask(ASKED[code]))
    await reader.ask("你好")  # it is answered only after all about the question before was noted
    listed = await speaker.ask("/unanswered")
    place = next(number for number in range(1, 6) if f"{number}. {ASKED[code]}" in (listed.text or ""))
    opened = await shown(speaker, listed, f"{place}")
    asked = await shown(speaker, opened, said("button-question-write"))
    assert asked.text == said("faq-answer", question=ASKED[code])
    refused = await speaker.reply(speaker.send(f"{ANSWER[code]}问 <前台>\n{LAST_DAY[code]}明天", reply_to=asked))
    assert refused.text == said("faq-no-day")
    card = await speaker.reply(speaker.send("问 <前台>", reply_to=asked))
    assert (card.text or "").startswith(f"{ASKED[code]}\n\n问 <前台>\n\n")
    assert labels(card) == [said("button-faq-edit"), said("button-remove"), said("button-back-to-list")]
    assert ASKED[code] not in ((await speaker.ask("/unanswered")).text or "")
    await own.restart()
    for question in (ASKED[code], OTHER[code]):
        answer = await reader.ask(question)
        assert is_fixed(answer), answer.text
        assert (answer.text or "").endswith("\n问 <前台>")
        assert not answer.buttons

    change = await shown(speaker, card, said("button-faq-edit"))
    over = await speaker.reply(speaker.send(f"{LAST_DAY[code]}2020-01-31", reply_to=change))
    assert "2020-01-31" in (over.text or "")
    assert not is_fixed(await reader.ask(ASKED[code]))
    await speaker.reply(speaker.send(f"{LAST_DAY[code]}-", reply_to=change))
    assert is_fixed(await reader.ask(ASKED[code]))
    await shown(speaker, card, said("button-remove"))
    assert not is_fixed(await reader.ask(ASKED[code]))
    await speaker.press(card, said("button-faq-restore"))
    await become(own, card, "问 <前台>")
    assert is_fixed(await reader.ask(ASKED[code]))


async def test_it_stands_before_what_the_documents_say(own: BotProcess) -> None:
    admin = administrator(own)
    listed = await admin.ask("/faq")
    asked = await shown(admin, listed, OWN("button-faq-new"))
    assert asked.text == OWN("faq-how")
    assert (await admin.reply(admin.send("问题：没有答复", reply_to=asked))).text == OWN("faq-incomplete")
    await admin.reply(admin.send(f"问题：{MUSIC}\n答复：本周停课。", reply_to=asked))
    answer = await admin.ask(MUSIC)
    assert is_fixed(answer)
    assert (answer.text or "").index("本周停课。") < (answer.text or "").index(MUSIC_QUOTE)
    assert has_quote(answer, MUSIC_QUOTE)
    assert not has_quote(answer, "本周停课")
    assert not is_fixed(await admin.ask("泉州市文化馆的书法课什么时候开始？"))
    offer = await Driver(own.server).inline_results(admin.speaker, MUSIC)
    assert offer[0].id == "fixed"
    assert offer[0].text.endswith("\n本周停课。")
    assert (offer[0].title, offer[0].description) == (offer[0].text.partition("\n")[0], "本周停课。")
    assert any(MUSIC_QUOTE in result.text for result in offer.results[1:])
    opened = await shown(admin, await admin.ask("/faq"), "1")
    assert (opened.text or "").startswith(MUSIC)


async def test_nobody_else_may(own: BotProcess) -> None:
    stranger = Driver(own.server).private(language_code="zh-hans")
    refused = await stranger.ask("/faq")
    assert refused.text == OWN("admins-only")
    press = stranger.forge(refused, "faq:zh-Hans:write:0")
    await own.server.wait(lambda: press.answer, what="a refusal")
    assert (press.answer or {})["text"] == OWN("admins-only")


@pytest.mark.parametrize("code", WORDS)
async def test_all_answers_go_out_as_a_table_and_come_back_with_changes(own: BotProcess, code: str) -> None:
    said, admin = WORDS[code], administrator(own, code, list(WORDS).index(code))
    listed = await admin.ask("/faq")
    before = len(admin.said())
    await admin.press(listed, said("button-faq-table"))
    await own.server.wait(lambda: len(admin.said()) == before + 2, what="the table")
    how, sent = admin.said()[-2:]
    assert how.text == said("faq-table-how")
    assert sent.file is not None
    rows = list(csv.reader(io.StringIO(sent.file.data.decode("utf-8-sig"))))
    assert rows[0] == [said(f"column-faq-{name}") for name in ("number", "question", "wordings", "answer", "until")]
    (mine,) = [row for row in rows if row[1] == MUSIC]
    mine[3], question = f"{code}停课。", f"{code}号车库几点关门？"
    changed = [
        rows[0],
        mine,
        ["", question, "车库何时关门\n车库关门时间", "'=夜里十点", "2099-12-31"],
        ["", "没有答复", "", "", ""],
    ]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(changed)
    shown_first = await admin.reply(admin.send_document("改.csv", text.getvalue().encode("gb18030"), reply_to=sent))
    counts = said("faq-table-counts", added=1, changed=1)
    assert (shown_first.text or "").startswith(said("faq-table-read", counts=counts, same=0))
    assert f"＋ {question}\n～ {MUSIC}" in (shown_first.text or "")
    assert said("faq-table-line", line=5, reason=said("faq-incomplete")) in (shown_first.text or "")
    assert not is_fixed(await admin.ask(question))
    await own.restart()
    await admin.press(shown_first, said("button-faq-take"))
    await become(own, shown_first, said("faq-table-taken", counts=counts))
    assert (await admin.ask(question)).text in {f"{head}\n=夜里十点" for head in fixed_heads()}
    assert f"{code}停课。" in ((await admin.ask(MUSIC)).text or "")
    again = await admin.reply(admin.send_document("改.csv", text.getvalue().encode("utf-8"), reply_to=how))
    nothing = said("faq-table-counts", added=0, changed=0)
    assert (again.text or "").startswith(said("faq-table-read", counts=nothing, same=2))
    await admin.press(again, said("button-cancel"))
    await become(own, again, said("faq-table-left"))
    wrong = await admin.reply(admin.send_document("别的.csv", "甲,乙\n1,2\n".encode(), reply_to=how))
    assert wrong.text == said("faq-table-unread")


def fixed_heads() -> set[str]:
    today = datetime.now(UTC).date().isoformat()
    return {said("fixed-answer", date=today) for said in WORDS.values()}
