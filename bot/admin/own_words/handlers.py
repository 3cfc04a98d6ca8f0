"""`/words`: administrators give the index words of their own, and say which of them say the same.

They stand in a file beside the index, which may be changed there as well, and count from the next indexing on.
"""

import asyncio
from collections.abc import Sequence
from typing import Final

from telegram import Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.permission import let_in
from bot.admin.prompts import on_reply
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.telegram.message import Reply, bold, clip, join, plain, plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from bot.words import Words
from index.documents.folder import write_whole
from index.text.own_words import FILE, OwnWords, differing_lines, own_words, read_own_words

Context = ContextTypes.DEFAULT_TYPE

ASKED: Final = "words"  # the kind of note that says that a reply to a message changes the words
SHOWN: Final = 40  # lines of the list, and of what has changed
LINE, DETAIL = 60, 300  # UTF-16 units of each
TAKEN_BACK: Final = ("-", "－", "–")  # before a line that shall go


class OwnWordList(Feature):
    """Shows the words, and takes changes in reply."""

    commands = (Command("words", for_administrators=True),)

    def __init__(self, services: Services) -> None:
        self._folder = services.settings.yinju_data
        self._people = services.people
        self._notes = services.state.messages
        self._audit = services.state.audit

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature, which come before those of texts and questions."""
        return [
            CommandHandler("words", self.on_words, UpdateType.MESSAGE),
            on_reply(ASKED, self._notes, self.on_reply),
        ]

    async def on_words(self, update: Update, _: Context) -> None:
        """Show the words, and how to change them."""
        message, person = the_message(update), update.effective_user
        if person is None or not await let_in(update, self._people, in_private=True):
            return
        known = await asyncio.to_thread(read_own_words, self._folder)
        sent = await send(message, list_reply(known, self._people.words_for(person)))
        self._notes.note(sent.chat_id, sent.message_id, ASKED, {"file": FILE}, person.id)

    async def on_reply(self, update: Update, _: Context) -> None:
        """Add the lines of a reply, and take away those with a dash before them."""
        message, person = the_message(update), update.effective_user
        if person is None or not await let_in(update, self._people, in_private=True):
            return
        t, said = self._people.words_for(person), (message.text or "").splitlines()
        before, now, unclear = await asyncio.to_thread(self._change, said)
        changes = [f"{sign} {line}" for sign, line in differing_lines(before, now)]
        if changes:
            self._audit.note(person.id, "words", clip("; ".join(changes), DETAIL))
        sent = await send(message, changed_reply(changes, unclear, t))
        self._notes.note(sent.chat_id, sent.message_id, ASKED, {"file": FILE}, person.id)

    def _change(self, said: Sequence[str]) -> tuple[OwnWords, OwnWords, list[str]]:
        """Change the file; return the words before and now, and what of the reply could not be used."""
        before = read_own_words(self._folder)
        lines, unclear = dict.fromkeys(before.lines), list[str]()
        for line in filter(None, map(str.strip, said)):
            goes = line.startswith(TAKEN_BACK)
            found = own_words(line[1:] if goes else line).lines
            if not found or (goes and found[0] not in lines):
                unclear.append(line)
            elif goes:
                del lines[found[0]]
            else:
                lines[found[0]] = None
        now = own_words("\n".join(lines))
        if now.lines != before.lines:
            write_whole(now.to_text().encode(), self._folder / FILE)
        return before, now, unclear


def list_reply(known: OwnWords, t: Words) -> Reply:
    """Return the words, and how to change them."""
    listed = "\n".join([*(clip(line, LINE) for line in known.lines[:SHOWN]), *_others(known.lines, t)])
    title = t("words-title", count=len(known.lines)) if known.lines else t("words-none")
    return Reply(join([part for part in (bold(title), plain(listed), plain(t("words-how", file=FILE))) if part.html]))


def changed_reply(changes: Sequence[str], unclear: Sequence[str], t: Words) -> Reply:
    """Say what has changed, and what could not be used."""
    lines = [*(clip(change, LINE) for change in changes[:SHOWN]), *_others(changes, t)]
    if unclear:
        lines += [t("words-unclear"), *(clip(line, LINE) for line in unclear[:SHOWN]), *_others(unclear, t)]
    return plain_reply("\n".join([*lines, t("words-changed" if changes else "words-same")]))


def _others(lines: Sequence[str], t: Words) -> list[str]:
    return [t("report-others", count=len(lines) - SHOWN)] if len(lines) > SHOWN else []
