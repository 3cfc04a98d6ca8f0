"""The documents that train: their passages as the product quotes them, and the questions that people wrote on them."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks.sets import EvaluationSet, records
from index.passages.split import split
from index.passages.window import window
from index.types import Span

# "锣鼓经是…", "赵鹏(),…", "广茂铁路位于…": what stands before is what the paragraph is about.
SUBJECT = re.compile(
    r"^[《「『“]?([^，。；：、,()（）《》「」『』“”]{2,16}?)[》」』”]?(?:[（(]|是|為|为(?=[^了])|位[於于]|，)"
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document before it is divided."""

    text: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A passage as it is quoted: with the sentences around it, at most 260 characters."""

    number: int
    document: str
    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question; `answers` are words of the document, or none where the whole passage `passage` is meant.

    `lacking` are questions that this passage does not answer, though it is about their subject.
    """

    key: str
    question: str
    document: str
    answers: tuple[str, ...]
    passage: int | None = None
    lacking: tuple[str, ...] = field(default=())


class TrainingSet:
    """The documents of one set by their names."""

    def __init__(self, name: str, documents: dict[str, SourceText]) -> None:
        self.name = name
        self._documents = documents

    @cached_property
    def passages(self) -> tuple[QuotedPassage, ...]:
        """All passages by their number."""
        shown: list[QuotedPassage] = []
        for name, source in self._documents.items():
            for each in split(source.text):
                reach = window(source.text, Span(each.start, each.end), ())
                shown.append(QuotedPassage(len(shown), name, source.title, source.text[reach.start : reach.end]))
        return tuple(shown)

    @cached_property
    def _by_document(self) -> dict[str, list[QuotedPassage]]:
        grouped: dict[str, list[QuotedPassage]] = {}
        for shown in self.passages:
            grouped.setdefault(shown.document, []).append(shown)
        return grouped

    def passages_of(self, name: str) -> list[QuotedPassage]:
        """Return the passages of a document in order."""
        return self._by_document.get(name, [])

    @property
    def texts(self) -> dict[str, str]:
        """The documents' texts by their names."""
        return {name: source.text for name, source in self._documents.items()}

    def subject(self, name: str) -> str | None:
        """Return the title of a document, or what its first sentence says it is about, or None."""
        source = self._documents[name]
        found = SUBJECT.match(source.text.lstrip())
        return source.title or (found[1] if found else None)


def evaluation_corpus(chosen: EvaluationSet) -> tuple[TrainingSet, list[TrainingQuestion]]:
    """Return the documents of an evaluation set, and the questions that people wrote on them."""
    corpus = TrainingSet(chosen.name, {name: SourceText(text) for name, text in chosen.documents.items()})
    asked = [
        TrainingQuestion(f"{chosen.name}-{at}", item.question, item.document, item.answers)
        for at, item in enumerate(chosen.questions)
        if item.document
    ]
    return corpus, asked


def training_corpus(path: Path) -> tuple[TrainingSet, list[TrainingQuestion]]:
    """Return the documents of a file of pairs (question, title, passage, answer), and the questions on them.

    Equal passages are one document. Without an answer in its words, only a document of one passage is known to answer.
    """
    lines = records(path)
    numbers = {text: f"{at:05}" for at, text in enumerate(dict.fromkeys(line["passage"] for line in lines))}
    titles = {line["passage"]: line["title"] for line in lines if isinstance(line["title"], str)}  # some have NaN
    corpus = TrainingSet(path.stem, {name: SourceText(text, titles.get(text)) for text, name in numbers.items()})
    parts = Counter(shown.document for shown in corpus.passages)
    first = {shown.document: shown.number for shown in reversed(corpus.passages)}
    return corpus, [
        TrainingQuestion(f"{path.stem}-{at}", line["question"], name, *_answered(line["answer"], first[name]))
        for at, line in enumerate(lines)
        if (name := numbers[line["passage"]]) and (line["answer"] or parts[name] == 1)
    ]


def _answered(answer: str | None, first: int) -> tuple[tuple[str, ...], int | None]:
    return ((answer,), None) if answer else ((), first)
