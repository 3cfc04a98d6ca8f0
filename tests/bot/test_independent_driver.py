"""The bot driven by tg-auto-test, which others wrote: what it sees of an answer, a button and a refusal.

It puts updates into the application in this process and takes the Bot API's calls, with its own idea of both, of texts
and of their entities. It lies in a folder of its own (`requirements/driver.txt`). The end-to-end tests and their server
are ours; this looks at the same from outside.
"""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from e2e.look import CITIES, OWN

from bot.app import build_application, build_services
from bot.conversation.fixed import FixedAnswering
from bot.library import open_library
from bot.programs.desk import Desk
from bot.services import Services
from bot.settings import Settings
from index.build import update
from index.types import Encoder

DRIVER = Path(sys.prefix) / "driver"
EXAMPLES = Path(__file__).parents[2] / "examples" / "corpus"
REFUSED = "贝多芬写过几首交响曲？"
FOLLOW_UP = "那绵阳呢？"


@pytest.fixture
def services(model: Encoder, tmp_path: Path) -> Services:
    """Return what a bot works with that has an index and a state of its own, both new."""
    update(EXAMPLES, tmp_path, model)
    settings = Settings(_env_file=None, yinju_documents=EXAMPLES, yinju_data=tmp_path)
    return build_services(settings, open_library(settings))


@pytest_asyncio.fixture
async def chat(services: Services, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Any]:
    """Return the driver's conversation with the bot, whose person's Telegram says no language."""
    monkeypatch.syspath_prepend(DRIVER)
    from tg_auto_test.test_utils.serverless_telegram_client import ServerlessTelegramClient

    client = ServerlessTelegramClient(lambda builder: build_application(services, builder))
    await client.connect()
    async with client.conversation("yinju_bot") as conversation:
        yield conversation
    await client._application.post_stop(client._application)  # the driver leaves this step out
    await client.disconnect()


def quoted(message: Any, quotes: list[str]) -> list[str]:
    """Those of these quotes that a message shows, in its order; the driver strips the marks of quotations."""
    return sorted((quote for quote in quotes if quote in message.text), key=message.text.index)


def labels(message: Any) -> list[str]:
    return [button.text for row in message.buttons or () for button in row]


async def said(chat: Any, text: str) -> Any:
    await chat.send_message(text)
    return await chat.get_response()


async def test_an_independent_driver_sees_an_answer_a_button_and_a_refusal(chat: Any, services: Services) -> None:
    told = await Desk(services.executor, FixedAnswering(tuple)).ask(CITIES, 6)
    expected = [quote.text for quote in told.quotes]

    answer = await said(chat, CITIES)
    assert set(answer.text.partition("（")[0].split("、")) == {"株洲", "绵阳", "洛阳", "绍兴"}
    assert quoted(answer, expected) == expected[:3]
    links = [entity.url for entity in answer.entities if type(entity).__name__ == "MessageEntityTextUrl"]
    assert len(links) == 3
    assert all("?start=d-" in url for url in links)
    assert labels(answer)[:3] == ["[1]", "[2]", "[3]"]

    await answer.click(text="[2]")
    around = await chat.get_response()
    assert around.text.startswith(OWN("around-title"))
    assert quoted(around, expected) == [expected[1]]

    await answer.click(text=lambda label: label.startswith(OWN("button-more")))
    more = await chat.get_response()
    assert quoted(more, expected) == expected[3:]
    pressed = await answer.click(text="👍")
    assert pressed.message

    follow_up = await said(chat, FOLLOW_UP)
    assert OWN("understood", question="").rstrip() in follow_up.text
    assert "绵阳市" in follow_up.text

    refused = await said(chat, REFUSED)
    assert refused.text.startswith(OWN("not-answered"))
    assert quoted(refused, expected) == []
    assert "👍" not in labels(refused)
