"""The small commands that say what the bot is, how to ask, and what it knows."""

from telegram import Update, User
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.asking.audience import audience_for
from bot.asking.deep_links import document_of
from bot.asking.inline import PRIVATE
from bot.asking.questions import Questions
from bot.asking.samples import AskSample, Samples, question_of, samples_keyboard
from bot.asking.settle import keyboard_of
from bot.asking.whole import opened_reply
from bot.feature import Command, Feature, Handler
from bot.index_report import known, made_by
from bot.services import Services
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import GAP, Reply, plain_reply
from bot.telegram.sending import send, typing
from bot.telegram.times import local_time
from bot.telegram.updates import said_by, the_message
from bot.words import Words, words
from index.errors import NoSnapshotError
from retrieval.answer import Answerer

Context = ContextTypes.DEFAULT_TYPE

FEW_PLACES = 6  # named by /start, which is one screen


class Information(Feature):
    """Answers /start, /help and /status."""

    commands = (Command("start", in_menu=False, in_help=False), Command("help", in_help=False), Command("status"))

    def __init__(self, services: Services, questions: Questions) -> None:
        self._indexer = services.library.indexer
        self._executor = services.executor
        self._commands = services.commands
        self._collections = services.state.collections
        self._people = services.people
        self._samples = Samples(services.executor)
        self._questions = questions

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("start", self.on_start, UpdateType.MESSAGE),
            CommandHandler("help", self.on_help, UpdateType.MESSAGE),
            CommandHandler("status", self.on_status, UpdateType.MESSAGE),
            on_press(self.on_sample, AskSample),
        ]

    async def on_start(self, update: Update, context: Context) -> None:
        """Say what this is; or open the document that a link to the bot names."""
        payload = " ".join(context.args or ())
        if payload in ("", PRIVATE):
            await self._introduce(update)
        else:
            await send(the_message(update), await self._linked(payload, update.effective_user))
        await self._commands.publish_to_writer(update)

    async def on_sample(self, press: Press[AskSample]) -> None:
        """Ask a question that was offered, as if the person had written it."""
        question = question_of(press.button, keyboard_of(press.message))
        if question is None:
            await press.acknowledge(self._people.words_for(press.person)("question-gone"))
            return
        await press.acknowledge()
        said = await send(press.message, plain_reply(question))
        await self._questions.answer(said_by(press.person, said))

    async def on_help(self, update: Update, _: Context) -> None:
        """Say how to ask."""
        t = self._people.words_for(update.effective_user)
        commands = self._commands.help(t, self._people.is_administrator(update))
        await self._say(update, f"{t('help')}\n\n{commands}")

    async def on_status(self, update: Update, _: Context) -> None:
        """Say what the bot knows; to administrators how the index was made, too."""
        t, is_administrator = self._people.words_for(update.effective_user), self._people.is_administrator(update)

        def status(answerer: Answerer) -> list[str]:
            info = answerer.corpus.info
            updated = t("known-updated", at=local_time(info.created))
            return [
                known(answerer.corpus, t),
                made_by(info, t, local_time(info.created)) if is_administrator else updated,
            ]

        try:
            said = await self._executor.run(status)
        except NoSnapshotError:
            said = [t("no-index")]
        if self._indexer.is_running:
            said.append(t("status-indexing"))
        if is_administrator and not self._people.closed_folders():  # not where others read along
            said += self._closed(t)
        await self._say(update, "\n".join(said))

    async def _introduce(self, update: Update) -> None:
        """Say what this is and what it knows, with questions to begin with."""
        message, t = the_message(update), self._people.words_for(update.effective_user)
        async with typing(message):
            try:
                said = await self._executor.run(lambda answerer: known(answerer.corpus, t, FEW_PLACES))
                questions = await self._samples.of(t.language)
            except NoSnapshotError:
                said, questions = t("no-index"), ()
        below = f"{said}\n{t('start-try')}" if questions else said
        await send(message, plain_reply(f"{t('start')}{GAP}{below}", samples_keyboard(questions)))

    def _closed(self, t: Words) -> list[str]:
        known = self._collections
        return [t("status-closed", name=each, readers=len(known.readers(each))) for each in known.folders()]

    async def _linked(self, payload: str, user: User | None) -> Reply:
        audience = audience_for(self._people, user, asked_in=None)
        t, key = words(audience.language), document_of(payload)
        try:
            document = await self._executor.run(lambda answerer: answerer.corpus.document_by_key(key or ""))
        except NoSnapshotError:
            return plain_reply(t("no-index"))
        return opened_reply(document, audience) if document else plain_reply(t("link-unknown"))

    async def _say(self, update: Update, text: str) -> None:
        await send(the_message(update), plain_reply(text))
