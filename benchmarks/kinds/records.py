"""What the files of the kinds hold, one JSON object a line; offsets count characters of the raw document.

lists.jsonl          {"question", "kind" (place, organisation, person), "answers": [{"name", "aliases", "document",
                     "text", "start", "end"}], "borderline": [names that are neither required nor wrong]}
short.jsonl          {"question", "document", "answers": [any of them], "wants"}
hard.jsonl           {"question", "document", "answer", "start", "end"}
absent.jsonl         {"question"}: its document is there, what it asks for stands in none
conversations.jsonl  {"turns": [{"question", "means", "document", "answer", "start", "end"}]}, answer null for none
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.sets import AskedItem, SetError, records
from index.types import Span

FOLDER: Final = "sets"
DOCUMENTS: Final = "policy"
"""The set beside FOLDER on whose documents the questions are."""

KINDS: Final = ("lists", "short", "hard", "absent", "conversations")


@dataclass(frozen=True, slots=True)
class NamedItem:
    """A name that a list must have, and what says it: an item whose answer is the sentence."""

    forms: tuple[str, ...]
    support: AskedItem


@dataclass(frozen=True, slots=True)
class ListItem:
    """A question for all of something; `borderline` names are neither required nor wrong."""

    question: str
    kind: str
    names: tuple[NamedItem, ...]
    borderline: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortItem:
    """A question for a few words: any of `answers`."""

    question: str
    wants: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConversationTurn:
    """A question in a conversation; `item` has what it means with its answer, None where no document has one."""

    question: str
    means: str
    item: AskedItem | None


@dataclass(frozen=True, slots=True)
class Kinds:
    """All questions, by kind."""

    lists: tuple[ListItem, ...]
    short: tuple[ShortItem, ...]
    hard: tuple[AskedItem, ...]
    absent: tuple[AskedItem, ...]
    conversations: tuple[tuple[ConversationTurn, ...], ...]

    def asked(self, kind: str) -> int:
        """Return how many questions are asked to measure a kind; for `absent` the `hard` ones, too."""
        if kind == "conversations":
            return sum(map(len, self.conversations))
        return len(getattr(self, kind)) + (len(self.hard) if kind == "absent" else 0)


def has_kinds(folder: Path) -> bool:
    """Say whether a folder of sets has questions by kind, with the documents that they are on."""
    return any((folder / FOLDER / f"{kind}.jsonl").is_file() for kind in KINDS) and (folder / DOCUMENTS).is_dir()


def load_kinds(folder: Path) -> Kinds:
    """Read the questions by kind of a folder of sets; a kind without a file has none.

    Raises:
        SetError: a line is no JSON object, or lacks a field.
    """
    lines = {kind: _lines(folder / FOLDER / f"{kind}.jsonl") for kind in KINDS}
    try:
        return Kinds(
            lists=tuple(map(_list, lines["lists"])),
            short=tuple(ShortItem(r["question"], r["wants"], tuple(r["answers"])) for r in lines["short"]),
            hard=tuple(map(_item, lines["hard"])),
            absent=tuple(AskedItem(r["question"]) for r in lines["absent"]),
            conversations=tuple(tuple(map(_turn, r["turns"])) for r in lines["conversations"]),
        )
    except (KeyError, TypeError) as error:
        raise SetError(f"{folder / FOLDER}: a line lacks a field, or has another kind of value: {error}.") from error


def _lines(path: Path) -> list[dict[str, Any]]:
    return records(path) if path.is_file() else []


def _list(record: dict[str, Any]) -> ListItem:
    names = tuple(_named(record["question"], each) for each in record["answers"])
    return ListItem(record["question"], record["kind"], names, tuple(_borderline(record.get("borderline", []))))


def _borderline(names: Iterable[Any]) -> Iterable[str]:
    return (each["name"] if isinstance(each, dict) else each for each in names)


def _named(question: str, record: dict[str, Any]) -> NamedItem:
    forms = (record["name"], *record.get("aliases", []))
    return NamedItem(forms, _item({**record, "question": question, "answer": record["text"]}))


def _item(record: dict[str, Any]) -> AskedItem:
    span = Span(record["start"], record["end"])
    return AskedItem(record["question"], f"{record['document']}.txt", (record["answer"],), span)


def _turn(record: dict[str, Any]) -> ConversationTurn:
    item = _item({**record, "question": record["means"]}) if record.get("answer") else None
    return ConversationTurn(record["question"], record["means"], item)
