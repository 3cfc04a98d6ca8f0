import asyncio
import logging
from typing import Any

import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot import serve
from bot.settings import Settings


class FakeApplication:
    """Initialises after the faults that it is given, one for each attempt."""

    def __init__(self, *faults: Exception) -> None:
        self.faults = list(faults)
        self.initialized = False

    async def initialize(self) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.initialized = True


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits between attempts, none of which is really waited."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return waits


async def connect(application: Any, settings: Settings) -> None:
    await serve._connect(application, settings)


async def test_a_network_that_comes_late_is_waited_for(
    settings: Settings, waits: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    application = FakeApplication(*[NetworkError("no route")] * 7)
    await connect(application, settings)
    assert application.initialized
    assert waits == [1, 2, 4, 8, 16, 30, 30]
    assert caplog.messages[0] == "https://api.telegram.org cannot be reached (no route). Trying again in 1 s."


async def test_a_wrong_token_ends_it_without_naming_the_token(settings: Settings, waits: list[float]) -> None:
    with pytest.raises(serve.TokenError) as caught:
        await connect(FakeApplication(InvalidToken("The token `1:A` was rejected")), settings)
    assert "TELEGRAM_BOT_TOKEN" in str(caught.value)
    assert "1:A" not in str(caught.value)
    assert waits == []


def test_troubles_while_polling_are_a_line_each(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        serve._on_polling_trouble(NetworkError("no route"))
        serve._on_polling_trouble(serve.Conflict("terminated by other getUpdates request"))
    assert [(record.levelname, record.exc_info) for record in caplog.records] == [("WARNING", None), ("ERROR", None)]
    assert "same token" in caplog.messages[1]


async def test_a_refused_request_is_tried_again_too(settings: Settings, waits: list[float]) -> None:
    application = FakeApplication(BadRequest("not now"))
    await connect(application, settings)
    assert application.initialized
