"""Questions to begin with, which the bot answers: found in its documents, put under /start as buttons."""

import logging
from dataclasses import dataclass
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup

from bot.library import Library
from bot.library.executor import Executor
from bot.telegram.buttons import Button, inline_button, pack
from index.errors import YinjuError
from retrieval.samples import is_answered, samples
from retrieval.types import Language

logger = logging.getLogger(__name__)

OFFERED: Final = 3
TRIED: Final = 12  # questions that are put to the index at most before fewer are offered


@dataclass(frozen=True, slots=True)
class AskSample(Button):
    """Ask the question of the button itself; its number, from 0, tells the buttons of a message apart."""

    kind: ClassVar[str] = "sample"
    number: int

    def __post_init__(self) -> None:
        if not 0 <= self.number < OFFERED:
            raise ValueError("no button carries that")


class Samples:
    """Questions that the bot can answer, found once for each state of the index and each language."""

    def __init__(self, library: Library, executor: Executor) -> None:
        self._library = library
        self._executor = executor
        self._found: dict[Language, tuple[str | None, tuple[str, ...]]] = {}

    async def of(self, language: Language) -> tuple[str, ...]:
        """Return the questions in a language; none where there is nothing to answer from."""
        current = self._library.snapshots.current()
        known = self._found.get(language)
        if known and known[0] == current:
            return known[1]
        try:
            found = await self._find(language) if current else ()
        except YinjuError as error:
            logger.warning("No questions could be made of the documents: %s", error)
            return ()
        self._found[language] = current, found
        return found

    async def _find(self, language: Language) -> tuple[str, ...]:
        """Ask the questions one after the other, so that those of people come in between."""
        found: list[str] = []
        made = await self._executor.run(lambda answerer: samples(answerer.corpus, language))
        for sample in made[:TRIED]:
            if await self._executor.run(lambda answerer, sample=sample: is_answered(sample, answerer)):  # type: ignore[misc]
                found.append(sample.question)
            if len(found) == OFFERED:
                break
        return tuple(found)


def samples_keyboard(questions: tuple[str, ...]) -> InlineKeyboardMarkup:
    """Return a row for each question."""
    return InlineKeyboardMarkup([[inline_button(text, AskSample(number))] for number, text in enumerate(questions)])


def question_of(button: AskSample, keyboard: InlineKeyboardMarkup | None) -> str | None:
    """Return what stands on the button, or None where Telegram no longer shows the message."""
    shown = [each for row in (keyboard.inline_keyboard if keyboard else ()) for each in row]
    return next((each.text for each in shown if each.callback_data == pack(button)), None)
