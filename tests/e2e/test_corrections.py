"""Title, place and date are corrected: below a file, by a reply, later from the card; with a way back."""

import io
import json
import zipfile

import pytest
import pytest_asyncio
from botapi import Driver, Private

from bot.script import in_script
from e2e.conftest import MakeBot, administrator
from e2e.look import OWN, WORDS, accounted, become, has_quote, labels, metadata, shown
from e2e.process import BotProcess
from index.types import Metadata

pytestmark = pytest.mark.asyncio(loop_scope="module")

CARD = "关于申领的通知\n\n持卡人可以免费乘坐公交，体检时优先，子女入园入学按照本地户籍对待，每年补贴两千元。\n"
SAID = {
    "zh-hans": "标题：绍兴英才卡 地点：绍兴 日期：2024年5月1日",
    "zh-hant": "標題：绍兴英才卡\n地點：紹興\n日期：2024-05-01",
    "en": "title: 绍兴英才卡; place: 绍兴; date: 2024/5/1",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    """Run a bot of three administrators."""
    return await make_bot(admins=(7001, 7002, 7003))


async def test_a_file_comes_with_its_corrections(own: BotProcess, speaker: Private, code: str) -> None:
    said, name = WORDS[code], f"card-{code}.txt"
    message = await speaker.reply(speaker.send_document(name, f"{CARD}{code}".encode(), caption=SAID[code]))
    place = in_script("绍兴市", said.language)
    corrected = [said("corrected", value=value) for value in ("绍兴英才卡", place, "2024-05-01")]
    assert (message.text or "").startswith(f"{corrected[0]}\n{corrected[1]} · {corrected[2]} · ")
    asked = await shown(speaker, message, said("button-correct"))
    assert asked.text == said("correct-ask", title="绍兴英才卡")
    assert (await speaker.reply(speaker.send("没什么", reply_to=asked))).text == said("correct-unclear")
    assert (await speaker.reply(speaker.send("2024-13-01", reply_to=asked))).text == said("correct-unclear")
    done = await speaker.reply(speaker.send("日期：2024-05-02", reply_to=asked))
    assert done.text == said("correct-previewed")
    await become(own, message, said("corrected", value="2024-05-02"))
    await speaker.press(message, said("button-add"))
    await accounted(speaker, message, added=1)
    assert metadata(own, name) == Metadata("绍兴英才卡", "绍兴市", "2024-05-02")
    beside = json.loads((own.documents / f"{name}.meta.json").read_text("utf-8"))
    assert beside == {"title": "绍兴英才卡", "place": "绍兴市", "date": "2024-05-02"}


async def test_a_document_is_corrected_from_its_card_and_back(own: BotProcess) -> None:
    said, name, speaker = OWN, "quanzhou/culture.txt", administrator(own)
    before = metadata(own, name)
    card = await shown(speaker, await speaker.ask("/documents 泉州"), "1")
    asked = await shown(speaker, card, said("button-correct"))
    await own.restart()
    done = await speaker.reply(speaker.send("漳州", reply_to=asked))
    await accounted(speaker, done, changed=1)
    assert (done.text or "").startswith(said("correct-done", title=before.title or ""))
    assert metadata(own, name).place == "漳州市"
    card = await shown(speaker, await speaker.ask("/documents 漳州"), "1")
    assert said("corrected", value="漳州市") in (card.text or "")
    answer = await speaker.ask("漳州市文化馆小剧场的门票多少钱？")
    assert has_quote(answer, "门票十元")
    assert "漳州市" in (answer.text or "")

    removing = await speaker.ask("/remove quanzhou/culture.txt")
    await speaker.press(removing, said("button-remove"))
    await accounted(speaker, removing, removed=1)
    assert not list((own.documents / "quanzhou").glob("culture*"))
    await speaker.press(removing, said("button-undo"))
    await accounted(speaker, removing, added=1)
    assert metadata(own, name).place == "漳州市"

    await speaker.press(done, said("button-correct-undo"))
    await become(own, done, said("correct-undone", title=before.title or ""))
    await accounted(speaker, done, changed=1)
    assert metadata(own, name) == before
    assert not (own.documents / f"{name}.meta.json").exists()


async def test_a_reply_may_come_before_the_bot_knows_the_number_of_its_question(own: BotProcess) -> None:
    admin, name = administrator(own), "xiamen-marine.txt"
    card = await shown(admin, await admin.ask("/documents 厦门"), "1")
    before, gate = len(admin.said()), own.server.hold_answers("sendMessage")
    admin.tap(card, OWN("button-correct"))
    asked = await admin.said_next(before)
    sent = admin.send("漳州", reply_to=asked)
    await own.server.wait(lambda: not own.server.queue.pending, what="the reply to be fetched")
    gate.open()
    done = await admin.reply(sent)
    await accounted(admin, done, changed=1)
    assert metadata(own, name).place == "漳州市"
    await admin.press(done, OWN("button-correct-undo"))
    await become(own, done, OWN("correct-undone", title="")[:5])
    await accounted(admin, done, changed=1)


async def test_what_is_below_an_album_or_an_archive_is_said_of_all_of_it(own: BotProcess) -> None:
    admin, texts = administrator(own), [f"{CARD}第{number}版。\n".encode() for number in range(4)]
    files = [admin.send_document(f"卡{at}.txt", texts[at], media_group="7") for at in (0, 1)]
    files[1:] = [admin.send_document("卡2.txt", texts[2], caption="地点：绍兴 标题：绍兴英才卡", media_group="7")]
    album = await admin.reply(files[0])
    await own.server.wait(lambda: OWN("upload-several", count=3) in (album.text or ""), what="the album")
    assert (album.text or "").count("绍兴市 · ") == 3
    assert "1. 关于申领的通知" in (album.text or "")
    assert "3. 绍兴英才卡" in (album.text or "")
    with zipfile.ZipFile(data := io.BytesIO(), "w") as packed:
        packed.writestr("卡3.txt", texts[3])
    packed = await admin.reply(admin.send_document("卡.zip", data.getvalue(), caption="地点：宁波"))
    assert "宁波市 · " in (packed.text or "")
    for message in (album, packed):
        await admin.press(message, OWN("button-cancel"))


async def test_a_reply_to_a_list_or_a_card_corrects_what_it_shows(own: BotProcess) -> None:
    admin, names = administrator(own), ("quanzhou/culture.txt", "xiamen-marine.txt")
    before = [metadata(own, name) for name in names]
    listed = await admin.ask("/documents xiamen-marine")
    assert labels(listed) == ["1"], listed.text
    done = await admin.reply(admin.send("日期：2025-05-20", reply_to=listed))
    await accounted(admin, done, changed=1)
    assert metadata(own, names[1]).date == "2025-05-20"
    await admin.press(done, OWN("button-correct-undo"))
    await become(own, done, OWN("correct-undone", title=before[1].title or ""))
    await accounted(admin, done, changed=1)

    listed = await admin.ask("/documents 2025")
    count = len([each for each in labels(listed) if each.isdigit()])
    assert count > 1
    card = await shown(admin, listed, "1")
    done = await admin.reply(admin.send("地點：漳州", reply_to=card))
    await accounted(admin, done, changed=1)
    await admin.press(done, OWN("button-correct-undo"))
    await become(own, done, OWN("correct-undone", title="")[:5])
    await accounted(admin, done, changed=1)
    await shown(admin, card, OWN("button-back-to-list"))
    done = await admin.reply(admin.send("地点：漳州", reply_to=card))
    await accounted(admin, done, changed=count)
    await admin.press(done, OWN("button-correct-undo"))
    await become(own, done, OWN("correct-undone-many", count=count))
    await accounted(admin, done, changed=count)
    assert [metadata(own, name) for name in names] == before


async def test_what_lies_beside_a_file_by_hand(own: BotProcess) -> None:
    admin = administrator(own)
    beside = own.documents / "xiamen-marine.txt.meta.json"
    beside.write_text("地点：无", "utf-8")
    report = await admin.ask("/reindex")
    await accounted(admin, report, changed=1)
    assert beside.name in (report.text or "")
    assert OWN("error-read-corrections") in (report.text or "")
    beside.unlink()


async def test_nobody_else_may(own: BotProcess) -> None:
    admin, stranger = administrator(own), Driver(own.server).private(language_code="zh-hans")
    card = await shown(admin, await admin.ask("/documents 泉州"), "1")
    data = next(str(each["callback_data"]) for each in card.buttons if each["text"] == OWN("button-correct"))
    press = stranger.forge(await stranger.ask("/documents"), data)
    await own.server.wait(lambda: press.answer, what="a refusal")
    assert (press.answer or {})["text"] == OWN("admins-only")
