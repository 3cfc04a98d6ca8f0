"""Articles that administrators forward or paste: offered like a file, unless they say that it is a question."""

from dataclasses import replace

from telegram import Message, Update
from telegram.ext import ContextTypes, MessageHandler, filters
from telegram.ext.filters import ChatType, UpdateFilter, UpdateType

from bot.admin.permission import let_in
from bot.admin.uploads.buttons import UploadButton
from bot.admin.uploads.pasted_text import goes_on, is_document, piece_of, with_piece
from bot.admin.uploads.previewing import Offering, told
from bot.asking.questions import Questions
from bot.asking.settle import asked_by
from bot.feature import Feature, Handler
from bot.people import People
from bot.services import Services
from bot.state.upload import Step, Upload, upload_id
from bot.state.uploads import Uploads
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import plain_reply
from bot.telegram.sending import typing
from bot.telegram.updates import the_message
from bot.words import words

Context = ContextTypes.DEFAULT_TYPE


class PastedTexts(UpdateFilter):
    """Lets through an administrator's text that is a document, continues one, or changes one that is not added yet."""

    def __init__(self, people: People, uploads: Uploads) -> None:
        super().__init__()
        self._people = people
        self._uploads = uploads

    def filter(self, update: Update) -> bool:
        """Say whether this is for `Pasted`."""
        message = update.effective_message
        if message is None or message.document or not self._people.is_administrator(update):
            return False
        known = self._uploads.of(upload_id(message.chat_id, message.message_id))
        if known:  # changed, or brought twice by Telegram; what was a question remains one
            return known.step is not Step.CANCELLED
        if goes_on(piece_of(message), self._uploads.texts(message.chat_id)):
            return True
        return update.edited_message is None and is_document(message)


class Pasted(Feature):
    """Takes texts, in one or several messages, and gives them back as questions where that was meant."""

    def __init__(self, services: Services, offering: Offering, questions: Questions) -> None:
        self._people = services.people
        self._uploads = services.state.uploads
        self._offering = offering
        self._questions = questions

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature, which come before those of questions."""
        words_of = (filters.TEXT & ~filters.COMMAND) | filters.CAPTION
        sent = UpdateType.MESSAGES & ChatType.PRIVATE & words_of & ~filters.VIA_BOT
        return [
            MessageHandler(sent & PastedTexts(self._people, self._uploads), self.on_text),
            on_press(self.on_question, UploadButton),
        ]

    async def on_text(self, update: Update, context: Context) -> None:
        """Note a text, or what belongs to one, and offer it."""
        message = the_message(update)
        upload = self._noted(message)  # before anything is awaited, as the next piece may come at once
        if upload is not None:
            async with typing(message):
                await self._offering.offer(context.bot, upload.id)

    async def on_question(self, press: Press[UploadButton]) -> None:
        """Answer the text as a question, and keep nothing of it as a document."""
        if not await let_in(press.update, self._people):
            return
        t, upload = self._people.words_for(press.person), self._uploads.of(press.button.upload)
        asked = asked_by(press.message)
        if upload is None or upload.step is not Step.OFFERED:
            await press.acknowledge(t(told(upload)))
        elif asked is None:
            await press.acknowledge(t("question-gone"))
        elif self._uploads.end(upload, Step.CANCELLED):
            await press.acknowledge()
            said = plain_reply(words(upload.language)("upload-asked"))
            pressed = replace(upload, message=press.message.message_id)  # which may not have been noted yet
            await self._offering.show(press.query.get_bot(), pressed, said)
            await self._questions.answer(asked)

    def _noted(self, message: Message) -> Upload | None:
        """Keep a text; return its upload, or None if there is nothing new."""
        piece, person = piece_of(message), message.from_user
        if person is None:
            return None
        before = goes_on(piece, self._uploads.texts(message.chat_id))
        if before is not None:
            pieces = with_piece(before.pieces, piece)
            after = replace(before, pieces=pieces, step=Step.RECEIVED, items=())
            return after if pieces != before.pieces and self._uploads.put(after, before.step) else None
        where = message.chat_id, message.message_id
        language = self._people.words_for(person).language
        upload = Upload(upload_id(*where), person.id, *where, language, pieces=(piece,))
        return upload if self._uploads.begin(upload) else None
