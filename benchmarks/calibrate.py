"""Fit the probability of `retrieval.decide` and print its constants.

Each set is a folder with `documents.jsonl` ({"document", "text"}) and `questions.jsonl` ({"question", "document"}).
Every question is asked of the whole set and of a few documents drawn for it, since small collections are asked as well
as large ones; and both times again without the document that answers it, which makes it a question of the same kind
without an answer. With --elsewhere they are also asked of another set's documents, which makes them questions about
other subjects.

The sets that the decision is then measured on (benchmarks.evaluate) must be others. The figures printed with the
constants are cross-validated, the questions of a document always on the same side.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.sets import records
from index.build import update
from index.corpus import Corpus, Scores
from index.embedding.encoder import BUNDLED, load_encoder
from index.snapshot.opening import open_snapshot
from index.snapshot.scoring import Scorer
from index.snapshot.snapshot import Snapshot
from index.types import Encoder, Vectors
from retrieval.decide import Evidence, gather
from retrieval.parameters import DECISION, RANKING
from retrieval.question import Question, understand
from retrieval.rank import rank

ANSWERED = (0.99, 0.98, 0.97, 0.95, 0.9, 0.8, 0.7)  # shares of the answerable
FEW = (4, 8, 16, 32, 64)  # documents in a small collection
FOLDS = 5
EVIDENCE = ("cosine", "pairs", "words", "lead", "unplaced")  # what the regression weighs


@dataclass(frozen=True, slots=True)
class Case:
    """A question asked of a collection, small or whole, that holds its answer or not; `document` is what answers it."""

    document: str
    answerable: bool
    is_small: bool
    evidence: Evidence


def main() -> None:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders, e.g. ../shared/eval/cmrc ../shared/eval/drcd")
    parser.add_argument("--questions", type=int, default=1000, help="questions per set (default: %(default)s)")
    parser.add_argument("--elsewhere", type=Path, help="a folder whose documents hold no answer")
    options = parser.parse_args()
    encoder = load_encoder(BUNDLED)
    with ExitStack() as stack:
        elsewhere = stack.enter_context(_indexed(options.elsewhere, encoder)) if options.elsewhere else None
        cases = [case for folder in options.sets for case in collect(folder, options.questions, encoder, elsewhere)]
    fit(cases)


def collect(folder: Path, limit: int, encoder: Encoder, elsewhere: Snapshot | None) -> list[Case]:
    """Return `limit` questions of a set, drawn by chance, each asked with and without its answer."""
    asked = [(record["question"], f"{record['document']}.txt") for record in records(folder / "questions.jsonl")]
    random.Random(0).shuffle(asked)
    with _indexed(folder, encoder) as snapshot:
        library = _Library(snapshot, encoder, elsewhere)
        return [case for text, document in asked[:limit] for case in library.cases(understand(text), document)]


@contextmanager
def _indexed(folder: Path, encoder: Encoder) -> Iterator[Snapshot]:
    """Index the documents of a set for the time being."""
    with tempfile.TemporaryDirectory() as work:
        documents, data = Path(work) / "documents", Path(work) / "data"
        documents.mkdir()
        data.mkdir()
        for record in records(folder / "documents.jsonl"):
            (documents / f"{record['document']}.txt").write_text(record["text"], "utf-8")
        update(documents, data, encoder)
        with closing(open_snapshot(data, encoder.name)) as snapshot:
            yield snapshot


class _Library:
    """A set, and what to ask of it."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, elsewhere: Snapshot | None) -> None:
        self._snapshot = snapshot
        self._encoder = encoder
        self._elsewhere = elsewhere
        self._paths = [entry.path for entry in snapshot.documents()]
        self._document_of = np.array([passage.document for passage in snapshot.passages(range(snapshot.size))])

    def cases(self, question: Question, document: str) -> Iterator[Case]:
        """Yield the cases of one question."""
        vector = self._encoder.query(question.folded)
        candidates, background = _candidates(question, vector, self._snapshot)
        scorer = Scorer(question.terms, vector, self._snapshot.indexes)
        yield Case(document, True, False, _evidence(question, candidates, background, self._snapshot))
        if self._elsewhere:
            found = _candidates(question, vector, self._elsewhere)
            yield Case(document, False, False, _evidence(question, *found, self._elsewhere))
        others = candidates.numbers[self._document_of[candidates.numbers] != document]
        without = scorer.of(others)
        yield Case(document, False, False, _evidence(question, without, background, self._snapshot))
        chance = random.Random(question.text)
        few = chance.sample([path for path in self._paths if path != document], chance.choice(FEW))
        for answerable in (True, False):
            drawn = np.flatnonzero(np.isin(self._document_of, [*few, document] if answerable else few))
            collection = scorer.of(drawn)
            yield Case(document, answerable, True, _evidence(question, collection, collection, self._snapshot))


def _candidates(question: Question, vector: Vectors, corpus: Corpus) -> tuple[Scores, Scores]:
    return corpus.candidates(question.terms, vector, RANKING.depth, RANKING.background)


def _evidence(question: Question, candidates: Scores, background: Scores, corpus: Corpus) -> Evidence:
    return gather(question, rank(question, candidates, background, corpus).found, corpus)


def fit(cases: list[Case]) -> None:
    """Fit the regression and print its constants, and what each limit for answering would mean."""
    names = [name for name in EVIDENCE if any(getattr(case.evidence, name) is not None for case in cases)]
    evidence = np.array([[_value(case.evidence, name) for name in names] for case in cases])
    answerable = np.array([case.answerable for case in cases])
    # Standardised, so that the penalty weighs on a cosine, which hardly varies, as on the shares.
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    folds, groups = GroupKFold(FOLDS), [case.document for case in cases]
    chances = cross_val_predict(model, evidence, answerable, groups=groups, cv=folds, method="predict_proba")[:, 1]
    model.fit(evidence, answerable)
    spread, weights = model[0].scale_, model[1].coef_[0]
    constants = weights / spread
    bias = float(model[1].intercept_[0] - constants @ model[0].mean_)
    print(f"bias {bias:.2f},", ", ".join(f"{name} {each:.2f}" for name, each in zip(names, constants, strict=True)))
    print(f"{len(cases)} cases, cross-validated: AUROC {roc_auc_score(answerable, chances):.4f}")
    is_small = np.array([case.is_small for case in cases])
    for name, kind in (("whole sets", ~is_small), ("small collections", is_small)):
        print(f"{name}:")
        _print_limits(chances[answerable & kind], chances[~answerable & kind])


def _value(evidence: Evidence, name: str) -> float:
    value: float | None = getattr(evidence, name)
    return DECISION.untold if value is None else value


def _print_limits(there: NDArray[np.float64], gone: NDArray[np.float64]) -> None:
    for answered in ANSWERED:
        limit = float(np.quantile(there, 1 - answered))
        refused = float((gone < limit).mean())
        print(f"from {limit:.3f} on: {answered:.0%} of the answerable answered, {refused:.1%} of the others refused")


if __name__ == "__main__":
    main()
