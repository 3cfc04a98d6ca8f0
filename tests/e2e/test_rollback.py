"""`/rollback`: the indexes kept, going back to one of them, and forth again."""

import pytest
import pytest_asyncio
from botapi import Driver, Private

from bot.words import Words
from e2e.conftest import ADMIN, MakeBot, administrator
from e2e.look import OWN, WORDS, assert_quotes, become, has_quote, labels
from e2e.process import BotProcess
from index.snapshot.publish import current_name, snapshots_folder

pytestmark = pytest.mark.asyncio(loop_scope="module")

KITES = "潍坊市风筝比赛来了多少支队伍？"
NEWS = "潍坊市举办风筝比赛\n\n2025年4月20日，潍坊市风筝比赛在滨海广场开赛，来自十一个国家的三十七支队伍参加。\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def kept(make_bot: MakeBot) -> BotProcess:
    """Run a bot with two indexes: the one of all documents, and a newer one that has an article more."""
    bot = await make_bot()
    (bot.documents / "weifang-kites.txt").write_text(NEWS, encoding="utf-8")
    admin = administrator(bot)
    note = await admin.ask("/reindex")
    title = f"{OWN('report-titles-added')}\n– 潍坊市举办风筝比赛"
    await bot.server.wait(lambda: title in (note.text or ""), what="report")
    return bot


def only_of_a_folder(bot: BotProcess) -> None:
    """Leave out what damages files where the index is in a database."""
    if not (bot.data / "snapshots").exists():
        pytest.skip("its index is in a database")


def first_line(t: Words, name: str) -> str:
    return t(name, index="").split("\n")[0]


@pytest.mark.parametrize("code", WORDS)
async def test_going_back_and_forth_also_over_restarts(kept: BotProcess, code: str) -> None:
    t, admin = WORDS[code], administrator(kept, code)
    chat = Driver(kept.server).private(language_code="zh-hans")
    assert_quotes(await chat.ask(KITES), "三十七支")

    listed = await admin.ask("/rollback")
    text = listed.text or ""
    assert text.startswith(t("rollback-title"))
    current, made, older, before = text.splitlines()[1:5]
    assert current.endswith(t("rollback-current").strip())
    counts = t("counts-added", count=1)
    assert made == t("rollback-maker", who=t("audit-who", name="管理员1", person=str(ADMIN)), what=counts)
    # `yinju index` made the first one; who made one that was copied into a database, the database does not know.
    by_command = t("rollback-maker", who=t("audit-terminal"), what="")
    assert before.startswith(t("rollback-unknown") if kept.folders["YINJU_STORE"] else by_command)
    assert counts in ((await admin.ask("/audit")).text or "")
    assert len(labels(listed)) == (len(text.splitlines()) - 1) // 2 - 1
    if code == "en":
        await kept.restart()
    await admin.press(listed, "2")
    await become(kept, listed, first_line(t, "rollback-ask"))
    assert older.removeprefix("2. ") in (listed.text or "")
    if code == "en":
        await kept.restart()
    await admin.press(listed, t("button-not"))
    await become(kept, listed, t("rollback-title"))
    await admin.press(listed, "2")
    await become(kept, listed, first_line(t, "rollback-ask"))
    await admin.press(listed, t("button-roll-back"))
    await become(kept, listed, first_line(t, "rollback-done"))
    assert not has_quote(await chat.ask(KITES), "三十七支")

    again = await admin.ask("/rollback")
    await admin.press(again, "1")
    await become(kept, again, first_line(t, "rollback-ask"))
    await admin.press(again, t("button-roll-back"))
    await become(kept, again, first_line(t, "rollback-done"))
    assert_quotes(await chat.ask(KITES), "三十七支")


async def test_nobody_else_may(kept: BotProcess) -> None:
    stranger: Private = Driver(kept.server).private(language_code="zh-hans")
    assert (await stranger.ask("/rollback")).text == OWN("admins-only")
    listed = await administrator(kept).ask("/rollback")
    current = kept.index
    name = next(info.name for info in kept.store.kept() if info.name != current)
    said = await stranger.ask("你好")
    press = stranger.forge(said, f"back:zh-Hans:do:{name}")
    await kept.server.wait(lambda: press.answer, what="an answer")
    assert (press.answer or {})["text"] == OWN("admins-only")
    assert kept.index == current
    assert labels(listed)


async def test_an_index_that_is_gone_or_damaged_is_refused(kept: BotProcess) -> None:
    only_of_a_folder(kept)
    admin = administrator(kept)
    listed = await admin.ask("/rollback")
    current = (kept.data / "CURRENT").read_text(encoding="utf-8").strip()
    (other,) = [path for path in (kept.data / "snapshots").iterdir() if path.name != current]
    texts = max(other.glob("*.texts.sqlite"))
    whole = texts.read_bytes()
    texts.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    await admin.press(listed, "2")
    await become(kept, listed, first_line(OWN, "rollback-ask"))
    await admin.press(listed, OWN("button-roll-back"))
    await become(kept, listed, OWN("rollback-failed", reason="").rstrip())
    assert (kept.data / "CURRENT").read_text(encoding="utf-8").strip() == current
    texts.write_bytes(whole)
    away = other.rename(other.with_name(f".{other.name}"))
    press = admin.forge(listed, f"back:zh-Hans:ask:{other.name}")
    await kept.server.wait(lambda: press.answer, what="an answer")
    await become(kept, listed, OWN("rollback-gone"))
    away.rename(other)


async def test_what_is_added_after_going_back_builds_on_it(kept: BotProcess) -> None:
    admin, chat = administrator(kept), Driver(kept.server).private(language_code="zh-hans")
    listed = await admin.ask("/rollback")
    await admin.press(listed, "2")
    await become(kept, listed, first_line(OWN, "rollback-ask"))
    await admin.press(listed, OWN("button-roll-back"))
    await become(kept, listed, first_line(OWN, "rollback-done"))
    await kept.restart()
    preview = await admin.reply(admin.send_document("lanterns.txt", NEWS.replace("风筝", "花灯").encode()))
    await become(kept, preview, "花灯")
    await admin.press(preview, OWN("button-add"))
    await become(kept, preview, OWN("error-read-held"))
    assert has_quote(await chat.ask("潍坊市花灯比赛来了多少支队伍？"), "花灯")
    assert not has_quote(await chat.ask(KITES), "风筝")
    note = await admin.ask("/reindex")
    await become(kept, note, "新增 1")
    assert OWN("error-read-held") not in (note.text or "")
    assert_quotes(await chat.ask(KITES), "三十七支")


async def test_administrators_are_told_once_that_the_index_is_damaged(kept: BotProcess) -> None:
    only_of_a_folder(kept)
    admin, chat = administrator(kept), Driver(kept.server).private(language_code="zh-hans")
    (kept.documents / "weifang-boats.txt").write_text(NEWS.replace("风筝", "龙舟"), encoding="utf-8")
    note = await admin.ask("/reindex")
    await kept.server.wait(lambda: "新增 1" in (note.text or ""), what="report")
    await kept.end()
    current = current_name(kept.data)
    assert current
    vectors = max((snapshots_folder(kept.data) / current).glob("*.vectors.faiss"))
    vectors.write_bytes(vectors.read_bytes()[:-4] + b"\xa5\xa5\xa5\xa5")
    before = len(admin.said())
    await kept.start()
    assert (await admin.said_next(before)).text == OWN("index-damaged")
    assert not has_quote(await chat.ask("潍坊市龙舟比赛来了多少支队伍？"), "龙舟")
    await kept.restart()
    await chat.ask(KITES)
    await kept.end()
    assert len(admin.said()) == before + 1
    await kept.start()
