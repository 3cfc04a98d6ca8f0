"""The log: on standard error, without the token and, at the usual level, without what people ask."""

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Redacting(logging.Formatter):
    """Takes the token out of every line, tracebacks included: libraries put it into addresses and error messages."""

    def __init__(self, token: str) -> None:
        super().__init__(FORMAT)
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """Format a record without the token in it."""
        return super().format(record).replace(self._token, "<token>")


def configure(level: str, token: str) -> None:
    """Log to standard error from this level on."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore"):  # a line per request, with the token in its address
        logging.getLogger(name).setLevel(logging.WARNING)
