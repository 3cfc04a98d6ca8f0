"""Fit the probability of `retrieval.decide` and print its constants.

Each set is a folder with `documents.jsonl` ({"document", "text"}) and `questions.jsonl` ({"question", "document"}).
Every question is asked twice: of all documents, and of all but the one that answers it, which makes it a question of
the same kind without an answer. English questions, where only the cosine can tell, cannot be told apart that finely;
with --elsewhere they are asked of another set's documents instead, which makes them questions about other subjects.

The sets that the decision is then measured on (benchmarks.evaluate) must be others.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.sets import records
from index.build import update
from index.embed import BUNDLED, load_encoder
from index.snapshot import Snapshot, open_snapshot
from index.types import Encoder
from retrieval.decide import LOOKED_AT, Evidence, gather
from retrieval.fuse import fuse
from retrieval.question import Question, understand
from retrieval.search import Rankings, search

ANSWERED = (0.99, 0.97, 0.95, 0.9, 0.8, 0.7)  # shares of the answerable


def main() -> None:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders, e.g. ../shared/eval/cmrc ../shared/eval/drcd")
    parser.add_argument("--documents", type=int, default=250, help="documents per set (default: %(default)s)")
    parser.add_argument("--elsewhere", type=Path, help="a folder whose documents hold no answer")
    options = parser.parse_args()
    encoder = load_encoder(BUNDLED)
    with ExitStack() as stack:
        elsewhere = stack.enter_context(_indexed(options.elsewhere, 250, encoder)) if options.elsewhere else None
        pairs = [
            pair for folder in options.sets for pair in evidence_pairs(folder, options.documents, encoder, elsewhere)
        ]
    fit(pairs)


def evidence_pairs(
    folder: Path, limit: int, encoder: Encoder, elsewhere: Snapshot | None
) -> list[tuple[Evidence, Evidence]]:
    """Return the evidence for each question where its answer is, and where it is not."""
    with _indexed(folder, limit, encoder) as snapshot:
        there = {entry.path for entry in snapshot.documents()}
        questions = [
            (record["question"], f"{record['document']}.txt") for record in records(folder / "questions.jsonl")
        ]
        return [
            _pair(question, document, snapshot, elsewhere, encoder)
            for question, document in questions
            if document in there
        ]


@contextmanager
def _indexed(folder: Path, limit: int, encoder: Encoder) -> Iterator[Snapshot]:
    """Index the first documents of a set for the time being."""
    with tempfile.TemporaryDirectory() as work:
        documents, data = Path(work) / "documents", Path(work) / "data"
        documents.mkdir()
        data.mkdir()
        for record in records(folder / "documents.jsonl")[:limit]:
            (documents / f"{record['document']}.txt").write_text(record["text"], "utf-8")
        update(documents, data, encoder)
        with closing(open_snapshot(data, encoder.name)) as snapshot:
            yield snapshot


def fit(pairs: list[tuple[Evidence, Evidence]]) -> None:
    """Fit the regression and print its constants, and what each limit for answering would mean."""
    there = np.array([_row(with_it) for with_it, _ in pairs])
    gone = np.array([_row(without) for _, without in pairs])
    if np.isnan(there[:, 1]).any():
        there, gone = there[:, :1], gone[:, :1]
    model = LogisticRegression(max_iter=1000).fit(
        np.concatenate([there, gone]), np.repeat([1, 0], [len(there), len(gone)])
    )
    chances = model.predict_proba(there)[:, 1]
    print("bias", model.intercept_.round(2), "cosine, coverage, unplaced", model.coef_.round(2))
    for answered in ANSWERED:
        limit = float(np.quantile(chances, 1 - answered))
        refused = float((model.predict_proba(gone)[:, 1] < limit).mean())
        print(f"from {limit:.3f} on: {answered:.0%} of the answerable answered, {refused:.1%} of the others refused")


def _row(evidence: Evidence) -> NDArray[np.float64]:
    coverage = np.nan if evidence.coverage is None else evidence.coverage
    return np.array([evidence.cosine, coverage, evidence.unplaced])


def _pair(
    text: str, document: str, snapshot: Snapshot, elsewhere: Snapshot | None, encoder: Encoder
) -> tuple[Evidence, Evidence]:
    question = understand(text)
    vector = encoder.query(question.folded)
    candidates, background = search(question, vector, snapshot)
    there = _evidence(question, candidates, background, snapshot)
    if elsewhere:
        return there, _evidence(question, *search(question, vector, elsewhere), elsewhere)
    others = np.array([each.document != document for each in snapshot.passages(candidates.numbers)])
    without = Rankings(*(getattr(candidates, field.name)[others] for field in fields(Rankings)))
    return there, _evidence(question, without, background, snapshot)


def _evidence(question: Question, candidates: Rankings, background: Rankings, snapshot: Snapshot) -> Evidence:
    ranked = fuse(candidates, background, snapshot.duplicate_of)[:LOOKED_AT]
    passages = snapshot.passages([each.number for each in ranked])
    return gather(question, list(zip(passages, ranked, strict=True)), snapshot)


if __name__ == "__main__":
    main()
