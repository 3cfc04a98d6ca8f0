"""Fetching what somebody sent from Telegram, which lets bots have files of up to 20 MB."""

import asyncio
import logging
from pathlib import Path, PurePosixPath
from typing import Final

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot.state.upload import SentFile

logger = logging.getLogger(__name__)

ATTEMPTS: Final = 3
PAUSE: Final = 1.0  # seconds before the second attempt, then twice as long


class TooLargeError(Exception):
    """Telegram does not let bots have so large a file."""


class LostError(Exception):
    """Telegram could not be asked for the file, or no longer has it."""


async def fetch_once(bot: Bot, sent: SentFile, folder: Path) -> Path:
    """Return where a file lies now, under its own suffix. It is fetched once, whatever is sent after it.

    Raises:
        TooLargeError, LostError: as `fetch`.
    """
    path = folder / f"{sent.message}{PurePosixPath(sent.name).suffix.lower()}"
    if not path.exists():
        part = path.with_name(f"{path.name}.part")
        await fetch(bot, sent.file, part)
        part.replace(path)
    return path


async def fetch(bot: Bot, file: str, path: Path) -> None:
    """Write the file with this id to `path`, trying again where the line breaks.

    Raises:
        TooLargeError: it is too large for bots.
        LostError: it could not be had.
    """
    for attempt in range(ATTEMPTS):
        try:
            found = await bot.get_file(file)
            await found.download_to_drive(path)
        except BadRequest as error:
            if "too big" in error.message.lower():
                raise TooLargeError from error
            raise LostError from error
        except (NetworkError, InvalidToken) as error:  # the latter is what a missing file at Telegram's looks like
            logger.warning("A file could not be fetched: %s", error)
            await asyncio.sleep(PAUSE * 2**attempt)
        except TelegramError as error:
            raise LostError from error
        else:
            return
    raise LostError
