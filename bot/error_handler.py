"""When something fails: the traceback goes to the log under a reference, the person gets the same reference.

Where Telegram cannot be reached there is nothing to apologise for yet: the answer may have arrived, or comes later.
"""

import logging
import secrets

from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.observe.question import reference
from bot.people import People
from bot.receiving.intake import SOON, Intake
from bot.telegram.courier import may_arrive_later
from bot.telegram.sending import tell
from bot.words import Words, language_of, words
from index.errors import StoreError

logger = logging.getLogger(__name__)


def error_message(error: BaseException | None, t: Words) -> str:
    """Log what went wrong under a reference, and return what to tell the person who waits."""
    shown = reference() or secrets.token_hex(4)
    logger.error("Reference %s", shown, exc_info=error)
    return t("error-unexpected", reference=shown)


async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE, people: People, intake: Intake) -> None:
    """Tell the person about an error that a handler did not expect."""
    if isinstance(context.error, Forbidden):
        logger.info("Not sent: %s", context.error)  # the person blocked the bot or removed it
        return
    if may_arrive_later(context.error) and isinstance(update, Update):
        logger.warning("Telegram could not be reached for an answer: %s", context.error)
        if not update.callback_query:  # what a button does is not done twice, and nobody waits for it any more
            intake.keep(update)
        return
    user = update.effective_user if isinstance(update, Update) else None
    if isinstance(context.error, StoreError):
        logger.warning("The database is not there: %s", context.error)
        is_pressed = isinstance(update, Update) and (update.callback_query or update.inline_query)
        if isinstance(update, Update) and not is_pressed:  # it is answered when it is there again
            intake.keep(update, SOON)
            return
        text = words(language_of(user.language_code if user else None))("error-later")
    else:
        text = error_message(context.error, people.words_for(user))
    if not isinstance(update, Update):
        return
    try:
        await tell(update, text)
    except TelegramError as error:
        logger.warning("The error message could not be sent: %s", error)
