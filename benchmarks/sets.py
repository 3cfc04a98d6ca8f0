"""Evaluation sets: documents with questions whose answers are known, as folders on disk.

A set is recognised by its files, all in UTF-8:

    documents/*.txt or documents.jsonl ({"document", "text"})
    questions.jsonl      {"question", "document", and either "answer", "start", "end" (offsets in the document's text)
                         or "answers": […]; optionally "question_zh", the same question in Chinese}
    unanswerable.jsonl   {"question"}: optional; questions of the same kind that no document answers
"""

import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from index.errors import YinjuError
from index.types import Span
from retrieval.question import language_of
from retrieval.types import Language

QUESTIONS, UNANSWERABLE = "questions.jsonl", "unanswerable.jsonl"
Outcomes = TypeVar("Outcomes", bound=Hashable)


class SetError(YinjuError):
    """A folder is not an evaluation set, or a line in it is not what it should be."""


@dataclass(frozen=True, slots=True)
class AskedItem:
    """A question with its answer.

    `document` is the path in the index; `span` says where in the document's raw text the answer stands, None where it
    may stand anywhere in it. Without a document no document answers the question.
    """

    question: str
    document: str | None = None
    answers: tuple[str, ...] = ()
    span: Span | None = None

    @property
    def asked_in(self) -> str:
        """The language of the question: `en`, or `zh` in whatever script."""
        return "en" if language_of(self.question) is Language.ENGLISH else "zh"


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """A set in memory; `documents` are raw texts by their path in the index."""

    name: str
    documents: dict[str, str]
    questions: tuple[AskedItem, ...]
    unanswerable: tuple[AskedItem, ...]

    def parts(self) -> dict[str, tuple[AskedItem, ...]]:
        """Return the questions by the language that they are asked in."""
        languages = dict.fromkeys(item.asked_in for item in self.questions)
        return {each: tuple(item for item in self.questions if item.asked_in == each) for each in languages}


def find_sets(folders: Sequence[Path]) -> list[Path]:
    """Return the sets among `folders` and, for a folder that is none itself, those right inside it, by name.

    Raises:
        SetError: a folder neither is nor holds a set.
    """
    found: list[Path] = []
    for folder in folders:
        here = [folder] if is_set(folder) else sorted(path for path in folder.glob("*") if is_set(path))
        if not here:
            raise SetError(f"There is nothing to measure on in {folder}: no {QUESTIONS} with documents beside it.")
        found += here
    return list(dict.fromkeys(path.resolve() for path in found))


def is_set(folder: Path) -> bool:
    """Say whether a folder has the files of a set."""
    documents = (folder / "documents").is_dir() or (folder / "documents.jsonl").is_file()
    return documents and (folder / QUESTIONS).is_file()


def load_set(folder: Path, sample: int | None = None) -> EvaluationSet:
    """Read a set; with `sample` only that many of its questions, and of those that nothing answers.

    All documents stay: what makes a question hard is how many others there are.

    Raises:
        SetError: a line is no JSON object, lacks a field, or names a document that is not there.
    """
    documents = _documents(folder)
    chosen = EvaluationSet(
        name=folder.resolve().name,
        documents=documents,
        questions=tuple(item for record in records(folder / QUESTIONS) for item in _items(record, documents, folder)),
        unanswerable=tuple(AskedItem(_text(record, "question", folder)) for record in _optional(folder / UNANSWERABLE)),
    )
    return chosen if sample is None else sampled(chosen, sample)


def sampled(whole: EvaluationSet, size: int) -> EvaluationSet:
    """Return the set with at most `size` questions per language and at most `size` that nothing answers."""
    questions = tuple(item for part in whole.parts().values() for item in pick(part, size))
    return replace(whole, questions=questions, unanswerable=pick(whole.unanswerable, size))


def pick(items: Sequence[AskedItem], size: int) -> tuple[AskedItem, ...]:
    """Return `size` items, always the same ones of the same questions, in their order; a smaller pick lies in a larger.

    By the question's hash, so that neither the order in the file nor other questions decide which are taken.
    """
    chosen = set(sorted(range(len(items)), key=lambda at: (hash_of(items[at].question), at))[:size])
    return tuple(item for at, item in enumerate(items) if at in chosen)


def hash_of(question: str) -> int:
    """Return a number that is the same for the same question on every machine and in every run."""
    return int.from_bytes(blake2b(question.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def records(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON objects, one a line; SetError names the line that is none."""
    found: list[dict[str, Any]] = []
    for number, line in enumerate(_read(path).split("\n"), 1):
        if line.strip():
            found.append(_record(line, path, number))
    return found


def _record(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise SetError(f"{path}, line {number} is not JSON ({error}). Mend or remove it.") from error
    if not isinstance(record, dict):
        raise SetError(f"{path}, line {number} is not a JSON object ({{…}}). Mend or remove it.")
    return record


def _optional(path: Path) -> list[dict[str, Any]]:
    return records(path) if path.is_file() else []


def _documents(folder: Path) -> dict[str, str]:
    if (folder / "documents").is_dir():
        return {path.name: _read(path) for path in sorted((folder / "documents").glob("*.txt"))}
    lines = records(folder / "documents.jsonl")
    return {_path(_text(record, "document", folder), folder): _text(record, "text", folder) for record in lines}


def _items(record: dict[str, Any], documents: dict[str, str], folder: Path) -> Iterable[AskedItem]:
    document = _path(_text(record, "document", folder), folder)
    if document not in documents:
        raise SetError(f"{folder / QUESTIONS} asks about {document}, which is not among the documents.")
    answers = record.get("answers", [record.get("answer")])
    if not isinstance(answers, list) or not all(isinstance(answer, str) and answer for answer in answers):
        raise SetError(f"{folder / QUESTIONS}: {record['question']!r} has no usable `answer` or `answers`.")
    item = AskedItem(_text(record, "question", folder), document, tuple(answers), _span(record))
    yield item
    if "question_zh" in record:
        yield replace(item, question=_text(record, "question_zh", folder))


def _span(record: dict[str, Any]) -> Span | None:
    start, answer = record.get("start"), record.get("answer")
    if not isinstance(start, int) or not isinstance(answer, str):
        return None
    return Span(start, int(record.get("end", start + len(answer))))


def _text(record: dict[str, Any], field: str, folder: Path) -> str:
    value = record.get(field)
    if not isinstance(value, str):
        raise SetError(f"{folder}: a line lacks the text `{field}`: {json.dumps(record, ensure_ascii=False)[:120]}")
    return value


def _path(document: str, folder: Path) -> str:
    if not document or "/" in document or document.startswith("."):
        raise SetError(f"{folder}: the document name {document!r} cannot be a file name. Rename it.")
    return f"{document}.txt"


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:  # newlines stay what they are: offsets count them
            return file.read()
    except UnicodeDecodeError as error:
        raise SetError(f"{path} is not UTF-8 ({error.reason}). Save it as UTF-8.") from error
