"""The documents that train, as the project's own index holds them: passages as they are quoted, and questions."""

import re
from dataclasses import dataclass
from functools import cached_property

from benchmarks.sets import EvaluationSet
from index.passages.window import window
from index.snapshot.snapshot import Snapshot
from index.types import Span

# "锣鼓经是…", "赵鹏(),…", "广茂铁路位于…": what stands before is what the paragraph is about.
SUBJECT = re.compile(
    r"^[《「『“]?([^，。；：、,()（）《》「」『』“”]{2,16}?)[》」』”]?(?:[（(]|是|為|为(?=[^了])|位[於于]|，)"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is quoted: with the sentences around it, at most 260 characters."""

    number: int
    document: str
    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `answers` are words of the document, or none where the whole passage `passage` is meant."""

    key: str
    question: str
    document: str
    answers: tuple[str, ...]
    passage: int | None = None


class Corpus:
    """An indexed set."""

    def __init__(self, name: str, snapshot: Snapshot) -> None:
        self.name = name
        self.snapshot = snapshot
        self._documents = {entry.path: snapshot.document(entry.path) for entry in snapshot.documents()}

    @cached_property
    def passages(self) -> tuple[Shown, ...]:
        """All passages by their number."""
        shown = []
        for each in self.snapshot.passages(range(self.snapshot.size)):
            document = self._documents[each.document]
            reach = window(document.text, Span(each.start, each.end), document.headings)
            shown.append(Shown(each.index, each.document, each.metadata.title, document.text[reach.start : reach.end]))
        return tuple(shown)

    @property
    def texts(self) -> dict[str, str]:
        """The cleaned documents by their path."""
        return {path: document.text for path, document in self._documents.items()}

    def subject(self, path: str) -> str | None:
        """Return the title of a document, or what its first sentence says it is about, or None."""
        document = self._documents[path]
        found = SUBJECT.match(document.text.lstrip())
        return document.metadata.title or (found[1] if found else None)


def asked_by_people(chosen: EvaluationSet) -> list[Asked]:
    """Return the questions that people wrote on a set."""
    return [
        Asked(f"{chosen.name}-{at}", item.question, item.document, item.answers)
        for at, item in enumerate(chosen.questions)
        if item.document
    ]
