import json
from pathlib import Path

import pytest

from index.readers.read import SUFFIXES, read

EXAMPLES = Path(__file__).parents[2] / "examples"
CORPUS = EXAMPLES / "corpus"
QUESTIONS = [json.loads(line) for line in (EXAMPLES / "questions.jsonl").read_text("utf-8").splitlines()]
FILES = sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_as_clean_chinese(name: str) -> None:
    text = read(CORPUS / name).text
    assert 300 <= len("".join(text.split())) <= 900
    assert "\ufffd" not in text
    assert sum("\u4e00" <= char <= "\u9fff" for char in text) > 0.6 * len("".join(text.split()))


def test_the_formats_of_articles_are_there() -> None:
    """Files of the other kinds lie in tests/index/files."""
    assert {Path(name).suffix for name in FILES} == {".txt", ".md", ".html", ".pdf", ".docx"}
    assert {Path(name).suffix for name in FILES} <= SUFFIXES


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["question"])
def test_answers_are_words_of_their_documents(question: dict[str, object]) -> None:
    if "documents" in question:
        documents, answers = question["documents"], question["answers"]
    elif question["document"]:
        documents, answers = [question["document"]], [question["answer"]]
    else:
        documents, answers = [], []
    assert isinstance(documents, list)
    assert isinstance(answers, list)
    for document, answer in zip(documents, answers, strict=True):
        assert answer in read(CORPUS / document).text


def test_there_are_questions_with_and_without_answers() -> None:
    unanswerable = [q for q in QUESTIONS if q.get("document", "") is None]
    assert (len(QUESTIONS) - len(unanswerable), len(unanswerable)) == (40, 12)
    assert all(q["answer"] is None for q in unanswerable)


def test_the_readme_lists_every_file() -> None:
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    assert [name for name in FILES if f"`{name}`" not in readme] == []
