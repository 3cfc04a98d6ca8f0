"""The quotes on the screen by their numbers: looked around in, opened."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answer import Answerer
from retrieval.types import Quote


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """What stands under a number: a quote, with the sentences around it, or a passage walked on to."""

    quote: Quote
    is_quote: bool = True


class NumberedQuotes:
    """What stands on the screen."""

    def __init__(self) -> None:
        self._shown: list[ShownQuote] = []

    def show(self, quotes: Sequence[Quote], skip: int = 0) -> None:
        """Note quotes that are shown, those from `skip` + 1 on instead of what had these numbers."""
        self._shown[skip:] = map(ShownQuote, quotes)

    def number(self, typed: str) -> int | None:
        """Return the number that was typed, 1 for none; None where nothing has it."""
        number = int(typed or 1) if re.fullmatch(r"[0-9]{0,9}", typed) else 0
        return number if 1 <= number <= len(self._shown) else None

    def quote(self, number: int) -> Quote:
        """Return what has this number."""
        return self._shown[number - 1].quote

    def step(self, number: int, step: int, answerer: Answerer) -> Quote | None:
        """Return the passage before (-1) or after (1) what has this number, and give it that number; None at an end."""
        shown = self._shown[number - 1]
        passage = answerer.neighbour(shown.quote.passage, step, shown.is_quote)
        if passage:
            self._shown[number - 1] = ShownQuote(passage, is_quote=False)
        return passage
