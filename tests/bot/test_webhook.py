"""The webhook's own server, over real connections."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from telegram import Bot

from bot.receiving.webhook import LONGEST_BODY, SECRET_HEADER, Webhook

SECRET = "only-telegram-knows"
PATH = "tele.gram"


class Served:
    """A webhook on a free port, and what it took."""

    def __init__(self) -> None:
        self.taken: asyncio.Queue[Any] = asyncio.Queue()
        self.webhook = Webhook(Bot("1:A"), PATH, SECRET, self.taken)
        self.webhook.listen(0, "127.0.0.1")
        (listening,) = self.webhook._server._sockets.values()
        self.port = listening.getsockname()[1]

    async def post(
        self, body: bytes, secret: str | None = SECRET, path: str = PATH, length: int | None = None, **headers: str
    ) -> int:
        """Return the status; `length` is what the request says that its body has."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = {"Host": "x", "Content-Type": "application/json", "Content-Length": length or len(body), **headers}
        lines |= {SECRET_HEADER: secret} if secret is not None else {}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        writer.write(f"POST /{path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        status = await reader.readline()
        writer.close()
        return int(status.split()[1])


@pytest_asyncio.fixture
async def served() -> AsyncIterator[Served]:
    served = Served()
    yield served
    await served.webhook.close()


@pytest.mark.parametrize("secret", ["wrong", "", None, "密"])
async def test_whoever_does_not_know_the_secret_is_turned_away_before_sending_anything(
    served: Served, secret: str | None
) -> None:
    assert await served.post(b"", secret, length=100_000_000) == 403
    assert await served.post(b"", secret, length=100) == 403
    assert served.taken.empty()


async def test_a_body_is_bounded(served: Served) -> None:
    assert await served.post(b"", length=LONGEST_BODY + 1) == 400
    assert served.taken.empty()


async def test_an_update_is_handed_over_before_it_is_confirmed(served: Served, updates: Any) -> None:
    assert await served.post(json.dumps(updates.message("谁？")).encode()) == 200
    assert served.taken.get_nowait().message.text == "谁？"


@pytest.mark.parametrize(
    "body", [b"", b"[", b"{}", b"[" * 100_000, b"\xff", '{"update_id": 1, "message": {"text": "秘密"}}'.encode()]
)
async def test_what_nobody_can_read_is_taken_and_passed_over(
    served: Served, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert await served.post(body) == 200
    assert served.taken.empty()
    assert "秘密" not in caplog.text


async def test_other_paths_and_kinds_are_none(served: Served) -> None:
    assert await served.post(b"{}", path="telexgram") == 404
    assert await served.post(b"{}", **{"Content-Type": "text/plain"}) == 415
