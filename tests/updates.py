"""Updates as Telegram would send them, and an application that is handed them."""

from dataclasses import dataclass, field
from typing import Any

from telegram import Update

from bot.app import BotApplication

ME = {"id": 42, "is_bot": True, "first_name": "Yinju", "username": "yinju_bot"}


async def tell(bot: BotApplication, update: dict[str, Any]) -> None:
    """Hand an update to the application and wait until it is handled."""
    await bot.process_update(Update.de_json(update, bot.bot))


def person(number: int, language: str = "en", name: str = "B") -> dict[str, Any]:
    """A user; most tests' administrators are 7 and 8."""
    return {"id": number, "is_bot": False, "first_name": name, "language_code": language}


def chat_of(number: int) -> dict[str, Any]:
    """The chat of this number: groups have negative ones."""
    return {"id": number, "type": "private" if number > 0 else "supergroup"}


@dataclass
class Updates:
    """Makes updates, each with the next number."""

    count: int = field(default=0)

    def message(self, text: str, chat: str = "private", edited: bool = False, **more: Any) -> dict[str, Any]:
        """A message of person 7, privately or in group -100; `more` are its other fields."""
        self.count += 1
        message = {
            "message_id": 5,
            "date": 0,
            "chat": {"id": 7 if chat == "private" else -100, "type": chat},
            "from": person(7, "zh-hant", "A"),
            "text": text,
            **more,
        }
        if text.startswith("/"):
            length = len(text.split()[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}, *more.get("entities", ())]
        if edited:
            message["edit_date"] = 1
        return {"update_id": self.count, "edited_message" if edited else "message": message}

    def press(
        self,
        data: str,
        question: str | None = "问",
        who: dict[str, Any] | None = None,
        chat: int = 7,
        number: int = 1001,
        **shown: Any,
    ) -> dict[str, Any]:
        """A press by person 9, or `who`, on a button under message `number`, which replies to `question`.

        `shown` are other fields of that message, as its keyboard.
        """
        self.count += 1
        asked = self.message(question)["message"] if question is not None else None
        message = {"message_id": number, "date": 1, "chat": chat_of(chat), "from": ME, "text": "…", **shown}
        if asked:
            message["reply_to_message"] = asked
        query = {"id": "q", "from": who or person(9), "chat_instance": "c", "message": message, "data": data}
        return {"update_id": self.count, "callback_query": query}
