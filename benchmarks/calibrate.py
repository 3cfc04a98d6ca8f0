"""Fit the probability of `retrieval.decide` and print its constants.

Each set is a folder with `documents.jsonl` ({"document", "text"}) and `questions.jsonl` ({"question", "document",
"answers"}). Every question is asked of the whole set and of a few documents drawn for it, since small collections are
asked as well as large ones; and both times again without the document that answers it, which makes it a question of the
same kind without an answer. With --reader it is asked, too, with the sentences that answer taken out of what the reader
reads: a detail that is not there, though its subject is. With --elsewhere questions are also asked of another set's
documents, which makes them questions about other subjects.

The sets that the decision is then measured on (benchmarks.evaluate) must be others. The figures printed with the
constants are cross-validated, the questions of a document always on the same side.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
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
from index.embedding.bundled import bundled_model
from index.embedding.encoder import BUNDLED, load_encoder
from index.passages.split import sentences
from index.snapshot.scoring import Scorer
from index.snapshot.snapshot import Snapshot, open_snapshot
from index.types import Encoder, Span, Vectors
from retrieval.decide import Evidence, gather
from retrieval.parameters import DECISION, RANKING
from retrieval.question import Question, understand
from retrieval.rank import Found, rank
from retrieval.reader.data import trained_on
from retrieval.reader.read import load_reader
from retrieval.reread import reread
from retrieval.types import Reader, Reading

ANSWERED = (0.99, 0.98, 0.97, 0.95, 0.9, 0.8, 0.7)  # shares of the answerable
FEW = (4, 8, 16, 32, 64)  # documents in a small collection
FOLDS = 5
EVIDENCE = ("cosine", "pairs", "words", "lead", "unplaced", "reading")


@dataclass(frozen=True, slots=True)
class Case:
    """A question asked of a collection, small or whole, that holds its answer or not; `document` is what answers it.

    `is_detail`: its document is there, but what the reader reads of it lacks the answer.
    """

    document: str
    answerable: bool
    is_small: bool
    evidence: Evidence
    is_detail: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the document and the words that answer it."""

    question: Question
    document: str
    answers: tuple[str, ...]


class WithoutAnswers:
    """A reader that reads passages without the sentences that hold any of the answers."""

    def __init__(self, reader: Reader, answers: tuple[str, ...]) -> None:
        self._reader = reader
        self._answers = answers

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> Sequence[Reading]:
        """Return what is said by what is left of each passage, (title, text)."""
        return self._reader.read(question, [(title, self._left(text)) for title, text in passages])

    def _left(self, text: str) -> str:
        parts = (text[each.start : each.end] for each in sentences(text, Span(0, len(text))))
        return "".join(part for part in parts if not any(answer in part for answer in self._answers))


class Remembering:
    """A reader that reads the same passage with the same question once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, str | None, str], Reading] = {}

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> Sequence[Reading]:
        """Return what each passage, (title, text), says to the question."""
        missing = [each for each in passages if (question, *each) not in self._known]
        for each, reading in zip(missing, self._reader.read(question, missing), strict=True):
            self._known[question, *each] = reading
        return [self._known[question, *each] for each in passages]


def main() -> None:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="folders, e.g. ../shared/eval/cmrc ../shared/eval/drcd")
    parser.add_argument("--questions", type=int, default=1000, help="questions per set (default: %(default)s)")
    parser.add_argument("--reader", action="store_true", help="let the reader read, as it does for Chinese questions")
    parser.add_argument("--held-out", action="store_true", help="only documents that did not train the reader")
    parser.add_argument("--elsewhere", type=Path, help="a folder whose documents hold no answer")
    options = parser.parse_args()
    encoder = load_encoder(BUNDLED)
    reader = load_reader(bundled_model()) if options.reader else None
    with ExitStack() as stack:
        elsewhere = stack.enter_context(_indexed(options.elsewhere, encoder)) if options.elsewhere else None
        cases = [
            case
            for folder in options.sets
            for case in collect(drawn(folder, options.questions, options.held_out), folder, encoder, reader, elsewhere)
        ]
    fit(cases)


def drawn(folder: Path, limit: int, held_out: bool) -> list[Asked]:
    """Return `limit` questions of a set, drawn by chance; `held_out`: none on a document that trained the reader."""
    found = [
        Asked(understand(record["question"]), f"{record['document']}.txt", tuple(record.get("answers", ())))
        for record in records(folder / "questions.jsonl")
        if not (held_out and trained_on(folder.name, f"{record['document']}.txt"))
    ]
    random.Random(0).shuffle(found)
    return found[:limit]


def collect(
    asked: Sequence[Asked], folder: Path, encoder: Encoder, reader: Reader | None, elsewhere: Snapshot | None
) -> list[Case]:
    """Ask each question of the set with and without its answer."""
    with _indexed(folder, encoder) as snapshot:
        library = _Library(snapshot, encoder, reader, elsewhere)
        return [case for each in asked for case in library.cases(each)]


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

    def __init__(self, snapshot: Snapshot, encoder: Encoder, reader: Reader | None, elsewhere: Snapshot | None) -> None:
        self._snapshot = snapshot
        self._encoder = encoder
        self._reader = Remembering(reader) if reader else None
        self._elsewhere = elsewhere
        self._paths = [entry.path for entry in snapshot.documents()]
        self._document_of = np.array([passage.document for passage in snapshot.passages(range(snapshot.size))])

    def cases(self, asked: Asked) -> Iterator[Case]:
        """Yield the cases of one question."""
        question, document = asked.question, asked.document
        vector = self._encoder.query(question.folded)
        candidates, background = _candidates(question, vector, self._snapshot)
        scorer = Scorer(question.terms, vector, self._snapshot.indexes)
        yield from self._both(asked, candidates, background, is_small=False)
        if self._elsewhere:
            scores = _candidates(question, vector, self._elsewhere)
            found = rank(question, *scores, self._elsewhere).found
            yield Case(document, False, False, _evidence(question, found, self._elsewhere, self._reader))
        others = scorer.of(candidates.numbers[self._document_of[candidates.numbers] != document])
        found = rank(question, others, background, self._snapshot).found
        yield Case(document, False, False, _evidence(question, found, self._snapshot, self._reader))
        chance = random.Random(question.text)
        few = chance.sample([path for path in self._paths if path != document], chance.choice(FEW))
        with_it = scorer.of(np.flatnonzero(np.isin(self._document_of, [*few, document])))
        yield from self._both(asked, with_it, with_it, is_small=True)
        without = scorer.of(np.flatnonzero(np.isin(self._document_of, few)))
        found = rank(question, without, without, self._snapshot).found
        yield Case(document, False, True, _evidence(question, found, self._snapshot, self._reader))

    def _both(self, asked: Asked, candidates: Scores, background: Scores, is_small: bool) -> Iterator[Case]:
        """Yield the case with the answer, and where there is a reader the one without the sentences that hold it."""
        found = rank(asked.question, candidates, background, self._snapshot).found
        evidence = _evidence(asked.question, found, self._snapshot, self._reader)
        yield Case(asked.document, True, is_small, evidence)
        if self._reader and asked.answers:
            holed = WithoutAnswers(self._reader, asked.answers)
            evidence = _evidence(asked.question, found, self._snapshot, holed)
            yield Case(asked.document, False, is_small, evidence, is_detail=True)


def _candidates(question: Question, vector: Vectors, corpus: Corpus) -> tuple[Scores, Scores]:
    return corpus.candidates(question.terms, vector, RANKING.depth, RANKING.background)


def _evidence(question: Question, found: Sequence[Found], corpus: Corpus, reader: Reader | None) -> Evidence:
    return gather(question, reread(question, found, corpus, reader, RANKING), corpus)


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
    is_detail = np.array([case.is_detail for case in cases])
    for name, kind in (("whole sets", ~is_small), ("small collections", is_small)):
        print(f"{name}, without the document:")
        _print_limits(chances[answerable & kind], chances[~answerable & ~is_detail & kind])
        if is_detail.any():
            print(f"{name}, without the detail:")
            _print_limits(chances[answerable & kind], chances[is_detail & kind])


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
