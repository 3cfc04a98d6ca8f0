"""Builds the Telegram application: which features there are, and in which order they see an update.

Running it is `serve`'s task.
"""

import asyncio
from contextlib import suppress
from typing import Any

from telegram import Update
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ContextTypes,
)

from bot.admin.access.command import AccessMenu
from bot.admin.access.guard import FIRST, Guard
from bot.admin.documents.browse import Documents
from bot.admin.documents.remove import Removing
from bot.admin.indexing.jobs import Indexing
from bot.admin.indexing.reindex import Reindexing
from bot.admin.indexing.rollback import Rollback
from bot.admin.reports.audit import AuditLog
from bot.admin.reports.hittest import HitTest
from bot.admin.reports.stats import Stats
from bot.admin.reports.unanswered import Unanswered
from bot.admin.uploads.handlers import UploadDesk
from bot.admin.uploads.pasted import Pasted
from bot.asking.feedback import Feedback
from bot.asking.information import Information
from bot.asking.inline import Inline
from bot.asking.memory import Memory
from bot.asking.presses import Presses
from bot.asking.questions import Questions
from bot.asking.settings import PersonalSettings
from bot.asking.sources import Sources
from bot.asking.unsupported import Unsupported
from bot.asking.whole import WholeDocument
from bot.commands import publish_commands
from bot.error_handler import on_error
from bot.executor import Executor
from bot.library import Library
from bot.people import People
from bot.services import Services
from bot.settings import Settings
from bot.state import State
from bot.telegram.sending import acknowledge
from bot.telegram.updates import the_query
from index.documents.folder import remove_leftovers
from index.errors import YinjuError

BotApplication = Application[Any, Any, Any, Any, Any, Any]
Builder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]
RETRIES = 5  # of a request that Telegram answers with "too many requests"
DAY = 24 * 60 * 60  # seconds


class NoTokenError(YinjuError):
    """There is no token to build an application with."""


def build_application(
    settings: Settings, builder: Builder | None = None, library: Library | None = None
) -> BotApplication:
    """Return the application with all its handlers, which work as soon as it is initialised.

    A given `builder` is used as it is. The library loads its model at the first question, unless it has done so before.
    """
    application = (builder or _own_builder(settings)).build()
    services = _services(settings, library or Library(settings))
    indexing = Indexing(services)
    uploads, removing = UploadDesk(services, indexing), Removing(services, indexing)
    application.add_handlers({FIRST: Guard(services).handlers(), 0: _handlers(services, indexing, uploads, removing)})

    async def apologise(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        await on_error(update, context, services.people)

    application.add_error_handler(apologise)
    tasks: list[asyncio.Task[None]] = []

    async def begin(application: BotApplication) -> None:
        tasks.append(asyncio.create_task(_forget_daily(services.state)))
        uploads.resume(application.bot)
        await removing.resume(application.bot)
        indexing.resume(application.bot)
        chosen = {admin: services.state.preferences.of(admin).language for admin in settings.yinju_admins}
        await publish_commands(application.bot, chosen)

    async def stop(_: BotApplication) -> None:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await uploads.stop()
        await indexing.stop()

    async def end(_: BotApplication) -> None:
        services.desk.close()
        services.state.close()

    application.post_init, application.post_stop, application.post_shutdown = begin, stop, end
    return application


def _services(settings: Settings, library: Library) -> Services:
    state = State(settings.yinju_data)
    for folder in (settings.yinju_documents, settings.yinju_data):
        remove_leftovers(folder)
    return Services(settings, library, Executor(library), state, People(settings, state))


def _handlers(
    services: Services, indexing: Indexing, uploads: UploadDesk, removing: Removing
) -> list[BaseHandler[Any, Any, Any]]:
    """Return all handlers; the first one that fits an update gets it."""
    information, questions = Information(services), Questions(services)
    return [
        *information.handlers(),
        *PersonalSettings(services).handlers(),
        *Memory(services).handlers(),
        *Sources(services).handlers(),
        *AccessMenu(services).handlers(),
        *indexing.handlers(),
        *Reindexing(services, indexing).handlers(),
        *Rollback(services).handlers(),
        *HitTest(services).handlers(),
        *Unanswered(services).handlers(),
        *Stats(services).handlers(),
        *AuditLog(services).handlers(),
        *Documents(services).handlers(),
        *removing.handlers(),
        *uploads.handlers(),
        *Pasted(services, uploads.offering, questions).handlers(),
        *questions.handlers(),
        *Presses(services).handlers(),
        *WholeDocument(services).handlers(),
        *Feedback(services).handlers(),
        *Inline(services).handlers(),
        *information.last_handlers(),
        *Unsupported(services).last_handlers(),
        CallbackQueryHandler(_on_unknown_button),
    ]


async def _on_unknown_button(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Acknowledge a button of no feature, or of a version that is no more."""
    await acknowledge(the_query(update))


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
        .rate_limiter(AIORateLimiter(max_retries=RETRIES))
        .concurrent_updates(True)
        .connect_timeout(10)
        .read_timeout(20)
        .write_timeout(20)
        .pool_timeout(10)
        .get_updates_connect_timeout(10)
        .get_updates_read_timeout(15)  # on top of the time that Telegram holds the request
        .get_updates_pool_timeout(10)
    )
