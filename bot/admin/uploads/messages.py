"""What an administrator sees of a document before it is added, and the buttons that decide about it."""

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.admin.document_card import TITLE, CorrectItem, correct_button, heading, quoted
from bot.admin.uploads.buttons import Decide, TurnPreview, UploadButton, UploadDecision
from bot.quotes import name_of, place_of, source
from bot.state.upload import Item, Upload
from bot.telegram.buttons import inline_button
from bot.telegram.message import Part, Reply, bold, clip, fitting, join, plain, safe
from bot.telegram.pages import Page, page_buttons, rows_of, turn_to
from bot.words import Words
from index.corpus import Repeat
from index.preview import Preview
from index.types import Document

NAME, PIECE, LABEL = 120, 80, 40  # UTF-16 units shown of each
SHORT: Final = 90  # of a title where there are many
MOST_PIECES, MOST_REPEATS = 5, 5
LISTED: Final = 8  # documents of an archive on a page


def document_reply(upload: Upload, found: Preview, t: Words, notes: Sequence[Part] = ()) -> Reply:
    """Return the preview of a single document, with notes below what is known of it."""
    document = found.document
    parts = [
        heading(document, t, found.corrections),
        *notes,
        *_ends(document, t),
        *_recognised(found.confidence, t),
        *_kept(found.kept, t),
        *_removed(found.removed, t),
        *_repeats(found.repeats, t),
        *_older(upload.items[0], t),
        plain(t("upload-not-yet")),
    ]
    replace = [t("button-replace", title=item.older_title) for item in upload.items if item.older_title]
    return Reply(join(parts[: fitting(parts)]), _keyboard(upload, t, replace))


def archive_reply(upload: Upload, number: int, t: Words) -> Reply:
    """Return a page of the preview of an archive: its documents, then what could not be read."""
    numbered = enumerate(upload.items, 1)
    lines = [*(_line(*each, t) for each in numbered), *(_refusal(*refused, t) for refused in upload.refused)]
    page = turn_to(number, LISTED, lambda offset, limit: (len(lines), lines[offset : offset + limit]))
    newer = sum(item.older is not None for item in upload.items)
    parts = [
        bold(called(upload, t)),
        plain(_counted(upload.items, t)),
        *([plain(t("upload-refused", count=len(upload.refused)))] if upload.refused else []),
        *page.entries,
        *([plain(t("upload-newer", count=newer))] if newer else []),
        *([plain(t("upload-mend")), plain(t("upload-not-yet"))] if upload.items else []),
    ]
    replace = [t("button-replace-all", count=newer)] if newer else []
    return Reply(join(parts[: fitting(parts)]), _keyboard(upload, t, replace, page))


def called(upload: Upload, t: Words) -> str:
    """Return what is said for an upload as a whole."""
    if len(upload.files) > 1:
        return t("upload-several", count=len(upload.files))
    return clip(upload.name, NAME) or t("upload-text" if upload.pieces else "upload-no-name")


def _counted(items: Sequence[Item], t: Words) -> str:
    if not items:
        return t("upload-archive-none")
    return t("upload-archive", count=len(items), passages=sum(item.passages for item in items))


def _ends(document: Document, t: Words) -> list[Part]:
    """Return the first passage and the last one, once if they are the same."""
    texts = [document.text[each.start : each.end].strip() for each in document.quotable]
    if len(texts) < 2:
        return [quoted(t("upload-only"), text) for text in texts]
    return [quoted(t("upload-first"), texts[0]), quoted(t("upload-last"), texts[-1])]


def _recognised(confidence: float | None, t: Words) -> list[Part]:
    """Say that the text was recognised in a scan or a photo, and how surely."""
    return [] if confidence is None else [plain(t("upload-recognised", percent=round(100 * confidence)))]


def _kept(share: float, t: Words) -> list[Part]:
    """Say how much of what the file shows is the document's, where it is not all of it."""
    percent = round(100 * share)
    return [plain(t("upload-kept", percent=percent))] if percent < 100 else []


def _removed(pieces: Sequence[str], t: Words) -> list[Part]:
    if not pieces:
        return []
    lines = [f"– {clip(piece, PIECE)}" for piece in pieces[:MOST_PIECES]]
    return [plain("\n".join([t("upload-removed", count=len(pieces)), *lines, *_others(pieces, MOST_PIECES, t)]))]


def _repeats(repeats: Sequence[Repeat], t: Words) -> list[Part]:
    if not repeats:
        return []
    names = [clip(name_of(each.document.metadata, each.document.path), TITLE) for each in repeats[:MOST_REPEATS]]
    lines = [t("upload-repeat", title=name, count=each.passages) for each, name in zip(repeats, names, strict=False)]
    return [plain("\n".join([t("upload-repeats"), *lines, *_others(repeats, MOST_REPEATS, t)]))]


def _older(item: Item, t: Words, longest: int = TITLE) -> list[Part]:
    if not item.older_title:
        return []
    return [plain(t("upload-same" if item.same else "upload-older", title=clip(item.older_title, longest)))]


def _others(entries: Sequence[object], shown: int, t: Words) -> list[str]:
    return [t("report-others", count=len(entries) - shown)] if len(entries) > shown else []


def _line(number: int, item: Item, t: Words) -> Part:
    """Say of a document in an archive what it is, and what it repeats."""
    known = source(place_of(item.metadata, t) or t("upload-no-place"), item.metadata.date or t("upload-no-date"))
    lines = [source(known, t("upload-passages", count=item.passages)), clip(item.name, NAME)]
    if item.older:
        lines += [part.plain for part in _older(item, t, SHORT)]
    elif item.like:
        lines.append(t("upload-like", title=clip(item.like, SHORT), count=item.shared))
    title, rest = f"{number}. {clip(item.metadata.title or t('upload-no-title'), SHORT)}", "\n".join(lines)
    return Part(f"<b>{safe(title)}</b>\n{safe(rest)}", f"{title}\n{rest}")


def _refusal(name: str, reason: str, t: Words) -> Part:
    return plain(t("upload-refusal", name=clip(name, NAME), reason=clip(reason, NAME)))


def _keyboard(upload: Upload, t: Words, replace: Sequence[str], page: Page[Part] | None = None) -> InlineKeyboardMarkup:
    """Return the buttons: add, perhaps replace (its label), a text is perhaps a question, cancel; then the pages."""
    rows = []
    if upload.items:
        label = t("button-add-all", count=len(upload.items)) if page else t("button-add")
        rows += [[_decision(upload, label, UploadDecision.ADD)]]
        rows += [[_decision(upload, label, UploadDecision.REPLACE)] for label in replace]
    if upload.pieces:
        rows.append([inline_button(clip(t("button-question"), LABEL), UploadButton(upload.language, upload.id))])
    correcting = [] if page or not upload.items else [correct_button(upload.id, t)]
    rows.append([*correcting, _decision(upload, t("button-cancel"), UploadDecision.CANCEL)])
    if page:
        rows[-1:-1] = rows_of(_numbers(upload, page))
        rows.append(page_buttons(page, lambda number: TurnPreview(upload.language, number, upload.id)))
    return InlineKeyboardMarkup([row for row in rows if row])


def _numbers(upload: Upload, page: Page[Part]) -> list[InlineKeyboardButton]:
    """Return a button for each document of the page, which asks what is right."""
    first = page.number * LISTED + 1
    last = min(first + len(page.entries) - 1, len(upload.items))
    shown = range(first, last + 1)
    return [inline_button(f"{number}", CorrectItem(upload.language, number, upload.id)) for number in shown]


def _decision(upload: Upload, label: str, decision: UploadDecision) -> InlineKeyboardButton:
    return inline_button(clip(label, LABEL), Decide(upload.language, decision, upload.id))
