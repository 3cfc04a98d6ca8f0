"""The list of folders, one folder with who may read it, and the buttons below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup

from bot.telegram.buttons import Button, inline_button
from bot.telegram.message import Reply, bold, clip, join, lines, plain, plain_reply
from bot.telegram.pages import page_buttons, rows_of, turn_to
from bot.words import Words
from index.corpus import document_key
from retrieval.types import Language

PAGE: Final = 8
NAME, LABEL = 160, 40  # UTF-16 units shown of a name, in the message and on a button
SHOWN: Final = 20  # readers with a button each


class FolderAct(StrEnum):
    """Show a page of the list or a folder; close it, or ask first and open it; ask whom to let in; let in, shut out."""

    LIST = "list"
    SHOW = "show"
    CLOSE = "close"
    ASK = "ask"
    OPEN = "open"
    ADD = "add"
    LET_IN = "let"
    SHUT_OUT = "out"


@dataclass(frozen=True, slots=True)
class FolderButton(Button):
    """What to do with the folder of this key; `number` is that of a page, from 0, or of a person or group."""

    kind: ClassVar[str] = "folder"
    language: Language
    act: FolderAct
    key: str = "-"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder below the documents folder: how many documents lie in it, and who may read it; None where all may."""

    name: str
    documents: int
    readers: Mapping[int, str] | None

    @property
    def key(self) -> str:
        """What stands for it on buttons."""
        return document_key(self.name)


def folder_list(folders: Sequence[Folder], number: int, t: Words) -> Reply:
    """Return a page of the list."""
    page = turn_to(number, PAGE, lambda offset, limit: (len(folders), folders[offset : offset + limit]))
    first = page.number * PAGE + 1
    listed = [plain(f"{place}. {folder_line(each, t)}") for place, each in enumerate(page.entries, first)]
    opening = [
        inline_button(str(place), FolderButton(t.language, FolderAct.SHOW, each.key))
        for place, each in enumerate(page.entries, first)
    ]
    turned = FolderButton(t.language, FolderAct.LIST)
    rows = [*rows_of(opening), page_buttons(page, lambda at: replace(turned, number=at))]
    said = [lines(listed), plain(t("folders-how"))] if folders else [plain(t("folders-none"))]
    return Reply(join([bold(t("folders-title")), *said]), InlineKeyboardMarkup([row for row in rows if row]))


def folder_line(folder: Folder, t: Words) -> str:
    """Say of a folder how many documents it has and who may read it."""
    name = clip(folder.name, NAME)
    if folder.readers is None:
        return t("folder-open", name=name, documents=folder.documents)
    return t("folder-closed", name=name, documents=folder.documents, readers=len(folder.readers))


def folder_card(folder: Folder, t: Words) -> Reply:
    """Return a folder with who may read it."""
    back = inline_button(t("button-back-to-list"), FolderButton(t.language, FolderAct.LIST))
    if folder.readers is None:
        row = [inline_button(t("button-folder-close"), FolderButton(t.language, FolderAct.CLOSE, folder.key)), back]
        return Reply(join([bold(folder_line(folder, t)), plain(t("folder-close-how"))]), InlineKeyboardMarkup([row]))
    named = [f"• {reader_name(number, name)}" for number, name in folder.readers.items()]
    said = plain("\n".join([t("folder-readers"), *named]) if named else t("folder-nobody"))
    rows = [
        [inline_button(f"✕ {clip(name, LABEL)}", FolderButton(t.language, FolderAct.SHUT_OUT, folder.key, number))]
        for number, name in list(folder.readers.items())[:SHOWN]
    ]
    rows.append(
        [
            inline_button(t("button-folder-add"), FolderButton(t.language, FolderAct.ADD, folder.key)),
            inline_button(t("button-folder-open"), FolderButton(t.language, FolderAct.ASK, folder.key)),
            back,
        ]
    )
    return Reply(join([bold(folder_line(folder, t)), said, plain(t("folder-sent"))]), InlineKeyboardMarkup(rows))


def open_question(folder: Folder, t: Words) -> Reply:
    """Ask whether everybody may read a folder."""
    row = [
        inline_button(t("button-folder-open"), FolderButton(t.language, FolderAct.OPEN, folder.key)),
        inline_button(t("button-folder-keep"), FolderButton(t.language, FolderAct.SHOW, folder.key)),
    ]
    asked = t("folder-open-ask", name=clip(folder.name, NAME), documents=folder.documents)
    return plain_reply(asked, InlineKeyboardMarkup([row]))


def adding_question(folder: Folder, known: Mapping[int, str], t: Words) -> Reply:
    """Ask whom to let in: in reply, or by a button for each of those on the list of who may ask."""
    offered = [(number, name) for number, name in known.items() if number not in (folder.readers or {})][:SHOWN]
    rows = [
        [inline_button(f"＋ {clip(name, LABEL)}", FolderButton(t.language, FolderAct.LET_IN, folder.key, number))]
        for number, name in offered
    ]
    return Reply(join([plain(t("folder-add-how", name=clip(folder.name, NAME)))]), InlineKeyboardMarkup(rows))


def reader_name(number: int, name: str) -> str:
    """Return a name with the id beside it, or the id where there is no name."""
    return str(number) if name == str(number) else f"{name} ({number})"
