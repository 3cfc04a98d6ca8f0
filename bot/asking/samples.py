"""Questions to begin with, which the bot answers: found in its documents, put under /start as buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup

from bot.library.executor import Executor
from bot.telegram.buttons import Button, inline_button, pack
from index.types import SnapshotInfo
from retrieval.samples import Sample, is_answered, samples
from retrieval.types import Language

OFFERED: Final = 3
KEPT: Final = 20  # lists of questions, of a language and of what somebody may read
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
    """Questions that the bot can answer, tried once for each list of documents that somebody may read."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._found: dict[tuple[SnapshotInfo, tuple[Sample, ...]], tuple[str, ...]] = {}

    async def of(self, language: Language) -> tuple[str, ...]:
        """Return the questions in a language.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
        """
        known = await self._executor.run(
            lambda answerer: (answerer.corpus.info, tuple(samples(answerer.corpus, language)))
        )
        if known not in self._found:
            self._found = {**dict(list(self._found.items())[-KEPT:]), known: await self._tried(known[1])}
        return self._found[known]

    async def _tried(self, made: Sequence[Sample]) -> tuple[str, ...]:
        """Ask the questions one after the other, so that those of people come in between."""
        found: list[str] = []
        for sample in made[:TRIED]:
            if await self._executor.run(partial(is_answered, sample)):
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
