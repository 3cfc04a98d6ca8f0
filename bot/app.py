"""Builds the Telegram application: which updates reach which handler. Running it is `serve`'s task."""

from typing import Any

from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)
from telegram.ext.filters import ChatType, UpdateType

from bot.addressing import Addressed
from bot.apology import on_error
from bot.commands import publish_commands
from bot.desk import Desk
from bot.handlers import Information, Questions
from bot.library import Library
from bot.presses import Presses
from bot.reindex import Reindexing
from bot.settings import Settings
from bot.state import State
from index.errors import YinjuError

BotApplication = Application[Any, Any, Any, Any, Any, Any]
Builder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]
RETRIES = 5  # of a request that Telegram answers with "too many requests"


class NoTokenError(YinjuError):
    """There is no token to build an application with."""


def build_application(
    settings: Settings, builder: Builder | None = None, library: Library | None = None
) -> BotApplication:
    """Return the application with all its handlers, which work as soon as it is initialised.

    A given `builder` is used as it is. The library loads its model at the first question, unless it has done so before.
    """
    application = (builder or _own_builder(settings)).build()
    library = library or Library(settings)
    desk, state = Desk(library, settings.yinju_quotes), State(settings.yinju_data)
    reindexing = Reindexing(settings, library)
    _add_handlers(application, Questions(desk, state), Presses(desk, state), Information(settings, library), reindexing)

    async def begin(application: BotApplication) -> None:
        await publish_commands(application, settings.yinju_admins)

    async def stop(_: BotApplication) -> None:
        await reindexing.stop()

    async def end(_: BotApplication) -> None:
        desk.close()
        state.close()

    application.post_init, application.post_stop, application.post_shutdown = begin, stop, end
    return application


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


def _add_handlers(
    application: BotApplication,
    questions: Questions,
    presses: Presses,
    information: Information,
    reindexing: Reindexing,
) -> None:
    fresh, fresh_or_edited = UpdateType.MESSAGE, UpdateType.MESSAGES
    plain_text = fresh_or_edited & filters.TEXT & ~filters.COMMAND
    application.add_handlers(
        [
            CommandHandler("start", information.on_start, fresh),
            CommandHandler("help", information.on_help, fresh),
            CommandHandler("status", information.on_status, fresh),
            CommandHandler("reindex", reindexing.on_reindex, fresh),
            CommandHandler("ask", questions.on_question, fresh_or_edited),
            MessageHandler(fresh & ChatType.PRIVATE & filters.COMMAND, information.on_unknown_command),
            MessageHandler(plain_text & ChatType.PRIVATE, questions.on_question),
            MessageHandler(plain_text & ChatType.GROUPS & Addressed(), questions.on_question),
            CallbackQueryHandler(presses.on_button),
        ]
    )
    application.add_error_handler(on_error)
