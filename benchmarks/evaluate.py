"""Measure ranking, short answers and refusing on sets of documents with questions whose answers are known.

    python -m benchmarks.evaluate                  every set in ../shared/eval
    python -m benchmarks.evaluate FOLDER …         sets, or folders of sets (benchmarks/sets.py says what a set is)
    python -m benchmarks.kinds lists short         questions of one kind each, in a minute (benchmarks/kinds)
    python -m benchmarks.evaluate --sample 200     a quick look: the same 200 questions of each kind every time
    python -m benchmarks.evaluate --no-reader      short answers by rules, on all questions

Everything goes the way that a user's documents and questions go; only short answers to questions that trained the
reader are left out. Writes evaluation.json and evaluation.html into the folder of results; the indexes are kept there,
too, so that only the first run embeds the documents. docs/quality.md says what the figures mean and on what anything
was chosen.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.asking import Outcomes, ask_part, in_both_scripts, in_other_script, strange
from benchmarks.corpus import indexed
from benchmarks.figures import Measured, measured
from benchmarks.kinds.measure import measure_kind
from benchmarks.kinds.records import DOCUMENTS, KINDS, Kinds, has_kinds, load_kinds
from benchmarks.page import page
from benchmarks.progress import ProgressLine
from benchmarks.report import ReportRow, as_json, label_of, summary
from benchmarks.sets import AskedItem, EvaluationSet, find_sets, load_set
from benchmarks.targets import target_of
from index.embedding.bundled import bundled_model
from index.embedding.encoder import BUNDLED, load_encoder
from index.errors import YinjuError
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.reader.data import SETS
from retrieval.reader.read import load_reader
from retrieval.types import Reader

DEFAULT = Path("../shared/eval")
RESULTS = Path("results")
INTERRUPTED = 130  # the shell's convention for a command that Ctrl-C ended


def main() -> int:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folders", nargs="*", type=Path, default=[DEFAULT], metavar="FOLDER", help=f"default: {DEFAULT}"
    )
    parser.add_argument(
        "--sample", type=_positive, help="ask only so many questions of each kind, always the same ones"
    )
    parser.add_argument(
        "--results", type=Path, default=RESULTS, help="where indexes and results go (default: %(default)s)"
    )
    parser.add_argument("--no-reader", action="store_true", help="short answers by rules alone")
    options = parser.parse_args()
    try:
        print(evaluate(options.folders, options.sample, options.results, not options.no_reader))
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. What was embedded so far is kept in {options.results / 'index'}.", file=sys.stderr)
        return INTERRUPTED
    return 0


def evaluate(
    folders: Sequence[Path], sample: int | None = None, results: Path = RESULTS, with_reader: bool = True
) -> str:
    """Measure on every set among or in `folders`, write the two files into `results`, and return the table.

    Raises:
        YinjuError: a folder holds no set, a set is not in order, or its documents cannot be indexed.
    """
    chosen = [load_set(folder, sample) for folder in find_sets(folders)]
    encoder, progress = load_encoder(BUNDLED), ProgressLine()
    reader = load_reader(bundled_model()) if with_reader else None
    parts = [
        part for each in chosen for part in measure(each, results / "index" / each.name, encoder, progress, reader)
    ]
    others = [
        row
        for folder in folders
        if has_kinds(folder)
        for row in _kinds_of(folder, results, encoder, progress, reader, sample)
    ]
    learned = [each.name for each in chosen if reader and each.name in SETS]
    remark = (
        f"Short answers of {', '.join(learned)}: only on documents that did not train the reader." if learned else ""
    )
    written = write(parts, sample, results, remark)
    return "\n".join([summary(parts, others), remark, *(f"Written: {path}" for path in written)])


def measure(
    chosen: EvaluationSet, data: Path, encoder: Encoder, progress: ProgressLine, reader: Reader | None = None
) -> list[Measured]:
    """Index a set in `data`, ask its questions, and return what was measured, by the language asked in."""
    with indexed(
        chosen, data, encoder, lambda p: progress.show(f"{chosen.name}: {p.phase}", p.done, p.total)
    ) as snapshot:
        answerer = Answerer(snapshot, encoder, reader)
        return [_measure_part(chosen, asked_in, answerer, progress) for asked_in in chosen.parts()]


def _kinds_of(
    folder: Path, results: Path, encoder: Encoder, progress: ProgressLine, reader: Reader | None, sample: int | None
) -> list[ReportRow]:
    kinds, chosen = load_kinds(folder), load_set(folder / DOCUMENTS, sample)
    with indexed(chosen, results / "index" / chosen.name, encoder) as snapshot:
        return measure_kinds(KINDS, kinds, chosen.documents, Answerer(snapshot, encoder, reader), results, progress)


def measure_kinds(
    names: Sequence[str],
    kinds: Kinds,
    texts: dict[str, str],
    answerer: Answerer,
    results: Path,
    progress: ProgressLine,
) -> list[ReportRow]:
    """Ask the questions of the named kinds, write what came of each into `results`, and return the table's lines."""
    results.mkdir(parents=True, exist_ok=True)
    rows: list[ReportRow] = []
    for kind in names:
        came = measure_kind(kind, kinds, texts, answerer, _ticks(f"{kind}: questions", kinds.asked(kind), progress))
        (results / f"{kind}.txt").write_text("\n".join(came.lines) + "\n", "utf-8")
        rows += [
            ReportRow(kind, figure, label_of(figure), estimate, target_of(kind, "", figure))
            for figure, estimate in came.figures.items()
        ]
    return rows


def _measure_part(chosen: EvaluationSet, asked_in: str, answerer: Answerer, progress: ProgressLine) -> Measured:
    items = chosen.parts()[asked_in]
    ticks = _ticks(f"{chosen.name}: questions ({asked_in})", _asked(chosen, items), progress)
    asked: Outcomes = ask_part(chosen, items, answerer, ticks)
    return measured(chosen, asked_in, asked, answerer.corpus)


def _asked(chosen: EvaluationSet, items: Sequence[AskedItem]) -> int:
    """How many questions a part means to ask."""
    again = sum(len(in_other_script(item.question)) for item in in_both_scripts(items))
    return len(items) + len(strange(chosen, items)) + again


def _ticks(name: str, total: int, progress: ProgressLine) -> Iterator[None]:
    for done in range(1, total + 1):
        progress.show(name, done, total)
        yield


def write(parts: Sequence[Measured], sample: int | None, results: Path, remark: str = "") -> list[Path]:
    """Write evaluation.json and evaluation.html, with a remark, into `results` and return their paths."""
    results.mkdir(parents=True, exist_ok=True)
    what = f"{sample} questions of each kind" if sample else "All questions"
    names = ", ".join(dict.fromkeys(part.name for part in parts))
    note = f"{what} of {names}, measured on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC. {remark}"
    record, html = results / "evaluation.json", results / "evaluation.html"
    record.write_text(json.dumps(as_json(parts, sample), ensure_ascii=False, indent=1) + "\n", "utf-8")
    html.write_text(page(parts, note), "utf-8")
    return [record, html]


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a number from 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
