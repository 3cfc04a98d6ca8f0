"""A regression floor: the main figures on a small fixed sample of the evaluation sets, where these are there.

The documents and questions are picked by their hashes, so the sample is the same everywhere. With so few documents the
questions are easier than in `make evaluate`; the floors are those of this sample, well below what it reaches.
"""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.asking import ask_part
from benchmarks.corpus import indexed
from benchmarks.figures import Figures, figures
from benchmarks.sets import AskedItem, EvaluationSet, hash_of, is_set, load_set, pick
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.reader.data import trained_on
from retrieval.reader.read import load_reader

EVALUATION = Path(__file__).parents[3] / "shared" / "eval"
# Of each set: how many documents are indexed, those with the most questions, and how many questions are asked.
SIZES = {"policy": (12, 30), "cmrc": (16, 15), "drcd": (16, 15)}
STRANGERS = 20
# Of all sets together, except what only policy has.
FLOORS = {
    "hit@1": 0.72,
    "hit@3": 0.82,
    "recall@1_unrefused": 0.93,
    "answered": 0.85,
    "refused": 0.6,
    "auroc": 0.92,
    "short_given": 0.4,
    "short_right": 0.7,
}

pytestmark = pytest.mark.skipif(
    not all(is_set(EVALUATION / name) for name in SIZES),
    reason=f"the evaluation sets are not there: {EVALUATION} with {', '.join(SIZES)}",
)


def small(name: str) -> EvaluationSet:
    """A few documents of a set that did not train the reader, and a few of the questions that they answer."""
    documents, questions = SIZES[name]
    whole = load_set(EVALUATION / name)
    fair = (item for item in whole.questions if not trained_on(name, item.document))
    asked = Counter(item.document for item in fair if item.document)
    asked_about = sorted(asked, key=lambda document: (-asked[document], hash_of(document)))[:documents]
    items = pick([item for item in whole.questions if item.document in asked_about], questions)
    renamed = tuple(AskedItem(item.question, f"{name}-{item.document}", item.answers, item.span) for item in items)
    texts = {f"{name}-{document}": whole.documents[document] for document in asked_about}
    return EvaluationSet(name, texts, renamed, pick(whole.unanswerable, STRANGERS))


@pytest.fixture(scope="module")
def measured(model: Encoder, model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The figures of all sets together, all documents in one index."""
    sets = [small(name) for name in SIZES]
    together = EvaluationSet(
        name="small",
        documents={path: text for each in sets for path, text in each.documents.items()},
        questions=tuple(item for each in sets for item in each.questions),
        unanswerable=tuple(item for each in sets for item in each.unanswerable),
    )
    reader = load_reader(model_folder)
    with indexed(together, tmp_path_factory.mktemp("index"), model) as snapshot:
        assert snapshot.size <= 250
        return figures(ask_part(together, together.questions, Answerer(snapshot, model, reader), twice=False))


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_figures_stay_above_their_floor(measured: Figures, figure: str, floor: float) -> None:
    assert measured[figure].value >= floor
