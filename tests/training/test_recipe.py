"""The questions that train the reader, made of the example corpus."""

import json
import re
from pathlib import Path

import pytest

from index.readers.read import read
from retrieval.reader.data import HELD_OUT, SETS
from training.corpus import QuotedPassage, SourceText, TrainingQuestion, TrainingSet, training_corpus
from training.details import lacking, present
from training.patterns import made
from training.recipe import RecipeError, write
from training.swaps import Swapper

EXAMPLES = Path(__file__).parents[2] / "examples" / "corpus"


@pytest.fixture(scope="module")
def corpus() -> TrainingSet:
    raw = {str(path.relative_to(EXAMPLES)): read(path) for path in sorted(EXAMPLES.rglob("*.*"))}
    return TrainingSet("examples", {name: SourceText(each.text, each.title) for name, each in raw.items()})


def asked(corpus: TrainingSet) -> list[TrainingQuestion]:
    return [each for shown in corpus.passages for each in made("examples", shown, corpus.subject(shown.document), "s")]


def test_made_questions_are_the_same_every_time_and_their_answers_stand_in_the_passage(corpus: TrainingSet) -> None:
    questions = asked(corpus)
    assert questions == asked(corpus)
    assert len(questions) > 20
    for each in questions:
        assert each.passage is not None
        assert all(answer in corpus.passages[each.passage].text for answer in each.answers)


def test_a_swapped_name_does_not_stand_in_the_document(corpus: TrainingSet) -> None:
    swapper, document = Swapper(corpus), "文旅/桂林旅游节.docx"
    asked = TrainingQuestion("a", "2024年桂林怎么样？", document, ())
    swapped = [swapper.swapped(asked, str(seed)) for seed in range(30)]
    matches = [re.fullmatch("(.*)年(.*)怎么样？", other) for other in swapped if other]
    named = {(match[1], match[2]) for match in matches if match}
    assert len(named) > 5
    for year, place in named:
        assert (year == "2024") != (place == "桂林")
        new = place if year == "2024" else year
        assert new not in corpus.texts[document]


def test_no_other_set_may_train(tmp_path: Path) -> None:
    folder = tmp_path / "policy"
    folder.mkdir()
    (folder / "documents.jsonl").write_text(json.dumps({"document": "a", "text": "文。"}), "utf-8")
    (folder / "questions.jsonl").write_text(
        json.dumps({"question": "问？", "document": "a", "answers": ["文"]}), "utf-8"
    )
    assert "policy" not in SETS
    assert HELD_OUT == 0
    with pytest.raises(RecipeError, match="may not train"):
        write([folder], tmp_path / "results")


def test_details_are_asked_for_where_they_are_and_where_they_are_missing(corpus: TrainingSet) -> None:
    asked = [(shown, each) for shown in corpus.passages for each in present("examples", shown, "s")]
    assert len(asked) > 5
    assert all(each.answers[0] in shown.text for shown, each in asked)
    shown = QuotedPassage(0, "a.txt", None, "河边的图书馆很安静，读者可以带走借到的书。")
    question = lacking("河边图书馆怎么样？", shown, "s")
    assert question
    assert question.startswith("河边图书馆")


def test_equal_passages_are_one_document_and_long_ones_need_an_answer(tmp_path: Path) -> None:
    long = "甲地今天开会。" * 60
    pairs = [("甲？", "乙。", None), ("丙？", "乙。", "乙"), ("丁？", long, None)]
    path = tmp_path / "pairs.jsonl"
    lines = [json.dumps({"question": q, "passage": p, "answer": a, "title": None}) for q, p, a in pairs]
    path.write_text("\n".join(lines), "utf-8")
    corpus, questions = training_corpus(path)
    assert list(corpus.texts.values()) == ["乙。", long]
    assert [(each.question, each.answers, each.passage) for each in questions] == [
        ("甲？", (), 0),
        ("丙？", ("乙",), None),
    ]
