"""Updates that the library can read: one that it cannot is passed over, instead of coming again for ever.

What it held is not logged, as it may be what somebody wrote.
"""

import json
import logging
from typing import Any

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

logger = logging.getLogger(__name__)


class UpdatesRequest(HTTPXRequest):
    """What polls: of an update that cannot be read it leaves the number, so that it is confirmed."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return Telegram's answer with all its updates readable.

        Raises:
            TelegramError: it is no JSON, or holds updates and no number by which to confirm one.
        """
        try:
            answer = json.loads(payload.decode(errors="replace"))
        except (ValueError, RecursionError) as error:
            raise TelegramError(f"Invalid server response ({type(error).__name__})") from None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        found = answer.get("result")
        if isinstance(found, list):
            answer["result"] = [left for each in found if (left := _readable(each)) is not None]
            if found and not answer["result"]:
                raise TelegramError("Invalid server response (no update has a number)")
        return answer


def read_update(raw: object, bot: Bot | None) -> Update | None:
    """Return an update, or None if it cannot be read, which is logged."""
    number = _number(raw)
    try:
        if number is None:
            raise TypeError("an update has a number")
        return Update.de_json(raw, bot)  # type: ignore[arg-type]
    except Exception as error:  # whatever the library makes of what it does not know
        logger.warning("Update %s cannot be read (%s). It is passed over.", number, type(error).__name__)
        return None


def _readable(raw: object) -> object | None:
    """Return the update, its number alone where it cannot be read, or None where it has none."""
    if read_update(raw, None):
        return raw
    number = _number(raw)
    return None if number is None else {"update_id": number}


def _number(raw: object) -> int | None:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int else None
