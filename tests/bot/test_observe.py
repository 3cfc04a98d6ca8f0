import asyncio
import json
import logging

import pytest

from bot import logs
from bot.error_handler import error_message
from bot.observe import metrics
from bot.observe.question import count, reference, referenced
from bot.observe.server import AddressError, listen
from bot.words import words
from index.types import Progress
from retrieval.types import Language

pytestmark = pytest.mark.usefixtures("root_logger")


def value(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


async def test_a_question_that_fails_is_counted_and_has_one_reference_everywhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure("INFO", "1:secret", "json")
    failed, errors = value("yinju_questions_total", outcome="failed"), value("yinju_errors_total", part="bot")

    @referenced
    async def work() -> None:
        logging.getLogger("bot").info("begun with 1:secret")
        raise ValueError("1:secret")

    async def update() -> str:
        try:
            await work()
        except ValueError as error:
            return error_message(error, words(Language.ENGLISH))
        return ""

    told = await asyncio.create_task(update())
    begun, fault = map(json.loads, capsys.readouterr().err.splitlines())
    assert begun["reference"] == fault["reference"]
    assert begun["reference"] in told
    assert (begun["message"], fault["exception"].splitlines()[-1]) == ("begun with <token>", "ValueError: <token>")
    assert value("yinju_questions_total", outcome="failed") == failed + 1
    assert value("yinju_errors_total", part="bot") == errors + 1
    assert reference() == ""  # the next update has its own


async def test_the_plain_log_has_the_reference_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "")

    @referenced
    async def work() -> str:
        count(None)
        return reference()

    found = await asyncio.create_task(work())
    assert capsys.readouterr().err.endswith(f"A question was met by no index [{found}]\n")


def test_a_run_of_indexing_is_seen_while_it_lasts() -> None:
    metrics.indexing(Progress("read", 3, 4))
    assert (value("yinju_index_running"), value("yinju_index_progress", step="read")) == (1, 0.75)
    done = value("yinju_index_runs_total", outcome="done")
    metrics.indexed(is_done=True)
    assert value("yinju_index_running") == 0
    assert "yinju_index_progress{" not in metrics.generate_figures().decode()
    assert value("yinju_index_runs_total", outcome="done") == done + 1


def test_a_queue_is_asked_for_its_length_when_somebody_looks() -> None:
    waiting = [1, 2]
    metrics.watch_queue("tests", lambda: len(waiting))
    waiting.append(3)
    assert value("yinju_queue_length", queue="tests") == 3


async def test_an_address_that_is_taken_is_one_clear_error() -> None:
    server = listen("127.0.0.1", 0, lambda: "Telegram")
    try:
        port = next(iter(server._sockets.values())).getsockname()[1]
        with pytest.raises(AddressError, match=f"YINJU_METRICS: 127.0.0.1:{port}"):
            listen("127.0.0.1", port, lambda: None)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /ready HTTP/1.0\r\n\r\n")
        answer = await reader.read()
        assert b"503" in answer.splitlines()[0]
        assert answer.endswith(b"Telegram\n")
        writer.close()
        await writer.wait_closed()
    finally:
        server.stop()
