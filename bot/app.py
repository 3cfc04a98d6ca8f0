"""Builds the Telegram application: the features, in the order that they see an update.

Running it is `serve`'s task.
"""

import asyncio
from contextlib import suppress
from typing import Any

from telegram.ext import Application, ApplicationBuilder, ContextTypes

from bot.admin.access.command import AccessMenu
from bot.admin.access.folders import Folders
from bot.admin.access.guard import Guard
from bot.admin.access.wishes import AccessWishes
from bot.admin.corrections.handlers import Correcting
from bot.admin.documents.browse import Documents
from bot.admin.documents.remove import Removing
from bot.admin.faq.handlers import Faq
from bot.admin.faq.tables import FaqTables
from bot.admin.indexing.damage import DamageNotice
from bot.admin.indexing.jobs import Indexing
from bot.admin.indexing.reindex import Reindexing
from bot.admin.indexing.rollback import Rollback
from bot.admin.indexing.schedule import Scheduled
from bot.admin.own_words.handlers import OwnWordList
from bot.admin.reports.audit import AuditLog
from bot.admin.reports.hittest import HitTest
from bot.admin.reports.question_card import QuestionCard
from bot.admin.reports.recheck import Recheck
from bot.admin.reports.stats import Stats
from bot.admin.reports.unanswered import Unanswered
from bot.admin.uploads.handlers import Uploading
from bot.admin.uploads.pasted import Pasted
from bot.admin.uploads.trying import Trying
from bot.asking.feedback import Feedback
from bot.asking.information import Information
from bot.asking.inline import Inline
from bot.asking.memory import Memory
from bot.asking.more import MoreQuotes
from bot.asking.printed import PrintedPage
from bot.asking.questions import Questions
from bot.asking.refusal import Refusal
from bot.asking.scripts import Scripts
from bot.asking.settings import PersonalSettings
from bot.asking.sources import Sources
from bot.asking.unsupported import Unsupported
from bot.asking.whole import WholeDocument
from bot.commands import Commands
from bot.error_handler import on_error
from bot.feature import Feature
from bot.library import Library
from bot.library.executor import Executor
from bot.observe.metrics import watch_queue
from bot.people import People
from bot.receiving.intake import Inflow, Intake
from bot.receiving.readable import UpdatesRequest
from bot.services import Services
from bot.settings import Settings
from bot.state import State
from bot.telegram.courier import Courier
from index.documents.folder import remove_unfinished
from index.errors import YinjuError

BotApplication = Application[Any, Any, Any, Any, Any, Any]
Builder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]
DAY = 24 * 60 * 60  # seconds


class NoTokenError(YinjuError):
    """There is no token to build an application with."""


def build_application(services: Services, builder: Builder | None = None) -> BotApplication:
    """Return the application with all its handlers, which work as soon as it is initialised.

    A given `builder` is used as it is. The library loads its model at the first question, unless it has done so before.
    """
    application = (builder or _own_builder(services.settings)).build()
    features = build_features(services)
    services.commands.list(command for feature in features for command in feature.commands)
    for feature in features:
        application.add_handlers(feature.handlers(), feature.group)

    intake = Intake(application, services.state.inbox, services.people)
    watch_queue("updates", lambda: len(intake))
    if isinstance(application.update_queue, Inflow):
        application.update_queue.intake = intake

    async def report(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        await on_error(update, context, services.people, intake)

    application.add_error_handler(report)
    _manage(application, services, features, intake)
    return application


def build_services(settings: Settings, library: Library) -> Services:
    """Return what all features share."""
    state = State(settings.yinju_data)
    for folder in (settings.yinju_documents, settings.yinju_data):
        remove_unfinished(folder)
    people = People(settings, state)
    return Services(settings, library, Executor(library.engine, people.closed_folders), state, people, Commands(people))


def build_features(services: Services) -> list[Feature]:
    """Return what the bot can do: the first handler that fits an update gets it, menu and /help keep this order."""
    recheck, questions = Recheck(services), Questions(services)
    indexing = Indexing(services, recheck)
    uploading = Uploading(services, indexing)
    return [
        Guard(services),
        FaqTables(services),
        uploading,
        Trying(services),
        Faq(services),
        OwnWordList(services),
        Folders(services),
        Correcting(services, uploading.offering, indexing),
        Pasted(services, uploading.offering, questions),
        questions,
        MoreQuotes(services),
        WholeDocument(services),
        PrintedPage(services),
        Scripts(services),
        Feedback(services),
        Refusal(services),
        Inline(services),
        Sources(services),
        PersonalSettings(services),
        Information(services, questions),
        Memory(services),
        Documents(services),
        Removing(services, indexing),
        indexing,
        Reindexing(services, indexing),
        Scheduled(services, indexing),
        Rollback(services),
        DamageNotice(services),
        HitTest(services),
        Unanswered(services),
        QuestionCard(services),
        recheck,
        Stats(services),
        AccessMenu(services),
        AccessWishes(services),
        AuditLog(services),
        Unsupported(services),
    ]


def _manage(application: BotApplication, services: Services, features: list[Feature], intake: Intake) -> None:
    """Begin and end with the application what goes on beside the updates."""
    tasks: list[asyncio.Task[None]] = []

    async def begin(application: BotApplication) -> None:
        tasks.append(asyncio.create_task(_forget_daily(services.state)))
        for feature in features:
            await feature.resume(application.bot)
        chosen = {admin: services.state.preferences.of(admin).language for admin in services.settings.yinju_admins}
        await services.commands.publish(application.bot, chosen)
        intake.resume()

    async def stop(_: BotApplication) -> None:
        await intake.drain()
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        for feature in features:
            await feature.stop()

    async def end(_: BotApplication) -> None:
        services.executor.close()
        services.state.close()

    application.post_init, application.post_stop, application.post_shutdown = begin, stop, end


async def _forget_daily(state: State) -> None:
    while True:
        await asyncio.sleep(DAY)
        await asyncio.to_thread(state.forget_old)


def _own_builder(settings: Settings) -> Builder:
    if settings.telegram_bot_token is None:
        raise NoTokenError("TELEGRAM_BOT_TOKEN is not set. @BotFather in Telegram gives you one for /newbot.")
    return (
        ApplicationBuilder()
        .token(settings.telegram_bot_token.get_secret_value())
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .rate_limiter(Courier())
        .update_queue(Inflow())
        .connect_timeout(10)
        .read_timeout(20)
        .write_timeout(20)
        .pool_timeout(10)
        # The reading time comes on top of the time that Telegram holds the request.
        .get_updates_request(UpdatesRequest(1, connect_timeout=10, read_timeout=15, pool_timeout=10))
    )
