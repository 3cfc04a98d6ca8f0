"""Measure ranking and refusing on a folder of documents with questions whose answers are known.

The folder holds `documents/*.txt`, `questions.jsonl` ({"question", "document": file name without .txt, "answer",
"start": offset of the answer in the file}) and, for refusing, `unanswerable.jsonl` ({"question"}). Everything goes the
way that a user's documents and questions go. A hit is a quote from the right document that covers at least half of the
answer.

No parameter was chosen on these questions: see docs/quality.md.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.build import update
from index.embed import BUNDLED, load_encoder
from index.errors import YinjuError
from index.snapshot import Snapshot, open_snapshot
from index.types import Progress, Span
from retrieval.answer import Answerer
from retrieval.types import Quote

DEFAULT = Path("../shared/eval/policy")
RESULTS = Path("results")
TOP = 10

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer: in which document, and where in the cleaned text (None where cleaning took it)."""

    question: str
    document: str
    answer: Span | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question.

    `rank` is that of the first hit among the quotes, from 1; `near_rank` counts what a refusal offered as near, too.
    """

    question: str
    rank: int | None
    near_rank: int | None
    answered: bool
    chance: float
    seconds: float


def main() -> int:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT, help=f"default: {DEFAULT}")
    folder: Path = parser.parse_args().folder
    if not (folder / "questions.jsonl").is_file():
        print(f"There is nothing to measure on: {folder}/questions.jsonl is missing.", file=sys.stderr)
        return 1
    try:
        figures = evaluate(folder)
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 1
    print(table(figures))
    (RESULTS / f"{folder.resolve().name}.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1), "utf-8")
    return 0


def evaluate(folder: Path) -> dict[str, Any]:
    """Index the documents of `folder` under `results/`, ask all its questions, and return the figures by name."""
    encoder = load_encoder(BUNDLED)
    data = RESULTS / "index" / folder.resolve().name
    data.mkdir(parents=True, exist_ok=True)
    report = update(folder / "documents", data, encoder, _show)
    snapshot = open_snapshot(data, encoder.name)
    answerer = Answerer(snapshot, encoder)
    answerable = [_ask(answerer, asked) for asked in _questions(folder, snapshot)]
    strangers = [_ask(answerer, asked) for asked in _unanswerable(folder)]
    snapshot.close()
    return {
        "documents": report.documents,
        "passages": report.passages,
        **_ranking_figures(answerable),
        **_refusing_figures(answerable, strangers),
        "seconds_median": median(each.seconds for each in answerable),
        "missed": [each.question for each in answerable if each.near_rank is None],
    }


def table(figures: dict[str, Any]) -> str:
    """Return the figures, one in a line."""
    rows = ((name, value) for name, value in figures.items() if not isinstance(value, list))
    return "\n".join(
        f"{name:42} {value:.4g}" if isinstance(value, float) else f"{name:42} {value}" for name, value in rows
    )


def _ranking_figures(outcomes: list[Outcome]) -> dict[str, Any]:
    figures: dict[str, Any] = {"questions": len(outcomes)}
    for top in (1, 3, 5, TOP):
        figures[f"hit@{top}"] = _share(each.rank is not None and each.rank <= top for each in outcomes)
    for top in (1, 3):
        near = (each.near_rank is not None and each.near_rank <= top for each in outcomes)
        figures[f"hit@{top} if nothing were refused"] = _share(near)
    return figures


def _refusing_figures(answerable: list[Outcome], strangers: list[Outcome]) -> dict[str, Any]:
    figures: dict[str, Any] = {"answerable answered": _share(each.answered for each in answerable)}
    if strangers:
        known = np.array([each.chance for each in answerable])
        strange = np.array([each.chance for each in strangers])
        limit = float(np.quantile(known, 0.05))
        figures["unanswerable refused"] = _share(not each.answered for each in strangers)
        figures["unanswerable refused at 95 % answered"] = float((strange < limit).mean())
        figures["AUROC of the decision"] = _auroc(known, strange)
    return figures


def _auroc(positive: Floats, negative: Floats) -> float:
    """The chance that a random positive scores above a random negative (ties count half)."""
    above = (positive[:, None] > negative[None, :]).mean() + (positive[:, None] == negative[None, :]).mean() / 2
    return float(above)


def _share(holds: Iterable[bool]) -> float:
    values = list(holds)
    return sum(values) / len(values) if values else 0.0


def _ask(answerer: Answerer, asked: Asked) -> Outcome:
    answer = answerer.answer(asked.question, top=TOP)
    rank = _rank(answer.quotes, asked)
    near = rank if answer.answered else _rank(answer.nearest, asked)
    return Outcome(asked.question, rank, near, answer.answered, answer.chance, answer.seconds)


def _rank(quotes: tuple[Quote, ...], asked: Asked) -> int | None:
    return next((rank for rank, quote in enumerate(quotes, 1) if _is_hit(quote, asked)), None)


def _is_hit(quote: Quote, asked: Asked) -> bool:
    if quote.document != asked.document or asked.answer is None:
        return False
    shared = min(quote.end, asked.answer.end) - max(quote.start, asked.answer.start)
    return 2 * shared >= asked.answer.end - asked.answer.start


def _questions(folder: Path, snapshot: Snapshot) -> list[Asked]:
    return [_located(record, folder, snapshot) for record in _records(folder / "questions.jsonl")]


def _located(record: dict[str, Any], folder: Path, snapshot: Snapshot) -> Asked:
    """Find the answer in the cleaned text: of several places the one that lies, in proportion, as in the file."""
    name = f"{record['document']}.txt"
    text = snapshot.document(name).text
    raw = (folder / "documents" / name).read_text("utf-8")
    expected = record["start"] * len(text) / len(raw)
    places = [at for at in range(len(text)) if text.startswith(record["answer"], at)]
    if not places:
        return Asked(record["question"], name, None)
    start = min(places, key=lambda at: abs(at - expected))
    return Asked(record["question"], name, Span(start, start + len(record["answer"])))


def _unanswerable(folder: Path) -> list[Asked]:
    path = folder / "unanswerable.jsonl"
    return [Asked(record["question"], "", None) for record in _records(path)] if path.is_file() else []


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _show(progress: Progress) -> None:
    if sys.stderr.isatty():
        print(f"\r{progress.phase} {progress.done} of {progress.total}   ", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
