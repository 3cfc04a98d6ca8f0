"""The objects that other programs get, on the command line, by MCP and over HTTP: promised, so fields are only added.

`models` says what they are; `build` makes them.
"""

from bot.records.build import (
    document_record,
    entry_record,
    hit_record,
    list_record,
    reply_record,
    report_record,
    written_record,
)
from bot.records.models import AnswerRecord, DocumentRecord, EntryRecord, ListRecord, Record

__all__ = [
    "AnswerRecord",
    "DocumentRecord",
    "EntryRecord",
    "ListRecord",
    "Record",
    "document_record",
    "entry_record",
    "hit_record",
    "list_record",
    "reply_record",
    "report_record",
    "written_record",
]
