"""`/unanswered`, `/stats` and `/audit`: one bot with weeks of questions in its state file, ended between the steps."""

import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO

import pytest
import pytest_asyncio
from botapi import Driver, Message, Private
from PIL import Image

from bot.words import Words
from e2e.conftest import ADMIN, MakeBot, administrator
from e2e.look import MUSIC, OWN, WORDS, become, labels
from e2e.process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")

COLLEAGUE = 7002
ASKER = 880_055_001
MOST, SECOND = "火星上有几座灯塔？", "月亮上的灯塔多高？"
# Question, how often it was refused, and so often by how many people.
REFUSED = [(MOST, 6, 3), (SECOND, 4, 4), *((f"{number}号灯塔建于哪一年？", 2, 1) for number in range(1, 11))]
NEW = {
    "zh-hans": "谁修了水星上的灯塔？",
    "zh-hant": "誰修了金星上的燈塔？",
    "en": "Who built the lighthouse on Neptune?",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def busy(make_bot: MakeBot) -> BotProcess:
    """Run a bot that has been asked much in vain during the last weeks."""
    bot = await make_bot(admins=(ADMIN, COLLEAGUE), start=False)
    with bot.kept() as kept:
        number = 0
        for question, times, people in REFUSED:
            for time in range(times):
                number += 1
                at = (datetime.now(UTC) - timedelta(days=2 + number % 20)).isoformat()
                row = (ASKER, number, ASKER + time % people, question, question, 0, 0.1, 0.25, at, number)
                kept.run("INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)", *row)
    await bot.start()
    return bot


async def kept(bot: BotProcess, question: str, times: int = 1) -> None:
    """Wait until the bot has noted a question, which it does after it has answered."""
    query = "SELECT count(*) FROM questions WHERE question = ?"

    def noted() -> bool:
        with bot.kept() as kept:
            return bool(kept.rows(query, question)[0][0] >= times)

    await bot.server.wait(noted, what=f"{question} {times} times in the state file")


def lines(message: Message, question: str) -> str:
    """Return what a list says of a question."""
    return next(part for part in (message.text or "").split("\n\n") if question in part)


def number_of(message: Message, question: str) -> str:
    return lines(message, question).split(".")[0]


@pytest.mark.parametrize("code", WORDS)
async def test_the_list_turns_its_pages_over_restarts(busy: BotProcess, code: str) -> None:
    t, admin = WORDS[code], administrator(busy, code)
    listed = await admin.ask("/unanswered")
    text = listed.text or ""
    assert text.startswith(t("unanswered-title", count=len(REFUSED), times=30))
    assert text.index(MOST) < text.index(SECOND)
    assert t("unanswered-asked", times=6, people=3) in lines(listed, MOST)
    assert t("unanswered-refused", count=6) in lines(listed, MOST)
    assert str(ASKER) not in text
    if code == "zh-hans":
        await busy.restart()
    await admin.press(listed, "▶")
    await become(busy, listed, "\n\n6. ")
    assert MOST not in (listed.text or "")
    await admin.press(listed, "◀")
    await become(busy, listed, MOST)


@pytest.mark.parametrize("code", WORDS)
async def test_a_question_is_dealt_with_and_comes_back_when_asked_again(busy: BotProcess, code: str) -> None:
    t, admin = WORDS[code], administrator(busy, code)
    asker = Driver(busy.server).private(language_code=code)
    for _ in range(5):
        await asker.ask(NEW[code])
        await asker.ask("/new")
    await kept(busy, NEW[code], 5)
    listed = await admin.ask("/unanswered")
    assert t("unanswered-asked", times=5, people=1) in lines(listed, NEW[code])
    mark = f"✓ {number_of(listed, NEW[code])}"

    assert await pressed(admin, listed, mark) == t("unanswered-deal")
    await become(busy, listed, t("unanswered-done", at="")[:5])
    assert NEW[code] in listed.spans("strikethrough")
    if code == "en":
        await busy.restart()
    assert await pressed(admin, listed, mark.replace("✓", "↩")) == t("unanswered-reopen")
    assert listed.spans("strikethrough") == []
    assert await pressed(admin, listed, mark) == t("unanswered-deal")
    if code == "zh-hans":
        await busy.restart()
    assert NEW[code] not in ((await admin.ask("/unanswered")).text or "")

    await asker.ask("/new")
    await asker.ask(NEW[code])
    await kept(busy, NEW[code], 6)
    again = await admin.ask("/unanswered")
    while NEW[code] not in (again.text or ""):
        await turn(busy, admin, again)
    assert t("unanswered-asked", times=1, people=1) in lines(again, NEW[code])
    await pressed(admin, again, t("button-dealt-too"))
    while NEW[code] not in listed_as_done(again):
        await turn(busy, admin, again)
    parts = [part for part in (again.text or "").split("\n\n") if NEW[code] in part]
    assert any(t("unanswered-asked", times=5, people=1) in part for part in parts), again.text


@pytest.mark.parametrize("code", WORDS)
async def test_times_are_shown_in_the_readers_zone_or_as_text_where_the_server_cannot(
    busy: BotProcess, code: str
) -> None:
    admin = administrator(busy, code)
    listed = await admin.ask("/unanswered")
    times = [each for each in listed.entities if each["type"] == "date_time"]
    assert times
    assert all(each["date_time_format"] == "dt" for each in times)
    assert all(span.endswith(" UTC") for span in listed.spans("date_time"))
    unknown = 'Bad Request: can\'t parse entities: Unsupported start tag "tg-time" at byte offset 9'
    busy.server.fail("sendMessage", code=400, description=unknown)
    plain = await admin.ask("/unanswered")
    assert plain.text == listed.text
    assert not plain.spans("date_time")


async def test_the_same_question_in_other_words_is_there_once(busy: BotProcess) -> None:
    one, other = (Driver(busy.server).private(language_code="zh-hant") for _ in range(2))
    await one.ask("木星上有幾座燈塔？")
    await other.ask("请问，木星上的灯塔有多少座")
    await kept(busy, "木星上有幾座燈塔？")
    await kept(busy, "请问，木星上的灯塔有多少座")
    listed = await administrator(busy).ask("/unanswered")
    while "木星" not in (listed.text or ""):
        await turn(busy, administrator(busy), listed)
    assert (listed.text or "").count("木星") == 1
    assert OWN("unanswered-asked", times=2, people=2) in lines(listed, "木星")


async def test_a_bad_opinion_and_its_reason_are_shown(busy: BotProcess) -> None:
    chat = Driver(busy.server).private(language_code="zh-hans")
    reply = await chat.ask(MUSIC)
    await chat.press(reply, "👎")
    await busy.server.wait(lambda: OWN("button-incomplete") in labels(reply), what="the reasons")
    await chat.press(reply, OWN("button-incomplete"))
    admin = administrator(busy)
    listed = await admin.ask("/unanswered")
    while MUSIC not in (listed.text or ""):
        await turn(busy, admin, listed)
    assert f"👎 1（{OWN('button-incomplete')} 1）" in lines(listed, MUSIC)


@pytest.mark.parametrize("code", WORDS)
async def test_all_are_sent_as_a_table(busy: BotProcess, code: str) -> None:
    t, admin = WORDS[code], administrator(busy, code)
    evil = f'=HYPERLINK("http://example.org";"{code}") 的灯塔在哪里'
    await Driver(busy.server).private(language_code="zh-hans").ask(evil)
    await kept(busy, evil)
    listed = await admin.ask("/unanswered")
    if code == "zh-hant":
        await busy.restart()
    said = len(admin.said())
    await admin.press(listed, t("button-csv"))
    sent = await admin.said_next(said)
    assert sent.file is not None
    assert sent.file.name == f"unanswered-{datetime.now(UTC):%Y-%m-%d}.csv"
    assert sent.file.data.startswith(b"\xef\xbb\xbf")
    assert str(ASKER).encode() not in sent.file.data
    table = list(csv.DictReader(StringIO(sent.file.data.decode("utf-8-sig"), newline="")))
    rows = {row[t("column-question")]: row for row in table}
    assert rows[MOST][t("column-times")] == "6"
    assert f"'{evil}" in rows
    assert evil not in rows


@pytest.mark.parametrize("code", WORDS)
async def test_the_figures_come_as_a_picture_that_changes_in_place(busy: BotProcess, code: str) -> None:
    t, admin = WORDS[code], administrator(busy, code)
    sent = await admin.ask("/stats")
    assert is_picture(sent)
    assert (sent.text or "").split("（")[0].split(" (")[0] == span(t, 30)
    assert any(t("button-days", days=30) in label and "•" in label for label in labels(sent))
    first = sent.photo
    if code == "zh-hans":
        await busy.restart()
    said = len(admin.said())
    await admin.press(sent, t("button-days", days=7))
    await become(busy, sent, span(t, 7))
    assert is_picture(sent)
    assert sent.photo != first
    await admin.press(sent, t("button-days", days=90))
    await become(busy, sent, span(t, 90))
    assert len(admin.said()) == said


async def test_the_pictures_speak_the_languages(busy: BotProcess) -> None:
    pictures = {(await administrator(busy, code).ask("/stats")).photo for code in WORDS}
    assert len(pictures) == len(WORDS)


@pytest.mark.parametrize("code", WORDS)
async def test_the_log_names_who_did_what_to_what(busy: BotProcess, code: str) -> None:
    t, admin = WORDS[code], administrator(busy, code)
    colleague = administrator(busy, code, which=1)
    listed = await colleague.ask("/unanswered")
    await pressed(colleague, listed, f"✓ {number_of(listed, MOST)}")
    await pressed(colleague, listed, f"↩ {number_of(listed, MOST)}")
    with busy.state() as state:
        for number in range(12):
            state.audit.note(COLLEAGUE, "polish", f"台灯 {number}")
        state.audit.note(7999, "access", "add 5 小周")
    log = await admin.ask("/audit")
    text = log.text or ""
    assert t("audit-what", action=t("audit-access"), detail=f"{t('audit-access-add')} 5 小周") in text
    assert " · 7999\n" in text
    assert text.index("台灯 11") < text.index("台灯 10")
    assert t("audit-who", name="管理员2", person=str(COLLEAGUE)) in text
    if code == "zh-hant":
        await busy.restart()
    await turn(busy, admin, log)
    assert t("audit-what", action=t("audit-reopen"), detail=MOST) in (log.text or "")
    assert t("audit-what", action=t("audit-deal"), detail=MOST) in (log.text or "")


@pytest.mark.parametrize("command", ["/unanswered", "/stats", "/audit"])
async def test_nobody_else_may(busy: BotProcess, command: str) -> None:
    driver = Driver(busy.server)
    stranger = driver.private(language_code="zh-hans")
    assert (await stranger.ask(command)).text == OWN("admins-only")
    boss = driver.user("管理员1", "zh-hans", user_id=ADMIN)
    group = driver.group(boss)
    hidden = group.send_anonymously(f"{command}@{busy.server.bot.username}")
    assert (await group.reply(hidden)).text == OWN("admins-only")
    shown = await group.ask(f"{command}@{busy.server.bot.username}")
    assert is_picture(shown) if command == "/stats" else shown.text == OWN("private-only")


async def test_forged_presses_do_nothing(busy: BotProcess) -> None:
    admin = administrator(busy)
    listed, figures, log = [await admin.ask(command) for command in ("/unanswered", "/stats", "/audit")]
    stranger = Driver(busy.server).private(language_code="zh-hans")
    said = await stranger.ask("/help")
    before = len(stranger.said()), [message.content for message in (listed, figures, log, said)]
    for message in (listed, figures, log):
        for button in message.buttons:
            press = stranger.forge(said, button["callback_data"])
            await busy.server.wait(lambda press=press: press.answer, what="a refusal")
            assert press.answer["text"] == OWN("admins-only")
            assert press.answer["show_alert"]
    assert before == (len(stranger.said()), [message.content for message in (listed, figures, log, said)])
    for data in (
        "unanswered:en:mark:0:0:0123456789abcdef",
        "unanswered:zz",
        "stats:en:8",
        "audit:en:x",
        "audit:en:99999999",
    ):
        press = admin.forge(listed, data)
        await busy.server.wait(lambda press=press: press.answer, what=f"an answer to {data}")


async def turn(bot: BotProcess, admin: Private, message: Message) -> None:
    text = message.text
    await admin.press(message, "▶")
    await bot.server.wait(lambda: message.text != text, what="another page")


async def pressed(admin: Private, message: Message, button: str) -> str:
    return str(((await admin.press(message, button)).answer or {})["text"])


def listed_as_done(message: Message) -> list[str]:
    return message.spans("strikethrough")


def span(t: Words, days: int) -> str:
    return t("stats-title", days=days, first="", last="").split("（")[0].split(" (")[0]


def is_picture(message: Message) -> bool:
    image = Image.open(BytesIO(message.photo or b""))
    return image.format == "PNG" and image.height > image.width > 1000
