"""The JSON objects that the command line prints; their fields are promised to scripts and do not change."""

from dataclasses import asdict
from typing import Any

from index.corpus import DocumentEntry
from index.types import Document, IndexReport
from retrieval.types import Answer, Quote

Record = dict[str, Any]


def answer_record(answer: Answer) -> Record:
    """Return one line of `yinju ask --json`."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "short_answer": answer.short_answer,
        "quotes": [_quote_record(rank, quote) for rank, quote in enumerate(answer.quotes, 1)],
        "nearest": [_quote_record(rank, quote) for rank, quote in enumerate(answer.nearest, 1)],
        "seconds": round(answer.seconds, 4),
        "chance": round(answer.chance, 4),
        "reply": answer.reply.value,
    }


def _quote_record(rank: int, quote: Quote) -> Record:
    return {
        "rank": rank,
        "document": quote.document,
        **asdict(quote.metadata),
        "page": quote.page,
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "highlights": [list(span) for span in quote.highlights],
        "score": quote.score,
        "label": quote.label,
    }


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


def entry_record(entry: DocumentEntry) -> Record:
    """Return one line of `yinju list --json`."""
    return {"document": entry.path, **asdict(entry.metadata), "passages": entry.passages}


def document_record(document: Document) -> Record:
    """Return what `yinju show --json` prints; offsets are characters of `text`."""
    return {
        "document": document.path,
        "text": document.text,
        **asdict(document.metadata),
        "passages": [{"start": passage.start, "end": passage.end} for passage in document.passages],
    }
