"""How much of a phone's screen answers take: lines of 21 Chinese characters, and buttons, over the example questions.

`make heights` prints it. A folded quote takes its first three lines; a row of buttons is as high as
three lines.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import median, quantiles
from typing import Final
from unicodedata import east_asian_width

from bot.asking.audience import Audience
from bot.asking.reply import answer_reply
from bot.settings import Settings
from bot.start import bring_up_to_date, ready_engine
from bot.telegram.message import Reply
from bot.words import words
from retrieval.types import Language

ROOT: Final = Path(__file__).parents[2]
WIDTH: Final = 42  # a line in halves of a Chinese character
FOLDED: Final = 3
ROW: Final = 3
ANSWERS: Final = 48
FOLDS: Final = re.compile(r"<blockquote expandable>(.*?)</blockquote>", re.DOTALL)
TAG: Final = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Height:
    """The lines of an answer, its buttons and the rows of these."""

    lines: int
    buttons: int
    rows: int

    @property
    def total(self) -> int:
        """The lines of the text and of the rows."""
        return self.lines + ROW * self.rows


def height(reply: Reply) -> Height:
    r"""Return how high a reply is.

    >>> height(Reply("一" * 22 + "\n<blockquote expandable>" + "二" * 99 + "</blockquote>\n三"))
    Height(lines=6, buttons=0, rows=0)
    """
    folded = sum(min(_lines(text), FOLDED) for text in FOLDS.findall(reply.html))
    rest = FOLDS.sub("\0", reply.html).split("\n")
    rows = reply.keyboard.inline_keyboard if reply.keyboard else ()
    return Height(folded + sum(_lines(line) for line in rest if line != "\0"), sum(map(len, rows)), len(rows))


def _lines(html: str) -> int:
    return sum(max(1, -(-_width(line) // WIDTH)) for line in unescape(TAG.sub("", html)).split("\n"))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "FW" or character in "“”‘’…—·" else 1 for character in text)


def heights(data: Path) -> Iterator[Height]:
    """Yield the heights of the first answers to the example questions."""
    settings, t = (
        Settings(yinju_data=data, yinju_documents=ROOT / "examples" / "corpus"),
        words(Language.SIMPLIFIED),
    )
    bring_up_to_date(settings, t, confirmed=True)
    engine, audience = ready_engine(settings, t), Audience(Language.SIMPLIFIED, settings.yinju_quotes)
    records = (ROOT / "examples" / "questions.jsonl").read_text("utf-8").splitlines()
    for record in records[:ANSWERS]:
        with engine.lend() as answerer:
            yield height(answer_reply(answerer.answer(json.loads(record)["question"], audience.asks_for), audience))


def main() -> None:
    """Print the middle and the 90th percentile."""
    with tempfile.TemporaryDirectory() as folder:
        found = list(heights(Path(folder)))
    sys.stdout.write(f"{len(found)} answers\n")
    for name in ("total", "lines", "buttons", "rows"):
        sys.stdout.write(f"{name:8} {_summary([getattr(each, name) for each in found])}\n")


def _summary(values: Sequence[int]) -> str:
    tenth = quantiles(values, n=10, method="inclusive")[-1]
    return f"median {median(values):g}, 90th percentile {tenth:g}, most {max(values)}"


if __name__ == "__main__":
    main()
