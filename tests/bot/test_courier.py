"""Requests on a line that breaks, against a Telegram that is a list of what happens to each."""

from typing import Any

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.telegram import courier
from bot.telegram.courier import Courier

GROUP = -100


@pytest.fixture
def courier_of_no_patience(monkeypatch: pytest.MonkeyPatch) -> Courier:
    monkeypatch.setattr(courier, "PAUSES", (0.0, 0.0, 1000.0))
    return Courier()


class Line:
    """Meets each attempt with the next fault, and the rest with success."""

    def __init__(self, *faults: TelegramError) -> None:
        self.faults = list(faults)
        self.attempts: list[dict[str, Any]] = []

    async def __call__(self, endpoint: str, data: dict[str, Any], **timeouts: Any) -> bool:
        self.attempts.append({"endpoint": endpoint, **data, **timeouts})
        if self.faults:
            raise self.faults.pop(0)
        return True


async def send(given: Courier, line: Line, endpoint: str = "sendMessage", **data: Any) -> Any:
    return await given.process_request(line, (endpoint, data), {"read_timeout": 1}, endpoint, data, None)


async def test_a_line_that_breaks_is_tried_again(courier_of_no_patience: Courier) -> None:
    line = Line(NetworkError("502"), TimedOut())
    assert await send(courier_of_no_patience, line, chat_id=7)
    assert [attempt["read_timeout"] for attempt in line.attempts] == [60.0] * 3


async def test_it_ends_when_an_answer_is_worth_nothing_any_more(courier_of_no_patience: Courier) -> None:
    line = Line(*[NetworkError("502")] * 9)
    with pytest.raises(NetworkError):
        await send(courier_of_no_patience, line, chat_id=7)
    assert len(line.attempts) == 3


@pytest.mark.parametrize("fault", [BadRequest("message is too long"), Forbidden("blocked")])
async def test_what_telegram_refuses_is_not_sent_again(courier_of_no_patience: Courier, fault: TelegramError) -> None:
    line = Line(fault)
    with pytest.raises(type(fault)):
        await send(courier_of_no_patience, line, chat_id=7)
    assert len(line.attempts) == 1


async def test_telegram_may_put_it_off_but_not_for_ever(courier_of_no_patience: Courier) -> None:
    line = Line(*[RetryAfter(0)] * 5)
    assert await send(courier_of_no_patience, line, chat_id=7)
    for faults in ([RetryAfter(0)] * 6, [RetryAfter(1000)]):
        with pytest.raises(RetryAfter):
            await send(courier_of_no_patience, Line(*faults), chat_id=7)


async def test_an_answer_follows_a_group_to_its_supergroup(courier_of_no_patience: Courier) -> None:
    line = Line(ChatMigrated(-1009))
    data = {"chat_id": GROUP, "text": "答", "reply_parameters": {"message_id": 5}}
    assert await send(courier_of_no_patience, line, **data)
    assert [attempt["chat_id"] for attempt in line.attempts] == [GROUP, -1009]
    assert "reply_parameters" not in line.attempts[1]
    with pytest.raises(BadRequest, match="to edit not found"):
        await send(courier_of_no_patience, Line(ChatMigrated(-1009)), "editMessageText", chat_id=GROUP)


async def test_typing_counts_for_nothing_and_a_group_holds_up_nobody(courier_of_no_patience: Courier) -> None:
    line = Line()
    for _ in range(200):
        await send(courier_of_no_patience, line, "sendChatAction", chat_id=GROUP)
    (limit, _) = courier_of_no_patience._limiters(GROUP)
    for _ in range(20):
        assert limit.has_capacity()
        await send(courier_of_no_patience, line, chat_id=GROUP)
    assert not limit.has_capacity()
    assert courier_of_no_patience._limiters(7)[0].has_capacity()
