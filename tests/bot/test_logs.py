import io
import logging

import pytest

from bot import logs

TOKEN = "123456:secret"


pytestmark = pytest.mark.usefixtures("root_logger")


def test_the_token_is_taken_out_of_messages_and_tracebacks(monkeypatch: pytest.MonkeyPatch) -> None:
    error_stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", error_stream)
    logs.configure("INFO", TOKEN)
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        logging.getLogger("x").exception("at %s", TOKEN)
    written = error_stream.getvalue()
    assert "at <token>" in written
    assert "ValueError: https://api.telegram.org/bot<token>/getMe" in written
    assert "secret" not in written


def test_requests_are_not_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    error_stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", error_stream)
    logs.configure("INFO", TOKEN)
    logging.getLogger("httpx").info("HTTP Request")
    logging.getLogger("bot").info("Ready")
    assert "HTTP Request" not in error_stream.getvalue()
    assert "Ready" in error_stream.getvalue()
