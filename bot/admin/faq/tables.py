"""All written answers at once: a table goes out, and comes back with changes that are shown before they are made."""

import asyncio
from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes, filters
from telegram.ext.filters import ChatType, UpdateType

from bot.admin.faq.messages import FaqTableButton, TableAct
from bot.admin.permission import let_in
from bot.admin.prompts import on_reply
from bot.conversation.faq_table import FaqChanges, faq_table, read_faq_table
from bot.conversation.written import WrittenError
from bot.feature import Feature, Handler
from bot.services import Services
from bot.state.fixed import FixedAnswer
from bot.telegram.buttons import Press, inline_button, on_press
from bot.telegram.message import Reply, clip, plain_reply
from bot.telegram.sending import send, send_document
from bot.telegram.updates import the_message
from bot.words import Words, words
from index.readers.charset import UnreadableError

Context = ContextTypes.DEFAULT_TYPE

SENT: Final = "faq-table"  # the kind of note that says that a table was sent, or is waited for, with a message
READ: Final = "faq-changes"  # the kind of note that holds what a table would change
NAME: Final = "faq.csv"
LARGEST: Final = 4 << 20  # bytes of a table
SHOWN, QUESTION = 8, 90  # changes of each kind, UTF-16 units of a question


class FaqTables(Feature):
    """Sends the table, and takes it when it comes back in reply."""

    def __init__(self, services: Services) -> None:
        self._answers = services.state.fixed
        self._audit = services.state.audit
        self._notes = services.state.messages
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature, which come before those of files to be added."""
        sent = UpdateType.MESSAGE & ChatType.PRIVATE & filters.Document.ALL
        return [
            on_reply(SENT, self._notes, self.on_table, sent),
            on_press(self.on_button, FaqTableButton),
        ]

    async def on_button(self, press: Press[FaqTableButton]) -> None:
        """Send the table, or make the changes that are shown, or leave them."""
        if not await let_in(press.update, self._people, in_private=True):
            return
        t, message = words(press.button.language), press.message
        if press.button.act is TableAct.SEND:
            how = await send(message, plain_reply(t("faq-table-how")))
            table = await send_document(message, NAME, faq_table(self._answers.all(), t))
            for each in (how, table):
                self._notes.note(each.chat_id, each.message_id, SENT, {"file": NAME}, press.person.id)
        elif press.button.act is TableAct.TAKE:
            noted = self._notes.noted(message.chat.id, message.message_id, READ)
            self._notes.drop(message.chat.id, message.message_id, READ)
            await press.replace(
                plain_reply(self._take(noted["answers"], press.person.id, t) if noted else t("faq-gone"))
            )
        else:
            self._notes.drop(message.chat.id, message.message_id, READ)
            await press.replace(plain_reply(t("faq-table-left")))
        await press.acknowledge()

    async def on_table(self, update: Update, _: Context) -> None:
        """Show what a table would change."""
        message, person = the_message(update), update.effective_user
        if person is None or not await let_in(update, self._people, in_private=True):
            return
        t = self._people.words_for(person)
        try:
            data = await _fetched(message)
            changes = await asyncio.to_thread(read_faq_table, data, self._answers.all())
        except (WrittenError, UnreadableError):
            await send(message, plain_reply(t("faq-table-unread")))
            return
        except TelegramError:
            await send(message, plain_reply(t("upload-lost", name=NAME)))
            return
        shown = await send(message, changes_reply(changes, t))
        answers = [asdict(each) for each in (*changes.added, *changes.changed)]
        self._notes.note(shown.chat_id, shown.message_id, READ, {"answers": answers}, person.id)

    def _take(self, answers: list[dict[str, object]], person: int, t: Words) -> str:
        made = [_answer(each) for each in answers]
        for each in made:
            self._answers.put(each)
        changed = sum(each.number > 0 for each in made)
        counts = t("faq-table-counts", added=len(made) - changed, changed=changed)
        self._audit.note(person, "faq", f"CSV +{len(made) - changed} ~{changed}")
        return t("faq-table-taken", counts=counts)


def changes_reply(changes: FaqChanges, t: Words) -> Reply:
    """Say what a table would change, with buttons to do so or to leave it."""
    counts = t("faq-table-counts", added=len(changes.added), changed=len(changes.changed))
    lines = [t("faq-table-read", counts=counts, same=changes.same), *_listed(changes, t)]
    row = []
    if changes.added or changes.changed:
        row.append(inline_button(t("button-faq-take"), FaqTableButton(t.language, TableAct.TAKE)))
    row.append(inline_button(t("button-cancel"), FaqTableButton(t.language, TableAct.LEAVE)))
    return plain_reply("\n".join(lines), InlineKeyboardMarkup([row]))


def _listed(changes: FaqChanges, t: Words) -> Iterator[str]:
    for sign, answers in (("＋", changes.added), ("～", changes.changed)):
        yield from (f"{sign} {clip(each.question, QUESTION)}" for each in answers[:SHOWN])
        if len(answers) > SHOWN:
            yield t("report-others", count=len(answers) - SHOWN)
    for line, fault in changes.faults[:SHOWN]:
        yield t("faq-table-line", line=line, reason=t(fault))
    if len(changes.faults) > SHOWN:
        yield t("report-others", count=len(changes.faults) - SHOWN)


def _answer(noted: dict[str, object]) -> FixedAnswer:
    wordings = noted.pop("wordings")
    assert isinstance(wordings, list), "as it was noted"
    return FixedAnswer(**noted, wordings=tuple(wordings))  # type: ignore[arg-type]


async def _fetched(message: Message) -> bytes:
    """Return the file of a message.

    Raises:
        WrittenError: it is too large.
        TelegramError: it could not be had.
    """
    document = message.document
    if document is None or (document.file_size or 0) > LARGEST:
        raise WrittenError("faq-table-unread")
    return bytes(await (await document.get_file()).download_as_bytearray())
