"""What was just added, to be seen in a list or found by a question made from it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from bot.admin.permission import let_in
from bot.admin.prompts import SHOWN
from bot.admin.uploads.buttons import SeeUpload, TryDocument, TryUpload
from bot.asking.audience import Audience, audience_for
from bot.asking.document_list import PAGE, document_list
from bot.asking.reply import answer_reply
from bot.asking.settle import settle
from bot.asking.thread import ANSWER
from bot.feature import Feature, Handler
from bot.quotes import name_of
from bot.services import Services
from bot.state.upload import Step, Upload
from bot.telegram.buttons import Press, on_press
from bot.telegram.pages import turn_to
from bot.telegram.sending import send
from bot.words import words
from index.corpus import DocumentEntry
from retrieval.answer import Answerer
from retrieval.samples import is_answered, samples_of

TRIED: Final = 5  # questions that are put to the index before a title is asked for


class Trying(Feature):
    """Shows what was added together, and asks what an administrator might ask of it first."""

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._people = services.people
        self._notes = services.state.messages
        self._uploads = services.state.uploads

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            on_press(self.on_document, TryDocument),
            on_press(self.on_upload, TryUpload),
            on_press(self.on_list, SeeUpload),
        ]

    async def on_document(self, press: Press[TryDocument]) -> None:
        """Ask a question that a document answers."""
        if await let_in(press.update, self._people):
            await settle(press, self._people, self._try(press, partial(_by_key, press.button.key)))

    async def on_upload(self, press: Press[TryUpload]) -> None:
        """Ask a question that one of several documents answers."""
        if await let_in(press.update, self._people) and (upload := await self._added(press)):
            await settle(press, self._people, self._try(press, partial(_of, upload)))

    async def on_list(self, press: Press[SeeUpload]) -> None:
        """List what was added together, below its report; or turn the page of that list."""
        if await let_in(press.update, self._people) and (upload := await self._added(press)):
            await settle(press, self._people, self._list(press, upload))

    async def _list(self, press: Press[SeeUpload], upload: Upload) -> None:
        t, message = words(press.button.language), press.message
        entries = await self._executor.run(partial(_of, upload))
        page = turn_to(press.button.page, PAGE, lambda offset, limit: (len(entries), entries[offset : offset + limit]))
        title = t("upload-added-many", count=len(entries))
        reply = document_list(page, title, t, lambda number: SeeUpload(t.language, number, upload.id))
        if message.message_id == upload.message:
            number = (await send(message, reply)).message_id
        else:
            number = message.message_id
            await press.replace(reply)
        shown = {"documents": [entry.path for entry in page.entries], "title": title}
        self._notes.note(message.chat.id, number, SHOWN, shown, press.person.id)

    async def _added(self, press: Press[Any]) -> Upload | None:
        """Return what was added together; say so where it was taken back, or is no longer known."""
        upload = self._uploads.of(press.button.upload)
        if upload is None or upload.step is not Step.ADDED or not upload.items:
            await press.acknowledge(words(press.button.language)("upload-undone"), show_alert=True)
            return None
        return upload

    async def _try(self, press: Press[Any], find: Callable[[Answerer], list[DocumentEntry]]) -> str | None:
        entries = await self._executor.run(find)
        if not entries:
            return self._people.words_for(press.person)("document-gone")
        audience = audience_for(self._people, press.person, press.button.language)
        question = await self._question(entries, audience)
        answer = await self._executor.run(lambda answerer: answerer.answer(question, audience.asks_for))
        sent = await send(press.message, answer_reply(answer, audience, understood=question))
        self._notes.note(sent.chat_id, sent.message_id, ANSWER, {"question": question}, press.person.id)
        return None

    async def _question(self, entries: Sequence[DocumentEntry], audience: Audience) -> str:
        """Return a question that one of the documents answers, of those made from them; else the first one's title."""
        made = [sample for entry in entries[:TRIED] for sample in samples_of(entry, audience.language)]
        for sample in made[:TRIED]:
            if await self._executor.run(partial(is_answered, sample)):
                return sample.question
        return name_of(entries[0].metadata, entries[0].path)


def _by_key(key: str, answerer: Answerer) -> list[DocumentEntry]:
    document = answerer.corpus.document_by_key(key)
    entry = document and answerer.corpus.find_entry(document.path)
    return [entry] if entry else []


def _of(upload: Upload, answerer: Answerer) -> list[DocumentEntry]:
    """Return those documents of an upload that are still there."""
    found = (answerer.corpus.find_entry(item.target) for item in upload.items)
    return [entry for entry in found if entry]
