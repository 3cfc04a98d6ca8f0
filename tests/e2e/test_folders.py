"""Folders that only certain people and groups may read: nobody else learns a word of them, by whatever way they ask."""

import json
import random
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio
from botapi import Driver, Message, Private

from e2e.conftest import ADMIN, MakeBot, administrator
from e2e.look import OWN, PLAY, PLAY_QUOTE, WORDS, accounted, assert_quotes, become, has_quote, shown
from e2e.process import BotProcess
from index.corpus import Corpus, document_key
from index.text.fold import fold, to_traditional

pytestmark = pytest.mark.asyncio(loop_scope="module")

FOLDER = "密档"
CLOSED = {
    f"{FOLDER}/赤岭水库.txt": """阿勒泰市赤岭水库大坝渗漏处置纪要

2031年3月4日，阿勒泰市水利局局长柳闻笛主持赤岭水库大坝渗漏处置会，会期半天。坝体左肩第七排测压管水位比汛前高出两米六，渗漏量每昼夜九百一十立方米。

会议决定把蓄水位降到三百零八米，请紫杉岩土公司灌浆补强，概算四千七百三十万元，工期一百一十天。渗漏一事暂不对外发布，值守电话0906-7713582。
""",
    f"{FOLDER}/人事/云雀岗位.txt": """云雀实验室岗位调整方案

2031年3月9日，云雀实验室撤并声学组，组长宓青禾调任玻璃熔炼车间副主任，年薪降为三十一万二千元。声学组十四名技工分流到贝壳岛试验站。

宓青禾的离任审计由骆峤负责，审计底稿存放在三号楼地下二层铁皮柜，钥匙一把，由门卫翟伯保管。
""",
    f"{FOLDER}/并购.md": """# 琥珀钟表厂收购报价

2031年3月11日，星槎控股拟以每股十八元七角收购琥珀钟表厂百分之五十四的股份，要约期三十日。卖方代表濮阳澈要求先付定金两千六百万元。

尽职调查发现琥珀钟表厂欠缴土地出让金，另有一件擒纵轮专利官司未了结，败诉时须赔偿三百九十万元。
""",
}
BY_THE_MEMBER = ("赤岭水库的渗漏量是多少？", "九百一十立方米")
WAYS = (
    "{0}？",
    "{0}是怎么回事？",
    "请问{0}在哪里？",
    "谁负责{0}？",
    "{0}什么时候？",
    "{0}花了多少钱？",
    "哪些文章讲{0}",
    "把{0}那篇发给我",
    "给我{0}的全文",
    "What does it say about {0}?",
    "哪个城市有{0}？",
    "有关{0}的电话是多少？",
)
AS_THEY_ARE = (
    "列出所有文档",
    "最新的一篇是什么",
    "最近的通知",
    "2031年3月有什么新闻",
    "一共有哪些城市",
    "有哪些文件",
    "谁？",
)
COMMANDS = ("/start", "/help", "/status", "/sources", "/sources {0}", "/ask {0}", "/settings", "/privacy", "/access")
HAN, NUMBER = re.compile("[㐀-鿿]{3,}"), re.compile(r"(?<!\d)\d{6,8}(?!\d)")
ASKED = 200
ON_PASSAGES = (
    "near:zh-Hans:1:{0}",
    "turn:zh-Hans:-1:{0}",
    "around:zh-Hans:{0}",
    "whole:zh-Hans:0:{0}",
    "hit:zh-Hans:{0}",
)
ON_DOCUMENTS = (
    "open:zh-Hans:{0}",
    "save:zh-Hans:0:{0}",
    "documents:zh-Hans:open:all:0:{0}",
    "remove:zh-Hans:ask:{0}",
    "correct:zh-Hans:ask:{0}",
    "folder:zh-Hans:show:{0}:0",
    "folder:zh-Hans:open:{0}:0",
)


def grams(text: str) -> set[str]:
    """Return what a text is known by: every three Chinese characters of it, and its long numbers; in both scripts."""
    both = (fold(text), to_traditional(fold(text)))
    runs = [run for each in both for run in HAN.findall(each)]
    numbers = {number for each in both for number in NUMBER.findall(each)}
    return numbers | {run[at : at + 3] for run in runs for at in range(len(run) - 2)}


@pytest.fixture(scope="module")
def secrets(sources: tuple[str, ...]) -> set[str]:
    """Return what stands in the closed documents and their names, and in nothing else that the bot may say."""
    said = "\n".join(path.read_text("utf-8") for path in (Path(__file__).parents[2] / "bot").rglob("*.ftl"))
    return grams("\n".join([*CLOSED, *CLOSED.values()])) - grams("\n".join(sources)) - grams(said)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    """Return a bot with a folder that is closed to all but its administrators."""
    bot = await make_bot(admins=(ADMIN, 7002, 7003))
    for name, text in CLOSED.items():
        path = bot.documents / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    admin = administrator(bot)
    await accounted(admin, await admin.ask("/reindex"), added=len(CLOSED))
    card = await card_of(admin, FOLDER)
    await admin.press(card, OWN("button-folder-close"))
    await become(bot, card, OWN("folder-closed", name=FOLDER, documents=3, readers=0))
    return bot


@pytest.fixture
def people(own: BotProcess) -> Iterator[Driver]:
    yield Driver(own.server)
    assert own.running, f"the bot has ended:\n{own.log}"


async def card_of(admin: Private, folder: str) -> Message:
    """Return the message that shows a folder to an administrator."""
    said = WORDS[str(admin.speaker.language_code)]
    menu = await shown(admin, await admin.ask("/access"), said("access-button-folders"))
    (line,) = [line for line in (menu.text or "").splitlines() if re.match(rf"\d+\. (🔒 )?{folder} –", line)]
    return await shown(admin, menu, line.split(".")[0])


def told(bot: BotProcess, since: int) -> str:
    """Return everything that the bot has sent from a call on: texts, buttons, alerts, files and their names."""
    calls = [call for call in bot.server.calls[since:] if call.method != "getUpdates"]
    uploads = [upload for call in calls for upload in call.uploads.values()]
    files = [f"{upload.name}\n{upload.data.decode('utf-8', 'replace')}" for upload in uploads]
    return "\n".join([re.sub(r"<[^>]*>", "", text) for call in calls for text in texts(call.params)] + files)


def texts(value: object) -> Iterator[str]:
    """Yield the texts in what a call carries; parts of it are JSON in a text."""
    if isinstance(value, dict):
        yield from (text for each in value.values() for text in texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in texts(each))
    elif isinstance(value, str) and value.startswith(("{", "[")):
        yield from texts(json.loads(value))
    elif value is not None:
        yield str(value)


def questions() -> list[str]:
    """Return questions from the closed documents' own words, by pattern."""
    pick = random.Random(11)
    pieces = [piece for text in CLOSED.values() for piece in re.split(r"[，。、\n#\s]+", text) if len(piece) > 2]
    made = [pick.choice(WAYS).format(pick.choice(pieces)) for _ in range(ASKED - len(AS_THEY_ARE) - len(pieces))]
    return [*AS_THEY_ARE, *pieces, *made]


async def test_an_outsider_finds_no_word_of_it_in_any_answer(
    own: BotProcess, people: Driver, secrets: set[str]
) -> None:
    assert len(secrets) > 200
    asked = questions()
    assert len(asked) == ASKED
    leaks = []
    for at, question in enumerate(asked):
        since, stranger = len(own.server.calls), people.user("外人", "zh-hant" if at % 5 == 0 else "zh-hans")
        if at % 4 == 3:
            await people.inline_results(stranger, question)
        else:
            await people.private(stranger).ask(question)
        if found := (grams(told(own, since)) & secrets) - grams(question):
            leaks.append((question, found))
    assert leaks == []


async def test_commands_tell_nothing_and_count_nothing(own: BotProcess, people: Driver, secrets: set[str]) -> None:
    stranger, since = people.private(language_code="zh-hans"), len(own.server.calls)
    for command in COMMANDS:
        await stranger.ask(command.format("赤岭水库"))
    said = told(own, since)
    assert (grams(said) & secrets) - grams("赤岭水库") == set()
    with opened(own) as snapshot:
        entries = [entry for entry in snapshot.documents() if not entry.path.startswith(FOLDER)]
    assert len(entries) > 10
    assert OWN("sources-all", count=len(entries)) in said
    assert OWN("known-documents", count=len(entries)) in said


async def test_forged_buttons_and_links_tell_nothing(own: BotProcess, people: Driver, secrets: set[str]) -> None:
    with opened(own) as snapshot:
        paths = [entry.path for entry in snapshot.documents() if entry.path.startswith(FOLDER)]
        passages = [each.key for each in snapshot.passages(range(snapshot.size)) if each.document in paths]
    stranger = people.private(language_code="zh-hans")
    answer, since = await stranger.ask(PLAY), len(own.server.calls)
    documents = [document_key(path) for path in (*paths, FOLDER)]
    assert (len(documents), len(passages) >= 6) == (len(CLOSED) + 1, True)
    forged = [data.format(key) for data in ON_PASSAGES for key in passages]
    forged += [data.format(key) for data in ON_DOCUMENTS for key in documents]
    presses = [stranger.forge(answer, data) for data in forged]
    await own.server.wait(lambda: all(press.answer is not None for press in presses), what="answers to forged buttons")
    links = [await stranger.ask(f"/start d-{key}") for key in documents]
    assert {link.text for link in links} == {OWN("link-unknown")}
    assert grams(told(own, since)) & secrets == set()


@pytest.mark.parametrize("code", WORDS)
async def test_who_is_let_in_is_answered_and_who_is_shut_out_loses_it_on_old_buttons_too(
    own: BotProcess, people: Driver, secrets: set[str], code: str
) -> None:
    said, admin = WORDS[code], administrator(own, code, list(WORDS).index(code))
    question, quote = BY_THE_MEMBER
    member = people.private(people.user("小陈", code))
    number = member.speaker.id
    assert not has_quote(await member.ask(question), quote)
    card = await card_of(admin, FOLDER)
    asked = await shown(admin, card, said("button-folder-add"))
    assert said("folder-add-how", name=FOLDER) in (asked.text or "")
    assert (await admin.reply(admin.send("小陈", reply_to=asked))).text == said("folder-add-unclear")
    listed = await admin.reply(admin.send(f"{number} 小陈", reply_to=asked))
    assert f"• 小陈 ({number})" in (listed.text or "")
    answer = await member.ask(question)
    assert_quotes(answer, quote)
    assert len((await people.inline_results(member.speaker, question)).results) > 0
    assert said("status-closed", name=FOLDER, readers=1) in ((await admin.ask("/status")).text or "")
    assert FOLDER not in ((await member.ask("/status")).text or "")

    await admin.press(listed, "✕ 小陈")
    since = len(own.server.calls)
    kept = [button["callback_data"] for button in answer.buttons if "callback_data" in button]
    for data in [each for each in kept if not each.startswith("vote:")]:  # a vote shows the message's own buttons anew
        await member.press(answer, data)
    again = await member.ask(question)
    assert not has_quote(again, quote)
    assert (grams(told(own, since)) & secrets) - grams(question) == set()


async def test_a_group_reads_what_it_was_let_read_whoever_asks(own: BotProcess, people: Driver) -> None:
    question, quote = BY_THE_MEMBER
    admin = administrator(own)
    assert_quotes(await admin.ask(question), quote)
    group = people.group(admin.speaker)
    assert not has_quote(await group.ask(group.mention(question), admin.speaker), quote)
    assert (await group.ask("/documents", admin.speaker)).text == OWN("private-only")
    menu = await group.ask("/access", admin.speaker)
    assert str(group.chat.id) in (menu.text or "")
    assert FOLDER not in (menu.text or "")
    asked = await shown(admin, await card_of(admin, FOLDER), OWN("button-folder-add"))
    await admin.reply(admin.send(f"{group.chat.id} 研究小组", reply_to=asked))
    assert_quotes(await group.ask(group.mention(question)), quote)
    await own.restart()
    assert_quotes(await group.ask(group.mention(question)), quote)
    assert not has_quote(await people.private(language_code="zh-hans").ask(question), quote)


async def test_opening_it_again_asks_first_and_lets_everybody_read(own: BotProcess, people: Driver) -> None:
    question, quote = BY_THE_MEMBER
    admin, stranger = administrator(own), people.private(language_code="zh-hans")
    card = await card_of(admin, FOLDER)
    sure = await shown(admin, card, OWN("button-folder-open"))
    assert OWN("folder-open-ask", name=FOLDER, documents=len(CLOSED)) in (sure.text or "")
    assert not has_quote(await stranger.ask(question), quote)
    await admin.press(sure, OWN("button-folder-open"))
    assert_quotes(await stranger.ask(question), quote)
    assert_quotes(await stranger.ask(PLAY), PLAY_QUOTE)
    log = (await admin.ask("/audit")).text or ""
    for word in ("close", "let-in", "shut-out", "open"):
        assert OWN(f"audit-access-{word}") in log
    with own.state() as state:
        assert state.collections.folders() == []


def opened(own: BotProcess) -> closing[Corpus]:
    """Open the bot's index, with everything in it."""
    return closing(own.store.open(None)[0])
