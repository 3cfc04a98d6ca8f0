"""Write what the reader learns from: `python -m training.recipe ../shared/train/*.jsonl ../shared/eval/drcd`.

Out of each set come the questions that people wrote on it, questions made by pattern, and questions for details that a
passage has or lacks, each with the passages that its words find, and with a form in which one name was exchanged. Only
files and sets named in `retrieval/reader/data.py` may be used, as their licences allow it (docs/reader.md). The same
every time.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from benchmarks.sets import load_set
from index.errors import YinjuError
from index.passages.search_form import search_form
from index.snapshot.bm25 import BM25Index, build
from index.text.tokenise import bigrams, words
from retrieval.question import understand
from retrieval.reader.data import FILES, SETS, fold_of
from training.corpus import QuotedPassage, TrainingQuestion, TrainingSet, evaluation_corpus, training_corpus
from training.details import lacking, present
from training.patterns import made
from training.swaps import Swapper

WORK = Path("results")
SEED = "yinju-reader-2"
FOUND = 20  # passages kept of those that the question's words find
ONE_IN = 12  # passages of a set has questions made of it
TINY = 1e-6


class RecipeError(YinjuError):
    """A set may not train the reader."""


def main() -> int:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path, help="files of pairs, and the folder of the set drcd")
    parser.add_argument("--work", type=Path, default=WORK, help="where results go (default: %(default)s)")
    options = parser.parse_args()
    try:
        print(f"Written: {write(options.sources, options.work)}")
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def write(sources: Sequence[Path], work: Path) -> Path:
    """Write `training/records.jsonl` and each set's passages below `work`; return the path of the former.

    Raises:
        RecipeError: a source is not one of those that may train.
    """
    out = work / "training"
    out.mkdir(parents=True, exist_ok=True)
    path = out / "records.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for corpus, asked in map(_source, sources):
            passages = [asdict(shown) | {"subject": corpus.subject(shown.document)} for shown in corpus.passages]
            (out / f"passages-{corpus.name}.json").write_text(json.dumps(passages, ensure_ascii=False), "utf-8")
            swapper, searched = Swapper(corpus), Searched(corpus.passages)
            for each in [*asked, *_made(corpus)]:
                record = _record(_with_lacking(each, corpus), corpus, swapper, searched)
                print(json.dumps(record, ensure_ascii=False), file=file)
    return path


def _source(path: Path) -> tuple[TrainingSet, list[TrainingQuestion]]:
    if path.suffix == ".jsonl" and path.stem in FILES:
        return training_corpus(path)
    if path.is_dir() and path.name in SETS:
        return evaluation_corpus(load_set(path))
    raise RecipeError(f"{path} may not train the reader, only {', '.join((*FILES, *SETS))} may.")


def _made(corpus: TrainingSet) -> Iterator[TrainingQuestion]:
    for shown in corpus.passages:
        yield from present(corpus.name, shown, SEED)
        if crc32(str(shown.number).encode()) % ONE_IN == 0:
            yield from made(corpus.name, shown, corpus.subject(shown.document), SEED)


def _with_lacking(asked: TrainingQuestion, corpus: TrainingSet) -> TrainingQuestion:
    own = corpus.passages_of(asked.document)
    positive = next((each for each in own if each.number == asked.passage), None)
    holds = [each for each in own if any(answer in each.text for answer in asked.answers)]
    shown = positive or (holds[0] if holds else None)
    question = lacking(asked.question, shown, SEED) if shown else None
    return replace(asked, lacking=(question,) if question else ())


def _record(asked: TrainingQuestion, corpus: TrainingSet, swapper: Swapper, searched: "Searched") -> dict[str, object]:
    return asdict(asked) | {
        "set": corpus.name,
        "fold": fold_of(corpus.name, asked.document),
        "swapped": swapper.swapped(asked, SEED),
        "found": searched.find(asked.question),
    }


class Searched:
    """The passages of a corpus by their words and pairs of characters."""

    def __init__(self, passages: Sequence[QuotedPassage]) -> None:
        forms = [search_form(shown.title, shown.text) for shown in passages]
        self._words: BM25Index = build(map(words, forms))
        self._bigrams: BM25Index = build(map(bigrams, forms))

    def find(self, text: str) -> list[int]:
        """Return the numbers of the passages that have most of a question's words and pairs, the best first."""
        question = understand(text)
        parts = (self._words.scores(question.words), self._bigrams.scores(question.bigrams))
        score: NDArray[np.float32] = np.sum([part / (part.std() + TINY) for part in parts], axis=0)
        return [int(number) for number in np.argsort(-score, kind="stable")[:FOUND]]


if __name__ == "__main__":
    sys.exit(main())
