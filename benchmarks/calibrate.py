"""Fit the probability of `retrieval.decide` and print its constants.

Each set is a folder with `documents.jsonl` ({"document", "text"}) and `questions.jsonl` ({"question", "document"}).
Every question is asked twice: of all documents, and of all but the one that answers it, which makes it a question of
the same kind without an answer. The sets that the decision is then measured on (benchmarks.evaluate) must be others.
"""

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from index.build import update
from index.embed import BUNDLED, load_encoder
from index.snapshot import Snapshot, open_snapshot
from index.types import Encoder
from retrieval.decide import Evidence, gather
from retrieval.fuse import fuse
from retrieval.question import understand
from retrieval.search import search

DEPTH = 40  # passages looked at, so that enough are left without those of one document


def main() -> None:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders, e.g. ../shared/eval/cmrc ../shared/eval/drcd")
    parser.add_argument("--documents", type=int, default=250, help="documents per set (default: %(default)s)")
    parser.add_argument("--answered", type=float, default=0.97, help="share of the answerable to answer")
    options = parser.parse_args()
    encoder = load_encoder(BUNDLED)
    pairs = [pair for folder in options.sets for pair in evidence_pairs(folder, options.documents, encoder)]
    fit(pairs, options.answered)


def evidence_pairs(folder: Path, limit: int, encoder: Encoder) -> list[tuple[Evidence, Evidence]]:
    """Return the evidence for each question with its document there, and without it."""
    texts = {record["document"]: record["text"] for record in _records(folder / "documents.jsonl")[:limit]}
    questions = [record for record in _records(folder / "questions.jsonl") if record["document"] in texts]
    with tempfile.TemporaryDirectory() as work:
        documents, data = Path(work) / "documents", Path(work) / "data"
        documents.mkdir()
        data.mkdir()
        for name, text in texts.items():
            (documents / f"{name}.txt").write_text(text, "utf-8")
        update(documents, data, encoder)
        snapshot = open_snapshot(data, encoder.name)
        pairs = [_pair(record["question"], f"{record['document']}.txt", snapshot, encoder) for record in questions]
        snapshot.close()
    return pairs


def fit(pairs: list[tuple[Evidence, Evidence]], answered: float) -> None:
    """Fit the regressions, with words and without, and print the constants and the limit for answering."""
    there = np.array([_row(with_it) for with_it, _ in pairs])
    gone = np.array([_row(without) for _, without in pairs])
    if np.isnan(there[:, 1]).any():
        there, gone = there[:, :1], gone[:, :1]
    model = LogisticRegression(C=100, max_iter=1000).fit(
        np.concatenate([there, gone]), np.repeat([1, 0], [len(there), len(gone)])
    )
    chances = model.predict_proba(there)[:, 1]
    limit = float(np.quantile(chances, 1 - answered))
    refused = float((model.predict_proba(gone)[:, 1] < limit).mean())
    print("bias", model.intercept_.round(2), "cosine, coverage, unplaced", model.coef_.round(2))
    print(f"answer from {limit:.3f} on: {answered:.0%} of the answerable answered, {refused:.1%} of the others refused")


def _row(evidence: Evidence) -> NDArray[np.float64]:
    coverage = np.nan if evidence.coverage is None else evidence.coverage
    return np.array([evidence.cosine, coverage, evidence.unplaced])


def _pair(text: str, document: str, snapshot: Snapshot, encoder: Encoder) -> tuple[Evidence, Evidence]:
    question = understand(text)
    ranked = fuse(*search(question, encoder.query(question.folded), snapshot), snapshot.duplicate_of)[:DEPTH]
    best = list(zip(snapshot.passages([each.number for each in ranked]), ranked, strict=True))
    without = [(passage, each) for passage, each in best if passage.document != document]
    return gather(question, best, snapshot), gather(question, without, snapshot)


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
