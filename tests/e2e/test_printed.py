"""The printed page of a PDF as a picture, with the quote marked on it."""

from io import BytesIO

import pytest
import pytest_asyncio
from botapi import Private
from PIL import Image

from e2e.conftest import MakeBot
from e2e.look import WORDS, labels, quotes, shown
from e2e.process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASKED = {
    "zh-hans": "九江市防汛物资仓库有多少艘冲锋舟？",
    "zh-hant": "九江市防汛物資倉庫有多少艘衝鋒舟？",
    "en": "How many assault boats are in the flood control warehouse of Jiujiang?",
}
FILE = "防汛/jiujiang_flood_inspection.pdf"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    return await make_bot(admins=(7001, 7002, 7003))


async def test_the_page_of_a_quote_is_shown_with_the_quote_marked(speaker: Private, code: str) -> None:
    t = WORDS[code]
    answer = await speaker.ask(ASKED[code])
    assert "冲锋舟38艘" in quotes(answer)[0]
    for message in (answer, await shown(speaker, answer, t("button-around"))):
        page = await shown(speaker, message, t("button-printed"))
        assert page.file is not None
        picture = Image.open(BytesIO(page.file.data))
        colours = {colour for _, colour in picture.convert("RGB").getcolors(picture.width * picture.height) or ()}
        assert any(red > 240 and blue < 160 for red, _, blue in colours), "nothing is marked"
        assert t("page", number=1) in (page.text or "")


async def test_only_pdfs_have_pages_and_only_while_they_stay_as_they_were(
    own: BotProcess, speaker: Private, code: str
) -> None:
    t = WORDS[code]
    assert t("button-printed") not in labels(await speaker.ask("泉州市文化馆小剧场的门票多少钱？"))
    answer = await speaker.ask(ASKED[code])
    content = (own.documents / FILE).read_bytes()
    (own.documents / FILE).write_bytes(content + b"\n")
    assert (await speaker.press(answer, t("button-printed"))).answer["text"] == t("printed-gone")  # type: ignore[index]
    (own.documents / FILE).unlink()
    assert (await speaker.press(answer, t("button-printed"))).answer["text"] == t("printed-gone")  # type: ignore[index]
    (own.documents / FILE).write_bytes(content)
