"""Times that Telegram shows in the zone and the manner of whoever reads them (https://core.telegram.org/bots/api#html-style).

A time is text like any other, between characters that stand for nothing, until its message is sent; so it passes
through the words of three languages. A server that does not know such times gets them as text, in UTC.
"""

import re
from datetime import UTC, datetime
from typing import Final

_BEGIN, _SAID, _END = "\ufdd0", "\ufdd1", "\ufdd2"  # noncharacters: no text has them
_TIME: Final = re.compile(f"{_BEGIN}(\\d+){_SAID}([^{_BEGIN}{_END}]*){_END}")
_REST: Final = re.compile(f"{_BEGIN}\\d*{_SAID}?|[{_SAID}{_END}]")  # of one that was cut off
TAG: Final = "tg-time"


def local_time(at: str) -> str:
    """Return a stored time (ISO 8601) for a message, to the minute.

    >>> without_times(local_time("2026-11-22T10:45:12.345678+00:00"))
    '2026-11-22 10:45 UTC'
    >>> with_times(local_time("2026-11-22T10:45:12.345678+00:00"))
    '<tg-time unix="1795344312" format="dt">2026-11-22 10:45 UTC</tg-time>'
    """
    moment = datetime.fromisoformat(at).astimezone(UTC)
    return f"{_BEGIN}{int(moment.timestamp())}{_SAID}{moment:%Y-%m-%d %H:%M} UTC{_END}"


def with_times(html: str) -> str:
    """Return the HTML with its times as Telegram understands them."""
    return _REST.sub("", _TIME.sub(rf'<{TAG} unix="\1" format="dt">\2</{TAG}>', html))


def without_times(html: str) -> str:
    """Return the HTML with its times as text."""
    return _REST.sub("", _TIME.sub(r"\2", html))
