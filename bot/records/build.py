"""How the objects are made of what the steps of answering and indexing give."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from bot.conversation.conversation import Answered
from bot.records.models import (
    AnswerRecord,
    DocumentRecord,
    EntryRecord,
    FixedRecord,
    HitRecord,
    ListRecord,
    PassageRecord,
    QuoteRecord,
    Record,
    RecordKind,
    SightRecord,
    WrittenRecord,
)
from bot.state.fixed import FixedAnswer
from index.corpus import DocumentEntry
from index.types import Document, IndexReport
from retrieval.explain import Seen
from retrieval.requests.outcome import (
    AnswerAgain,
    DocumentList,
    KnownPlaces,
    NothingBefore,
    OneDocument,
    Outcome,
    UnknownSite,
)
from retrieval.types import Answer, Quote


def reply_record(question: str, reply: Answered | Outcome) -> AnswerRecord:
    """Return what a question came to."""
    match reply:
        case Answered(answer, understood, is_older, fixed):
            told = RecordKind.FIXED if fixed and not answer.answered else RecordKind(answer.reply)
            written = _fixed_record(fixed) if fixed else None
            fields = _fields(answer) | {"understood": understood, "older": is_older, "fixed": written}
            return AnswerRecord(question=question, reply=told, **fields)
        case AnswerAgain(_, answer, skip):
            told = RecordKind.NONE if reply.is_over else RecordKind(answer.reply)
            return AnswerRecord(question=question, reply=told, **_fields(answer, skip))
        case KnownPlaces(info):
            return AnswerRecord(question=question, reply=RecordKind.PLACES, places=info.places)
        case OneDocument(document):
            return _listed(question, ListRecord(total=1, documents=(_entry_of(document),)))
        case DocumentList(_, total, entries):
            return _listed(question, list_record(total, entries))
        case NothingBefore() | UnknownSite():
            return AnswerRecord(question=question, reply=RecordKind.HINT)


def _fields(answer: Answer, skip: int = 0) -> dict[str, Any]:
    return {
        "answered": answer.answered,
        "short_answer": answer.short_answer,
        "quotes": tuple(_quote_record(rank, quote) for rank, quote in enumerate(answer.quotes, skip + 1)),
        "nearest": tuple(_quote_record(rank, quote) for rank, quote in enumerate(answer.nearest, 1)),
        "seconds": round(answer.seconds, 4),
        "chance": round(answer.chance, 4),
    }


def _listed(question: str, listed: ListRecord) -> AnswerRecord:
    return AnswerRecord(question=question, reply=RecordKind.DOCUMENTS, documents=listed)


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


def _fixed_record(fixed: FixedAnswer) -> FixedRecord:
    return FixedRecord(question=fixed.question, answer=fixed.answer, date=fixed.day, until=fixed.until)


def written_record(fixed: FixedAnswer) -> WrittenRecord:
    """Return a written answer."""
    known = _fixed_record(fixed).model_dump()
    return WrittenRecord(**known, number=fixed.number, wordings=fixed.wordings)


def entry_record(entry: DocumentEntry) -> EntryRecord:
    """Return a document of a list."""
    return EntryRecord(document=entry.path, **asdict(entry.metadata), passages=entry.passages)


def _entry_of(document: Document) -> EntryRecord:
    return EntryRecord(document=document.path, **asdict(document.metadata), passages=len(document.quotable))


def list_record(total: int, entries: Iterable[DocumentEntry]) -> ListRecord:
    """Return some of so many documents."""
    return ListRecord(total=total, documents=tuple(map(entry_record, entries)))


def hit_record(seen: Seen) -> HitRecord:
    """Return a passage that was found."""
    passage, others = seen.passage, (seen.vectors, seen.words, seen.pairs, seen.document)
    vectors, words, pairs, whole = (SightRecord(score=round(each.score, 4), rank=each.rank) for each in others)
    return HitRecord(
        rank=seen.mixed.rank,
        document=passage.document,
        **asdict(passage.metadata),
        text=passage.text,
        start=passage.start,
        end=passage.end,
        score=round(seen.mixed.score, 4),
        vectors=vectors,
        words=words,
        pairs=pairs,
        whole=whole,
        fate=seen.fate.value,
    )


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
