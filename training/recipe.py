"""Write what the reader learns from: `python -m training.recipe ../shared/eval/cmrc ../shared/eval/drcd`.

Out of each set come the questions that people wrote on it and questions made by pattern, each with the passages that
the words of the question find, and with a form in which one name was exchanged. Only CMRC and DRCD may be used, as
their licences allow it (docs/reader.md), and the project's own examples, which bring made questions. The same every
time.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from zlib import crc32

import numpy as np

from benchmarks.corpus import indexed
from benchmarks.sets import load_set
from index.build import update
from index.embedding.encoder import BUNDLED, load_encoder
from index.errors import YinjuError
from index.snapshot.snapshot import Snapshot, open_snapshot
from retrieval.question import understand
from retrieval.reader.data import SETS, fold_of
from training.corpus import Asked, Corpus, asked_by_people
from training.patterns import made
from training.swaps import Swapper

WORK = Path("results")
EXAMPLES = Path("examples/corpus")
SEED = "yinju-reader-1"
FOUND = 30  # passages kept of those that the question's words find
ONE_IN = 12  # passages of a set has questions made of it; of the examples each has
TINY = 1e-6


class RecipeError(YinjuError):
    """A set may not train the reader."""


def main() -> int:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="folders of the sets cmrc and drcd")
    parser.add_argument("--work", type=Path, default=WORK, help="where indexes and results go (default: %(default)s)")
    options = parser.parse_args()
    try:
        print(f"Written: {write(options.folders, options.work)}")
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def write(folders: Sequence[Path], work: Path) -> Path:
    """Write `training/records.jsonl` and each set's passages below `work`; return the path of the former.

    Raises:
        RecipeError: a folder is not one of the sets that may train.
    """
    out = work / "training"
    out.mkdir(parents=True, exist_ok=True)
    path = out / "records.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for corpus, asked in _sources(folders, work):
            passages = [asdict(shown) | {"subject": corpus.subject(shown.document)} for shown in corpus.passages]
            (out / f"passages-{corpus.name}.json").write_text(json.dumps(passages, ensure_ascii=False), "utf-8")
            swapper = Swapper(corpus)
            for each in asked:
                print(json.dumps(_record(each, corpus, swapper), ensure_ascii=False), file=file)
    return path


def _sources(folders: Sequence[Path], work: Path) -> Iterator[tuple[Corpus, list[Asked]]]:
    encoder = load_encoder(BUNDLED)
    for folder in folders:
        chosen = load_set(folder)
        if chosen.name not in SETS:
            raise RecipeError(f"{folder} may not train the reader, only {' and '.join(SETS)} may.")
        with indexed(chosen, work / "index" / chosen.name, encoder) as snapshot:
            corpus = Corpus(chosen.name, snapshot)
            yield corpus, [*asked_by_people(chosen), *_made(corpus, ONE_IN)]
    data = work / "index" / "examples"
    data.mkdir(parents=True, exist_ok=True)
    update(EXAMPLES, data, encoder)
    with closing(open_snapshot(data, encoder.name)) as snapshot:
        corpus = Corpus("examples", snapshot)
        yield corpus, _made(corpus, 1)


def _made(corpus: Corpus, one_in: int) -> list[Asked]:
    chosen = (shown for shown in corpus.passages if crc32(str(shown.number).encode()) % one_in == 0)
    return [asked for shown in chosen for asked in made(corpus.name, shown, corpus.subject(shown.document), SEED)]


def _record(asked: Asked, corpus: Corpus, swapper: Swapper) -> dict[str, object]:
    return asdict(asked) | {
        "set": corpus.name,
        "fold": fold_of(corpus.name, asked.document),
        "swapped": swapper.swapped(asked, SEED),
        "found": _found(asked.question, corpus.snapshot),
    }


def _found(text: str, snapshot: Snapshot) -> list[int]:
    """The passages that have most of the question's words and pairs of characters, or whose documents have."""
    question = understand(text)
    words, bigrams = snapshot.indexes.words.scores(question.words), snapshot.indexes.bigrams.scores(question.bigrams)
    documents = snapshot.indexes.document_bigrams.scores(question.bigrams)[snapshot.indexes.document_of]
    score = sum(part / (part.std() + TINY) for part in (words, bigrams, documents))
    return [int(number) for number in np.argsort(-np.asarray(score), kind="stable")[:FOUND]]


if __name__ == "__main__":
    sys.exit(main())
