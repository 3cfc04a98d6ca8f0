"""The log: on standard error, without the token and, at the usual level, without what people ask."""

import json
import logging
from datetime import UTC, datetime

from bot.observe.metrics import CountErrors
from bot.observe.question import reference
from bot.settings import LogFormat

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Redacting(logging.Formatter):
    """Takes the token out of every line, tracebacks included: libraries put it into addresses and error messages."""

    def __init__(self, token: str) -> None:
        super().__init__(FORMAT)
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """Format a record without the token in it."""
        return self.redacted(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the base class calls it so
        """Format a record's line, with the reference of the question that it belongs to."""
        line, belongs_to = super().formatMessage(record), getattr(record, "reference", "")
        return f"{line} [{belongs_to}]" if belongs_to else line

    def redacted(self, text: str) -> str:
        """Return a text without the token."""
        return text.replace(self._token, "<token>") if self._token else text


class AsJson(Redacting):
    """A JSON object a line, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record: time (UTC), level, logger, message, and where there are any, reference and exception."""
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.redacted(record.getMessage()),
        }
        if belongs_to := getattr(record, "reference", ""):
            fields["reference"] = belongs_to
        if record.exc_info:
            fields["exception"] = self.redacted(self.formatException(record.exc_info))
        return json.dumps(fields, ensure_ascii=False)


def configure(level: str, token: str, form: LogFormat = "text") -> None:
    """Log to standard error from this level on."""
    handler = logging.StreamHandler()
    handler.addFilter(_refer)
    handler.setFormatter((AsJson if form == "json" else Redacting)(token))
    logging.basicConfig(level=level, handlers=[handler, CountErrors()], force=True)
    for name in ("httpx", "httpcore"):  # a line per request, with the token in its address
        logging.getLogger(name).setLevel(logging.WARNING)


def _refer(record: logging.LogRecord) -> bool:
    record.reference = reference()
    return True
