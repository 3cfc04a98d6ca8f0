"""Runs the Telegram application in this process until Ctrl-C or SIGTERM, by long polling or by webhook."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot import logs
from bot.app import BotApplication, build_application, build_services
from bot.conversation.fixed import FixedAnswering
from bot.library import Library
from bot.observe.server import Missing, listen
from bot.receiving.webhook import Webhook
from bot.services import Services
from bot.settings import Settings
from index.errors import StoreError, YinjuError

logger = logging.getLogger(__name__)
UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY]
POLL_SECONDS = 30
LONGEST_WAIT = 30.0  # seconds between two attempts to reach Telegram
FOREVER = -1


class TokenError(YinjuError):
    """Telegram does not know the token."""


def serve(settings: Settings, library: Library) -> None:
    """Answer people in Telegram until the process is told to stop.

    Raises:
        TokenError: Telegram refuses the token.
    """
    token = settings.telegram_bot_token
    logs.configure(settings.yinju_log_level, token.get_secret_value() if token else "", settings.yinju_log_format)
    services = build_services(settings, library)
    application = build_application(services)
    asyncio.run(_run(application, services, lambda: _missing(application, library)))


def _missing(application: BotApplication, library: Library) -> str | None:
    """Return what keeps the bot from answering."""
    if not application.running:
        return "Telegram has not been reached yet"
    try:
        return "there is no index yet" if library.snapshots.current() is None else None
    except StoreError:
        return "the database of the index can't be reached"


async def _run(application: BotApplication, services: Services, missing: Missing) -> None:
    settings = services.settings
    address = settings.metrics_address
    watched = listen(*address, missing) if address else None
    serving = asyncio.create_task(_serve(application, settings))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, serving.cancel)
    try:
        async with _programs(services):
            await serving
    except asyncio.CancelledError:
        logger.info("Stopping")
    finally:
        await _leave(application)
        if watched:
            watched.stop()


@asynccontextmanager
async def _programs(services: Services) -> AsyncIterator[None]:
    """Let other programs ask too, where the settings say so."""
    if services.settings.http_address is None:
        yield
        return
    from bot.programs.desk import Desk
    from bot.programs.http_server import serving

    desk = Desk(services.executor, FixedAnswering(services.state.fixed.all))
    async with serving(services.settings, desk, services.state.access):
        yield


async def _serve(application: BotApplication, settings: Settings) -> None:
    await _connect(application, settings)
    if application.post_init:
        await application.post_init(application)
    async with _webhook(application, settings) if settings.telegram_webhook_url else _polling(application):
        await application.start()
        logger.info("Ready as @%s", application.bot.username)
        await asyncio.Event().wait()


async def _connect(application: BotApplication, settings: Settings) -> None:
    """Wait until Telegram answers: a bot that starts with the machine may come before the network."""
    await _until_reached(application.initialize, settings)


async def _until_reached(request: Callable[[], Awaitable[object]], settings: Settings) -> None:
    wait = 1.0
    while True:
        try:
            await request()
        except InvalidToken:
            raise TokenError(
                f"{settings.telegram_api_url} refuses TELEGRAM_BOT_TOKEN. Compare it with what @BotFather shows."
            ) from None  # the library's own message holds the token
        except (NetworkError, RetryAfter) as error:
            logger.warning("%s cannot be reached (%s). Trying again in %.0f s.", settings.telegram_api_url, error, wait)
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)
        else:
            return


@asynccontextmanager
async def _polling(application: BotApplication) -> AsyncIterator[None]:
    updater = application.updater
    assert updater is not None, "the builder of this program makes one"
    await updater.start_polling(
        timeout=POLL_SECONDS,
        bootstrap_retries=FOREVER,
        allowed_updates=UPDATES,
        error_callback=_on_polling_trouble,
    )
    try:
        yield
    finally:
        await updater.stop()


@asynccontextmanager
async def _webhook(application: BotApplication, settings: Settings) -> AsyncIterator[None]:
    url, secret = settings.telegram_webhook_url, settings.telegram_webhook_secret
    assert url is not None, "there is a webhook"
    assert secret is not None, "the settings see to it"
    word = secret.get_secret_value()
    webhook = Webhook(application.bot, urlsplit(url).path.lstrip("/"), word, application.update_queue)
    webhook.listen(settings.telegram_webhook_port, settings.telegram_webhook_listen)
    try:
        await _until_reached(
            lambda: application.bot.set_webhook(url, allowed_updates=UPDATES, secret_token=word), settings
        )
        yield
    finally:
        await webhook.close()


def _on_polling_trouble(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        logger.error("Another program uses the same token, and only one of them gets each update: %s", error)
    else:
        logger.warning("Telegram cannot be reached (%s). Trying again.", error)


async def _leave(application: BotApplication) -> None:
    """Undo the steps of `_serve` that were taken, in the opposite order."""
    if application.running:
        await application.stop()
    if application.post_stop:
        await application.post_stop(application)
    await application.shutdown()
    if application.post_shutdown:
        await application.post_shutdown(application)
