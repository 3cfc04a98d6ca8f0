"""Builds the Telegram application of the features. Running it is `serve`'s task."""

import asyncio
import logging
from contextlib import suppress
from typing import Any

from telegram.ext import Application, ApplicationBuilder, ContextTypes

from bot.commands import Commands
from bot.error_handler import on_error
from bot.feature import Feature
from bot.features import build_features
from bot.library import Library
from bot.library.executor import Executor
from bot.observe.metrics import watch_queue
from bot.peers import Peers
from bot.people import People
from bot.receiving.intake import Inflow, Intake
from bot.receiving.readable import UpdatesRequest
from bot.services import Services
from bot.settings import Settings
from bot.state import State
from bot.telegram.courier import Courier
from bot.telegram.ephemeral import Whispers
from index.documents.folder import remove_unfinished
from index.errors import YinjuError

logger = logging.getLogger(__name__)

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

    intake = Intake(application, services.state.inbox, services.state.leases, services.people)
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
    state = State(settings.yinju_data, settings.database)
    if settings.database and settings.telegram_bot_token:
        state.claim(int(settings.telegram_bot_token.get_secret_value().partition(":")[0]))
    for folder in (settings.yinju_documents, settings.yinju_data):
        remove_unfinished(folder)
    people = People(settings, state)
    executor = Executor(library.engine, people.closed_folders)
    return Services(settings, library, executor, state, people, Commands(people), Whispers())


def _manage(application: BotApplication, services: Services, features: list[Feature], intake: Intake) -> None:
    """Begin and end with the application what goes on beside the updates."""
    tasks: list[asyncio.Task[None]] = []
    peers = Peers(services, features, intake)

    async def begin(application: BotApplication) -> None:
        tasks.append(asyncio.create_task(_forget_daily(services.state)))
        peers.join(application.bot)
        for feature in features:
            await feature.start(application.bot)
        await peers.take_up_what_is_free(application.bot)
        chosen = {admin: services.state.preferences.of(admin).language for admin in services.settings.yinju_admins}
        await services.commands.publish(application.bot, chosen)

    async def stop(_: BotApplication) -> None:
        await peers.leave()
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
        try:
            await asyncio.to_thread(state.forget_old)
        except YinjuError as error:
            logger.error("What is old could not be forgotten today: %s", error)


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
