"""/documents, /remove and its undo, over restarts, in three languages."""

import signal

import pytest
import pytest_asyncio
from botapi import Driver, Private

from bot.script import in_script
from e2e.conftest import MakeBot, administrator
from e2e.corpus import DOCUMENTS
from e2e.look import OWN, PLAY, PLAY_QUOTE, WORDS, accounted, has_quote, labels, quotes, shown
from e2e.process import BotProcess, hold

pytestmark = pytest.mark.asyncio(loop_scope="module")

DEEDS = "SELECT action, detail FROM audit WHERE action <> 'reindex' ORDER BY id"

CULTURE = "泉州市文化馆公布夏季开放安排"
MARINE = "廈門市舉辦海洋科普週"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    """Run a bot of three administrators; every test leaves the documents as they were."""
    return await make_bot(admins=(7001, 7002, 7003))


@pytest.fixture
def admin(own: BotProcess) -> Private:
    return administrator(own)


def deeds(bot: BotProcess) -> list[tuple[str, str]]:
    with bot.kept() as kept:
        return [(action, detail) for action, detail in kept.rows(DEEDS)]


async def test_the_list_has_pages_and_opens_documents(own: BotProcess, speaker: Private, code: str) -> None:
    said = WORDS[code]
    message = await speaker.ask("/documents")
    total = len([path for path in own.documents.rglob("*.*") if path.is_file()])
    assert (message.text or "").startswith(said("documents-all", count=total))
    assert labels(message)[:8] == [str(number) for number in range(1, 9)]
    await shown(speaker, message, "▶")
    assert labels(message)[0] == "9"
    assert "\n9. " in (message.text or "")
    await shown(speaker, message, "9")
    assert said("upload-first") in (message.text or "")
    assert len(quotes(message)) == 1
    await shown(speaker, message, said("button-back-to-list"))
    assert labels(message)[0] == "9"


async def test_a_document_is_found_read_and_downloaded_after_a_restart(
    own: BotProcess, speaker: Private, code: str
) -> None:
    said = WORDS[code]
    message = await speaker.ask("/documents 厦门 2025")
    assert (message.text or "").startswith(said("documents-found", count=1, search="厦门 2025"))
    await shown(speaker, message, "1")
    assert f"{MARINE}\n{in_script('厦门市', said.language)} · 2025-05-18 · {said('upload-passages', count=2)}" in (
        message.text or ""
    )
    assert said("upload-file", name="xiamen-marine.txt") in (message.text or "")
    if code == "en":
        await own.restart(signal.SIGKILL)
    page = await shown(speaker, message, said("button-read"))
    assert "綜合評價" in (page.text or "")
    file = (await shown(speaker, message, said("button-download"))).file
    assert file is not None
    assert (file.name, file.data) == ("xiamen-marine.txt", DOCUMENTS["xiamen-marine.txt"].encode())
    await shown(speaker, message, said("button-back-to-list"))
    assert (message.text or "").startswith(said("documents-found", count=1, search="厦门 2025"))
    nothing = await speaker.ask("/documents 没有这样的")
    assert nothing.text == said("documents-none", search="没有这样的")


async def test_what_is_removed_can_be_put_back(own: BotProcess, speaker: Private, code: str) -> None:
    said, file = WORDS[code], own.documents / "quanzhou/culture.txt"
    message = await speaker.ask("/documents 泉州")
    await shown(speaker, message, "1")
    await shown(speaker, message, said("button-remove"))
    assert said("remove-ask", title=CULTURE) in (message.text or "")
    presses = [speaker.tap(message, said("button-remove")) for _ in range(2)]
    await accounted(speaker, message, removed=1)
    await own.server.wait(lambda: all(press.answer for press in presses), what="two answers")
    assert (message.text or "").startswith(said("removed", title=CULTURE))
    assert not file.exists()
    assert not has_quote(await speaker.ask(PLAY), PLAY_QUOTE)
    await speaker.press(message, said("button-undo"))
    await accounted(speaker, message, added=1)
    assert (message.text or "").startswith(said("returned", title=CULTURE))
    assert file.read_text("utf-8") == DOCUMENTS["quanzhou/culture.txt"]
    assert has_quote(await speaker.ask(PLAY), PLAY_QUOTE)
    named = f"{CULTURE} (quanzhou/culture.txt)"
    assert deeds(own)[-2:] == [("remove", named), ("undo", named)]


async def test_no_restart_loses_a_removal(own: BotProcess, admin: Private) -> None:
    message = await admin.ask("/remove xiamen-marine.txt")
    assert OWN("remove-ask", title=MARINE) in (message.text or "")
    await own.restart()
    gate = hold(own.documents / "hengshui-library.md")
    admin.tap(message, OWN("button-remove"))
    await own.server.wait(lambda: not (own.documents / "xiamen-marine.txt").exists(), what="the file gone")
    await own.end(signal.SIGKILL)
    gate.unlink()
    await own.start()
    await accounted(admin, message, removed=1)

    await accounted(admin, await admin.ask("/reindex"))
    gate = hold(own.documents / "hengshui-library.md")
    admin.tap(message, OWN("button-undo"))
    await own.server.wait((own.documents / "xiamen-marine.txt").exists, what="the file back")
    await own.end(signal.SIGKILL)
    gate.unlink()
    await own.start()
    await accounted(admin, message, added=1)
    assert labels(message) == []


async def test_words_find_what_to_remove(own: BotProcess, speaker: Private, code: str) -> None:
    said = WORDS[code]
    assert (await speaker.ask("/remove")).text == said("remove-usage")
    assert (await speaker.ask("/remove 没有这样的")).text == said("remove-none", search="没有这样的")
    message = await speaker.ask("/remove 2025")
    choices = int(labels(message)[-1])
    assert choices > 1
    assert said("remove-which", count=choices, search="2025") in (message.text or "")
    await shown(speaker, message, "2")
    await shown(speaker, message, said("button-keep"))
    assert labels(message) == []
    assert message.text in [said("remove-kept", title=text.split("\n")[0].removeprefix("# ")) for text in CHOICES]


CHOICES = [*DOCUMENTS.values(), "兰州：夜班公交开进产业园"]


async def test_a_name_taken_meanwhile_is_not_overwritten(own: BotProcess, admin: Private) -> None:
    message = await admin.ask("/remove 泉州 文化馆")
    await admin.press(message, OWN("button-remove"))
    await accounted(admin, message, removed=1)
    file = own.documents / "quanzhou/culture.txt"
    file.write_text("别的", "utf-8")
    press = await admin.press(message, OWN("button-undo"))
    assert (press.answer or {})["text"] == OWN("error-folder-taken", name="quanzhou/culture.txt")
    assert file.read_text("utf-8") == "别的"
    file.unlink()
    await admin.press(message, OWN("button-undo"))
    await accounted(admin, message, added=1)
    assert file.read_text("utf-8") == DOCUMENTS["quanzhou/culture.txt"]


async def test_nobody_else_may(own: BotProcess, admin: Private) -> None:
    stranger = Driver(own.server).private(language_code="zh-hans")
    assert (await stranger.ask("/documents")).text == OWN("admins-only")
    refused = await stranger.ask("/remove 泉州")
    assert refused.text == OWN("admins-only")
    opened = await shown(admin, await admin.ask("/documents 泉州"), "1")
    asked = await admin.ask("/remove 泉州 文化馆")
    for button in (*opened.buttons, *asked.buttons):
        if not str(button["callback_data"]).startswith("whole:"):
            press = stranger.forge(refused, str(button["callback_data"]))
            await own.server.wait(lambda press=press: press.answer, what="a refusal")  # type: ignore[misc]
            assert (press.answer or {})["text"] == OWN("admins-only")
    assert (own.documents / "quanzhou/culture.txt").exists()
