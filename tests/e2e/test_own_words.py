"""Own words: given in a reply, in the file, taken back; they count from the next indexing on, which says so."""

import pytest
import pytest_asyncio
from botapi import Driver, Private

from e2e.conftest import MakeBot, administrator
from e2e.look import OWN, WORDS, accounted, assert_quotes, has_quote
from e2e.process import BotProcess
from index.text.own_words import FILE

pytestmark = pytest.mark.asyncio(loop_scope="module")

# What the documents call a thing, what people call it, for each language that an administrator speaks.
NAMES = {"zh-hans": ("青禾卡", "绿苗证"), "zh-hant": ("雁栖码", "落脚牌"), "en": ("赤霞券", "晚风票")}
MONEY = {"zh-hans": "八百二十元", "zh-hant": "六百四十元", "en": "九百三十元"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    bot = await make_bot(admins=(7001, 7002, 7003))
    for code, (name, _) in NAMES.items():
        money = f"凭{name}每月领取{MONEY[code]}，由窗口当面核对身份后发给本人。"
        text = f"{name}发放办法\n\n2026年3月1日起发放{name}，{money}\n"
        (bot.documents / f"{code}.txt").write_text(text, encoding="utf-8")
    admin = administrator(bot)
    await accounted(admin, await admin.ask("/reindex"), added=3)
    return bot


async def test_what_people_call_a_thing_finds_what_the_documents_call_it(
    own: BotProcess, speaker: Private, code: str
) -> None:
    said, (name, other) = WORDS[code], NAMES[code]
    reader, question = Driver(own.server).private(language_code="zh-hans"), f"{other}每月能领多少？"
    listed = await speaker.ask("/words")
    assert not has_quote(await reader.ask(question), MONEY[code])  # meanwhile what was listed is noted
    assert said("words-how", file=FILE) in (listed.text or "")
    changed = await speaker.reply(speaker.send(f"{name} = {other}\n一 个\n- 没有的", reply_to=listed))
    lines = [f"+ {name} = {other}", said("words-unclear"), "一 个", "- 没有的", said("words-changed")]
    assert (changed.text or "").splitlines() == lines
    await own.restart()
    note = await speaker.ask("/reindex")
    await accounted(speaker, note)
    assert said("report-words", sign="+", line=f"{name} = {other}") in (note.text or "")
    answer = await reader.ask(question)
    assert_quotes(answer, MONEY[code])
    assert name in answer.spans("bold")
    assert f"{name} = {other}" in ((await speaker.ask("/words")).text or "")


async def test_the_file_is_read_too_and_words_are_taken_back(own: BotProcess) -> None:
    admin, (name, other) = administrator(own), NAMES["zh-hans"]
    with (own.data / FILE).open("a", encoding="utf-8") as file:
        file.write("潮汐观测营 # 每年三月\n坏 词\n")
    note = await admin.ask("/reindex")
    await accounted(admin, note)
    assert OWN("report-words", sign="+", line="潮汐观测营") in (note.text or "")
    assert FILE in (note.text or "")
    listed = await admin.ask("/words")
    await admin.ask("你好")  # meanwhile what was listed is noted
    gone = await admin.reply(admin.send(f"- {name} = {other}", reply_to=listed))
    assert (gone.text or "").splitlines() == [f"- {name} = {other}", OWN("words-changed")]
    await admin.ask("你好")
    same = await admin.reply(admin.send("潮汐观测营", reply_to=gone))
    assert same.text == OWN("words-same")
    await accounted(admin, await admin.ask("/reindex"))
    assert not has_quote(await admin.ask(f"{other}每月能领多少？"), MONEY["zh-hans"])
    assert OWN("audit-words") in ((await admin.ask("/audit")).text or "")
    stranger = Driver(own.server).private(language_code="zh-hans")
    assert (await stranger.ask("/words")).text == OWN("admins-only")
