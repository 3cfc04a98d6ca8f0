"""Files both ways: what the bot may upload, change and fetch, and what goes wrong on demand."""

import asyncio
import os
from io import BytesIO

import pytest
from PIL import Image
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, NetworkError
from telegram.ext import ExtBot

from botapi import BotApiServer, Driver
from botapi.contents import picture
from botapi.files import LARGEST_DOWNLOAD, LARGEST_PHOTO, LARGEST_UPLOAD

Bot = ExtBot[None]
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("撤销", callback_data="undo")]])


async def test_a_document_that_the_bot_sends_can_be_looked_at(people: Driver, bot: Bot) -> None:
    chat = people.private()
    sent = await bot.send_document(
        chat.chat.id, BytesIO(b"all of it"), filename="a.txt", caption="<b>全文</b>", parse_mode="HTML"
    )
    assert (sent.document.file_size, sent.document.mime_type, sent.caption) == (9, "text/plain", "全文")
    kept = chat.said()[0]
    assert kept.file == ("a.txt", b"all of it")
    assert (kept.text, kept.spans("bold"), kept.photo) == ("全文", ["全文"], None)
    again = await bot.send_document(chat.chat.id, sent.document.file_id)
    assert chat.said()[1].file == kept.file
    assert again.caption is None


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
async def test_a_photo_that_the_bot_sends_can_be_looked_at(people: Driver, bot: Bot, form: str) -> None:
    chat = people.private()
    Image.new("RGB", (300, 200), "red").save(data := BytesIO(), form)
    sent = await bot.send_photo(chat.chat.id, data.getvalue(), caption="图")
    assert [(size.width, size.height) for size in sent.photo] == [(90, 60), (300, 200)]
    assert chat.said()[0].photo == data.getvalue()
    assert sent.photo[0].file_id in people.server.world.files


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not a picture", "Image_process_failed"),
        (picture(300, 200)[:-200], "Image_process_failed"),
        (picture(9_000, 1_001), "Photo_invalid_dimensions"),
        (picture(2_100, 100), "Photo_invalid_dimensions"),
        (os.urandom(LARGEST_PHOTO + 1), "too big for a photo"),
    ],
    ids=["no picture", "cut off", "too large", "too narrow", "too many bytes"],
)
async def test_what_is_no_photo_is_refused(
    server: BotApiServer, people: Driver, bot: Bot, data: bytes, reason: str
) -> None:
    chat = people.private()
    with pytest.raises(BadRequest, match=reason):
        await bot.send_photo(chat.chat.id, data)
    assert (len(server.violations), chat.said()) == (1, [])


async def test_a_file_too_large_empty_or_of_another_kind_is_refused(
    server: BotApiServer, people: Driver, bot: Bot
) -> None:
    chat = people.private().chat.id
    for size in (LARGEST_UPLOAD + 1, LARGEST_UPLOAD * 4 // 3):
        with pytest.raises(NetworkError, match="Request Entity Too Large"):
            await bot.send_document(chat, b"0" * size, filename="a.txt")
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(chat, b"", filename="a.txt")
    document = (await bot.send_document(chat, b"1", filename="a.txt")).document
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(chat, document.file_id)
    with pytest.raises(BadRequest, match="Wrong remote file identifier"):
        await bot.send_document(chat, "nothing")
    assert len(server.violations) == 5


async def test_captions_count_after_parsing(server: BotApiServer, people: Driver, bot: Bot) -> None:
    chat = people.private().chat.id
    await bot.send_photo(chat, picture(), caption=f"<b>{'好' * 1024}</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(chat, picture(), caption="好" * 1025)
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.send_document(chat, b"1", caption="<b>好", parse_mode="HTML")
    assert len(server.violations) == 2


async def test_captions_are_edited(people: Driver, bot: Bot) -> None:
    chat = people.private()
    sent = await bot.send_document(chat.chat.id, b"1", filename="a.txt", caption="一", reply_markup=KEYBOARD)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_caption("一", reply_markup=KEYBOARD)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await sent.edit_text("二")
    await sent.edit_caption("<i>二</i>", parse_mode="HTML")
    kept = chat.said()[0]
    assert (kept.text, kept.spans("italic"), kept.buttons, kept.past) == ("二", ["二"], [], ["一"])
    await sent.edit_caption()
    assert kept.text is None
    text = await bot.send_message(chat.chat.id, "好")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await text.edit_caption("二")


async def test_media_are_edited(server: BotApiServer, people: Driver, bot: Bot) -> None:
    chat = people.private()
    sent = await bot.send_photo(chat.chat.id, picture(), caption="一")
    kept = chat.said()[0]
    await sent.edit_media(InputMediaPhoto(picture(100, 100), caption="<b>二</b>", parse_mode="HTML"), KEYBOARD)
    assert (kept.photo, kept.text, len(kept.buttons)) == (picture(100, 100), "二", 1)
    await sent.edit_media(InputMediaDocument(b"1", filename="a.csv"))
    assert (kept.file, kept.photo, kept.text) == (("a.csv", b"1"), None, None)
    file_id = kept.attachment["document"]["file_id"]
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_media(InputMediaDocument(file_id))
    assert server.violations == []
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await sent.edit_media(InputMediaPhoto(b"1"))
    assert len(server.violations) == 1


# --- fetching


async def test_a_document_that_a_person_sends_can_be_fetched(server: BotApiServer, people: Driver, bot: Bot) -> None:
    people.private().send_document("通知.txt", "内容".encode(), caption="请收")
    message = (await bot.get_updates())[-1].message
    assert (message.document.file_name, message.document.file_size, message.caption) == ("通知.txt", 6, "请收")
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()).decode() == "内容"
    assert [call.params for call in server.called("download")] == [{"file_path": file.file_path.split("/", 5)[5]}]
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("nothing")


async def test_a_document_too_large_to_fetch_is_refused(people: Driver, bot: Bot) -> None:
    chat = people.private()
    for size in (LARGEST_DOWNLOAD, LARGEST_DOWNLOAD + 1):
        chat.send_document("a.pdf", b"1", size=size)
    small, large = [update.message.document for update in await bot.get_updates()]
    assert large.file_size == LARGEST_DOWNLOAD + 1
    await small.get_file()
    with pytest.raises(BadRequest, match="File is too big"):
        await large.get_file()


async def test_a_download_can_fail_once(server: BotApiServer, people: Driver, bot: Bot) -> None:
    people.private().send_document("a.txt", b"0123456789" * 1000)
    file = await (await bot.get_updates())[-1].message.document.get_file()
    server.fail("download", code=500)
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await file.download_as_bytearray()
    server.drop("download")
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    server.cut()
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    assert len(await file.download_as_bytearray()) == 10_000
    assert [call.error for call in server.called("download")] == [*["500 Internal Server Error"] * 2, None, None]


async def test_a_download_can_be_held(server: BotApiServer, people: Driver, bot: Bot) -> None:
    people.private().send_document("a.txt", b"1")
    file = await (await bot.get_updates())[-1].message.document.get_file()
    gate = server.hold("download")
    fetching = asyncio.create_task(file.download_as_bytearray())
    await gate.reached.wait()
    assert not fetching.done()
    gate.open()
    assert await fetching == b"1"


async def test_photos_and_albums_that_people_send(people: Driver, bot: Bot) -> None:
    chat = people.private()
    chat.send_photo(picture(200, 100), caption="看 https://example.org")
    for name in ("a.txt", "b.txt"):
        chat.send_document(name, b"1", media_group="7")
    photo, *album = [update.message for update in await bot.get_updates()]
    assert [(size.width, size.height) for size in photo.photo] == [(90, 45), (200, 100)]
    assert [entity.type for entity in photo.caption_entities] == ["url"]
    assert [message.media_group_id for message in album] == ["7", "7"]
