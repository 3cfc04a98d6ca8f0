"""From which chance on a marked short answer is shown: `python -m training.limits`, with the weights that ship.

Reads the held-out questions of `training.recipe` that want a short answer, each with its passage as it would be quoted
and with the same without the answering sentences. Prints for each limit how many are given and how many of these are
right, on one half of the questions, which may choose, and on the other, and how many are given where the answer is out.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from benchmarks.matching import is_right
from index.embedding.bundled import bundled_model
from retrieval.extracted_answer import is_read, marked_answer
from retrieval.question import understand
from retrieval.reader.pairs import Pairer
from retrieval.reader.read import load_reader
from retrieval.rule_answer import repeated_around
from retrieval.types import Reader
from training.recipe import WORK
from training.units import Maker, Text, TrainingUnit, load_records, without_sentences

LIMITS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
DOUBTS = ((0.0, 99.0), (-1.0, 0.0), (-2.0, -1.0), (-3.0, -2.0), (-99.0, -3.0))  # log odds from, to


@dataclass(frozen=True, slots=True)
class MarkedOutcome:
    """A short answer that the reader marked: its chance, what it says of the passage, and whether it is right.

    repeated: the share of the question's words in its sentence; is_first: whether its question is of the first half;
    is_right: None where the answering sentences are out.
    """

    chance: float
    log_odds: float
    repeated: float
    is_first: bool
    is_right: bool | None


def main() -> None:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK, help="as given to training.recipe (default: %(default)s)")
    parser.add_argument("--most", type=int, default=800, help="questions at most (default: %(default)s)")
    options = parser.parse_args()
    folder, unpacked = options.work / "training", bundled_model()
    maker, reader = Maker(folder, Pairer.of(unpacked)), load_reader(unpacked)
    wanting = [each for each in load_records(folder, held_out=True) if each.passage is None and each.answers]
    wanting = sorted(wanting, key=lambda each: crc32(each.key.encode()))
    texts = ((each, maker.positive(each)) for each in wanting if is_read(understand(each.question)))
    asked = [(each, text) for each, text in texts if text][: options.most]
    found = [outcome for each, text in asked for outcome in _outcomes(each, text, reader)]
    for is_first in (True, False):
        count = sum((crc32(each.key.encode()) % 2 == 0) is is_first for each, _ in asked)
        print(f"{'First' if is_first else 'Other'} half, {count} questions")
        print("\n".join(_lines([each for each in found if each.is_first is is_first], count)))


def _outcomes(record: TrainingUnit, text: Text, reader: Reader) -> Iterator[MarkedOutcome]:
    question, is_first = understand(record.question), crc32(record.key.encode()) % 2 == 0
    hole = without_sentences(text.text, record.answers)
    for shown, holds in ((text.text, True), *([(hole, False)] if hole else [])):
        (reading,) = reader.read(record.question, [(text.subject, shown)])
        best = marked_answer(question, shown, reading)
        if best and question.wanted:
            said = shown[best.span.start : best.span.end]
            right = is_right(said, record.answers, question.wanted) if holds else None
            repeated = repeated_around(question, shown, best.span)
            yield MarkedOutcome(best.chance, reading.log_odds, repeated, is_first, right)


def _lines(found: Sequence[MarkedOutcome], count: int) -> Iterator[str]:
    for low, high in DOUBTS:
        for least in (0.0, 0.4) if high <= 0 else (0.0,):
            within = [each for each in found if low <= each.log_odds < high and each.repeated >= least]
            for limit in LIMITS:
                given = [each for each in within if each.chance >= limit]
                yield f"log odds {low:g} to {high:g}, repeated {least:g}, chance {limit:g}: {_figures(given, count)}"


def _figures(given: Iterable[MarkedOutcome], count: int) -> str:
    told = list(given)
    with_answer = [each.is_right for each in told if each.is_right is not None]
    right = sum(with_answer) / len(with_answer) if with_answer else 0.0
    without = len(told) - len(with_answer)
    return (
        f"given {len(with_answer) / count:.3f}, right {right:.3f} of {len(with_answer)}, without the answer {without}"
    )


if __name__ == "__main__":
    main()
