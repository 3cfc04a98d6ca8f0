"""What each part of the ranking and of the decision is worth: all of them on, then each one off.

    python -m benchmarks.ablate [FOLDER …] [--sample N]

Prints a table in Markdown for each set and writes them to ablations.md in the folder of results; it needs the indexes
that `python -m benchmarks.evaluate` builds, or builds them. A figure below "all on" is a difference to it on the same
questions; a star marks one whose 95 % paired bootstrap interval leaves out zero. "Kept" says in how many folds of a
cross-validation the other questions' hit@1 chooses the part. What is done when documents are indexed (joining
sentences, the title before a passage) is not switched off here. benchmarks/switches.py lists the parts.

To choose a parameter, make a switch of each of its settings, ask with `runs`, and hand the hits to `cross_validate`.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks import metrics
from benchmarks.asking import Outcomes, ask_part
from benchmarks.corpus import indexed
from benchmarks.errors import short_is_right
from benchmarks.evaluate import DEFAULT, RESULTS
from benchmarks.figures import chances
from benchmarks.folds import cross_validate, folds_of
from benchmarks.metrics import Floats
from benchmarks.progress import ProgressLine
from benchmarks.report import number
from benchmarks.sets import AskedItem, EvaluationSet, find_sets, load_set
from benchmarks.switches import SWITCHES, Switch
from index.embedding.bundled import bundled_model
from index.embedding.encoder import BUNDLED, load_encoder
from index.errors import YinjuError
from index.types import Encoder, Vectors
from retrieval.answer import Answerer
from retrieval.reader.read import load_reader

SAMPLE = 400
ALL_ON = Switch("all on", lambda answerer: answerer)


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of one part: the mean of what `measure` returns; `paired`: that is one value for each question."""

    name: str
    measure: Callable[[Outcomes], Floats]
    paired: bool = True


class RememberingEncoder:
    """Embeds each question once, however often it is asked."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dimension, self.passages = encoder.name, encoder.dimension, encoder.passages
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    def query(self, text: str) -> Vectors:
        """Return a (dimension,) float32 unit vector."""
        if text not in self._known:
            self._known[text] = self._encoder.query(text)
        return self._known[text]


def main() -> int:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[DEFAULT], metavar="FOLDER")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="questions of each kind (default: %(default)s)")
    parser.add_argument("--results", type=Path, default=RESULTS, help="default: %(default)s")
    options = parser.parse_args()
    try:
        table = ablate(options.folders, options.sample, options.results)
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 1
    print(table)
    (options.results / "ablations.md").write_text(f"{table}\n", "utf-8")
    return 0


def ablate(folders: Sequence[Path], sample: int, results: Path, switches: Sequence[Switch] = SWITCHES) -> str:
    """Ask the sample once with everything on and once without each part; return a table for each part in Markdown."""
    encoder, progress = load_encoder(BUNDLED), ProgressLine()
    names = ["all on", *(f"without: {switch.name}" for switch in switches)]
    tables: list[str] = []
    reader = load_reader(bundled_model())
    for chosen in (load_set(folder, sample) for folder in find_sets(folders)):
        with indexed(chosen, results / "index" / chosen.name, encoder) as snapshot:
            answerer = Answerer(snapshot, RememberingEncoder(encoder), reader)
            for part, columns in ablate_set(chosen, answerer, switches, progress).items():
                tables.append(_markdown([[part, *names], *columns]))
    return "\n\n".join(tables)


def ablate_set(
    chosen: EvaluationSet, answerer: Answerer, switches: Sequence[Switch], progress: ProgressLine
) -> dict[str, list[list[str]]]:
    """Return the columns of each part of a set: heading, figure with everything on, differences without each part."""
    found: dict[str, list[list[str]]] = {}
    for asked_in, items in chosen.parts().items():
        name = f"{chosen.name} ({asked_in}), {len(items)} questions"
        asked = runs(chosen, items, answerer, [ALL_ON, *switches], partial(progress.show, f"{name}: switches"))
        found[name] = [*(_column(column, asked) for column in _columns(asked[0])), _kept(items, asked)]
    return found


def runs(
    chosen: EvaluationSet,
    items: Sequence[AskedItem],
    answerer: Answerer,
    switches: Sequence[Switch],
    on_progress: Callable[[int, int], None],
) -> list[Outcomes]:
    """Ask the same questions once without each part."""
    found: list[Outcomes] = []
    for switch in switches:
        found.append(ask_part(chosen, items, switch.off(answerer), twice=False))
        on_progress(len(found), len(switches))
    return found


def _kept(items: Sequence[AskedItem], asked: list[Outcomes]) -> list[str]:
    """In how many folds the others' questions choose to have a part; of equals, to be without it."""
    folds = folds_of([item.question for item in items])
    hits = [_hits(1)(run) for run in asked]
    choices = [cross_validate(np.stack([without, hits[0]]), folds) for without in hits[1:]]
    return ["kept", "", *(f"{choice.chosen.sum()} of {len(choice.chosen)}" for choice in choices)]


def _columns(asked: Outcomes) -> list[Column]:
    """The figures that a part has."""
    found = [Column("hit@1", _hits(1)), Column("hit@3", _hits(3))]
    if not any(each.item.span for each in asked.answerable):
        found += [
            Column("recall@1", _documents),
            Column("short given", _given),
            Column("short right", _right, paired=False),
        ]
    if asked.strangers:
        found += [Column("AUROC", _auroc, paired=False), Column("refused at 95 %", _refused, paired=False)]
    return found


def _column(column: Column, asked: list[Outcomes]) -> list[str]:
    first, *others = [column.measure(run) for run in asked]
    changes = [metrics.difference(other, first) for other in others]
    sure = [column.paired and (change.low > 0 or change.high < 0) for change in changes]
    cells = [
        "–" if np.isnan(change.value) else f"{change.value:+.3f}{'*' * certain}"
        for change, certain in zip(changes, sure, strict=True)
    ]
    return [column.name, number(first.mean()), *cells]


def _hits(top: int) -> Callable[[Outcomes], Floats]:
    return lambda asked: metrics.within([each.hit for each in asked.answerable], top).astype(np.float64)


def _documents(asked: Outcomes) -> Floats:
    return metrics.within([each.document_rank for each in asked.answerable], 1).astype(np.float64)


def _given(asked: Outcomes) -> Floats:
    return np.array(
        [each.short is not None for each in asked.answerable if each.wanted and not each.trained], dtype=np.float64
    )


def _right(asked: Outcomes) -> Floats:
    given = [short_is_right(each) for each in asked.answerable if each.wanted and each.short and not each.trained]
    return np.array([sum(given) / len(given) if given else np.nan])


def _auroc(asked: Outcomes) -> Floats:
    return np.array([metrics.auroc(*_chances(asked)).value])


def _refused(asked: Outcomes) -> Floats:
    return np.array([metrics.refused_at(*_chances(asked)).value])


def _chances(asked: Outcomes) -> tuple[Floats, Floats]:
    return chances(asked.answerable), chances(asked.strangers)


def _markdown(columns: list[list[str]]) -> str:
    head, *lines = ["| " + " | ".join(cells) + " |" for cells in zip(*columns, strict=True)]
    return "\n".join([head, "|" + " --- |" * len(columns), *lines])


if __name__ == "__main__":
    sys.exit(main())
