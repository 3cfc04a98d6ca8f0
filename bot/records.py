"""The objects that other programs get, on the command line, by MCP and over HTTP: promised, so fields are only added.

Their descriptions are those of the tools of `yinju mcp` and of the OpenAPI document of `yinju serve`.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from index.corpus import DocumentEntry
from index.types import Document, IndexReport
from retrieval.types import Answer, Quote, ReplyKind

Record = dict[str, Any]

Title = Annotated[str | None, Field(description="The document's title, null where none was found.")]
Place = Annotated[str | None, Field(description="The place that it is about, as 绍兴市.")]
Date = Annotated[str | None, Field(description="The day that it is about: its event's or its signature's, ISO 8601.")]
Published = Annotated[str | None, Field(description="The day of its publication, ISO 8601.")]
Recognised = Annotated[bool, Field(description="Whether its text was recognised in a scan or a picture.")]
Path = Annotated[str, Field(description="The document's path below the documents folder, by which `show` finds it.")]
Start = Annotated[int, Field(description="Where it begins in the document's text, in characters.")]
End = Annotated[int, Field(description="Where it ends, exclusive.")]


class _Promised(BaseModel):
    model_config = ConfigDict(frozen=True)


class QuoteRecord(_Promised):
    """A quote: `text` is the document's own, word for word."""

    rank: Annotated[int, Field(description="From 1; the best comes first.")]
    document: Path
    title: Title
    place: Place
    date: Date
    published: Published
    recognised: Recognised
    page: Annotated[int | None, Field(description="The printed page where it begins, null where there are none.")]
    text: Annotated[str, Field(description="The quote, an exact slice of the document's text.")]
    start: Start
    end: End
    highlights: Annotated[
        tuple[tuple[int, int], ...], Field(description="[start, end] within `text` of the words that were asked about.")
    ]
    score: Annotated[float, Field(description="Higher is better; comparable only within one answer.")]
    label: Annotated[str | None, Field(description="The place or person that it speaks for, in a list of these.")]


class AnswerRecord(_Promised):
    """An answer: quotes, or what came nearest and is no answer, or nothing."""

    question: Annotated[str, Field(description="The question as it was asked.")]
    answered: Annotated[bool, Field(description="Whether `quotes` answer it.")]
    short_answer: Annotated[str | None, Field(description="The words of the first quote that answer it, if sure.")]
    quotes: Annotated[tuple[QuoteRecord, ...], Field(description="What answers it, the best first.")]
    nearest: Annotated[
        tuple[QuoteRecord, ...], Field(description="Without an answer: quotes on something close. They are no answer.")
    ]
    seconds: Annotated[float, Field(description="How long it took.")]
    chance: Annotated[float, Field(description="How probable it is that the documents answer it, 0 to 1.")]
    reply: Annotated[
        ReplyKind,
        Field(description="answer; near: only something close; none: nothing; hint: it was no question."),
    ]


class EntryRecord(_Promised):
    """A document without its text."""

    document: Path
    title: Title
    place: Place
    date: Date
    published: Published
    recognised: Recognised
    passages: Annotated[int, Field(description="How many passages of it can be quoted.")]


class ListRecord(_Promised):
    """Documents of a list."""

    total: Annotated[int, Field(description="How many there are in all.")]
    documents: tuple[EntryRecord, ...]


class PassageRecord(_Promised):
    """A passage of a document's text."""

    start: Start
    end: End


class DocumentRecord(_Promised):
    """A whole document."""

    document: Path
    text: Annotated[str, Field(description="Its cleaned text, which quotes are slices of.")]
    title: Title
    place: Place
    date: Date
    published: Published
    recognised: Recognised
    passages: tuple[PassageRecord, ...]


def answer_record(answer: Answer) -> AnswerRecord:
    """Return an answer."""
    return AnswerRecord(
        question=answer.question,
        answered=answer.answered,
        short_answer=answer.short_answer,
        quotes=tuple(_quote_record(rank, quote) for rank, quote in enumerate(answer.quotes, 1)),
        nearest=tuple(_quote_record(rank, quote) for rank, quote in enumerate(answer.nearest, 1)),
        seconds=round(answer.seconds, 4),
        chance=round(answer.chance, 4),
        reply=answer.reply,
    )


def _quote_record(rank: int, quote: Quote) -> QuoteRecord:
    return QuoteRecord(
        rank=rank,
        document=quote.document,
        **asdict(quote.metadata),
        page=quote.page,
        text=quote.text,
        start=quote.start,
        end=quote.end,
        highlights=quote.highlights,
        score=quote.score,
        label=quote.label,
    )


def entry_record(entry: DocumentEntry) -> EntryRecord:
    """Return a document of a list."""
    return EntryRecord(document=entry.path, **asdict(entry.metadata), passages=entry.passages)


def list_record(total: int, entries: Iterable[DocumentEntry]) -> ListRecord:
    """Return some of so many documents."""
    return ListRecord(total=total, documents=tuple(map(entry_record, entries)))


def document_record(document: Document) -> DocumentRecord:
    """Return a whole document."""
    passages = tuple(PassageRecord(start=passage.start, end=passage.end) for passage in document.passages)
    return DocumentRecord(document=document.path, text=document.text, **asdict(document.metadata), passages=passages)


def report_record(report: IndexReport) -> Record:
    """Return what `yinju index --json` prints."""
    return {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "failed": [{"file": failure.file, "reason": failure.reason, "kept": failure.kept} for failure in report.failed],
        "documents": report.documents,
        "passages": report.passages,
        "kept": None if report.kept is None else round(report.kept, 3),
        "doubtful": [asdict(file) for file in report.doubtful],
        "seconds": round(report.seconds, 3),
    }
