"""The example corpus from a folder, from PostgreSQL, and from a folder again: the same answers to every question."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from index.copying import copy_store
from index.snapshot.snapshot import Snapshot
from index.snapshot.store import FolderStore
from index.store import Store
from index.stores import store_at
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.types import Answer

QUESTIONS = Path(__file__).parents[2] / "examples" / "questions.jsonl"


def test_the_same_answers_from_every_store(examples: Snapshot, model: Encoder, database: str, tmp_path: Path) -> None:
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text("utf-8").splitlines()]

    def answers(store: Store) -> list[Answer]:
        with closing(store.open(model.name)[0]) as corpus:
            answerer = Answerer(corpus, model)
            return [replace(answerer.answer(question, 5), seconds=0.0) for question in questions]

    folder, remote, back = FolderStore(examples.folder.parents[1]), store_at(database), FolderStore(tmp_path)
    copy_store(folder, remote, lambda _: None)
    copy_store(remote, back, lambda _: None)
    listed = [examples.document(entry.path) for entry in examples.documents()]
    assert any(document.pages for document in listed)
    for store in (remote, back):
        with closing(store.open(None)[0]) as corpus:
            assert [corpus.document(entry.path) for entry in corpus.documents()] == listed
    expected = answers(folder)
    assert sum(answer.answered for answer in expected) > 10
    assert answers(remote) == expected
    assert answers(back) == expected
