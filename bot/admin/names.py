"""What administrators are called, beside their ids."""

from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.state.audit import TERMINAL
from bot.telegram.message import clip
from bot.words import Words

NAME: Final = 60  # UTF-16 units shown


class Names:
    """Present names in Telegram; each is asked for once."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    async def of(self, person: int, bot: Bot, t: Words) -> str:
        """Return somebody's name and id, or the id alone."""
        if person == TERMINAL:
            return t("audit-terminal")
        if person not in self._known:
            try:
                self._known[person] = clip((await bot.get_chat(person)).effective_name or "", NAME)
            except TelegramError:  # people who closed their account, or never wrote to the bot
                return str(person)
        return t("audit-who", name=self._known[person], person=str(person))
