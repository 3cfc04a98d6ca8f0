"""What the bot remembers of people: `/privacy` says it, `/new` ends a conversation, `/forget` removes everything."""

from datetime import timedelta
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.asking.personal import PersonalMenus
from bot.commands import publish_own_commands
from bot.services import Services
from bot.state import KEPT
from bot.telegram.message import Reply, bold, join, plain, plain_reply
from bot.telegram.sending import acknowledge, edit, send
from bot.telegram.updates import author_of, person_of, the_message, the_query, topic_of
from bot.words import Words

Context = ContextTypes.DEFAULT_TYPE

# What has no end of its own: tables, each with a line in /privacy like those of `KEPT`.
LASTING = ("preferences", "audit", "allowed")

# In which order it is said what was forgotten: first what people know of.
FORGOTTEN = ("preferences", "conversations", "questions", "feedback", "uploads", "messages", "replies")


class Memory:
    """Says what is kept, and forgets it."""

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._people = services.people
        self._menus = PersonalMenus(services, "forget")

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("new", self.on_new, UpdateType.MESSAGE),
            CommandHandler("privacy", self.on_privacy, UpdateType.MESSAGE),
            CommandHandler("forget", self.on_forget, UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_answer, "^forget:"),
        ]

    async def on_new(self, update: Update, _: Context) -> None:
        """Let the next question stand by itself."""
        message = the_message(update)
        self._state.conversations.end(message.chat_id, topic_of(message), author_of(message))
        await send(message, plain_reply(self._people.words_for(update.effective_user)("new-conversation")))

    async def on_privacy(self, update: Update, _: Context) -> None:
        """Say what is kept, why and for how long."""
        t = self._people.words_for(update.effective_user)
        lines = [t(f"privacy-{table}", span=_duration(span, t)) for table, span in KEPT.items()]
        lines += [t(f"privacy-{table}") for table in LASTING]
        kept = plain("\n".join(f"• {line}" for line in lines))
        reply = Reply(join([bold(t("privacy-title")), kept, plain(t("privacy-where")), plain(t("privacy-forget"))]))
        await send(the_message(update), reply)

    async def on_forget(self, update: Update, _: Context) -> None:
        """Ask whether everything about this person shall go."""
        message, person = the_message(update), person_of(update)
        t = self._people.words_for(person)
        if person is None:
            await send(message, plain_reply(t("own-name-only")))
            return
        choices = {"yes": t("forget-button-yes"), "no": t("forget-button-no")}
        row = [InlineKeyboardButton(label, callback_data=f"forget:{choice}") for choice, label in choices.items()]
        await self._menus.show(message, person, plain_reply(t("forget-ask"), InlineKeyboardMarkup([row])))

    async def on_answer(self, update: Update, _: Context) -> None:
        """Forget the person, or leave everything as it is, as they chose."""
        query = the_query(update)
        if not await self._menus.may_press(query) or query.message is None:
            return
        t = self._people.words_for(query.from_user)  # before their language is forgotten
        self._menus.close(query.message)
        said = self._forgotten(update, t) if query.data == "forget:yes" else t("forget-kept")
        await edit(query.get_bot(), query.message.chat.id, query.message.message_id, plain_reply(said))
        await acknowledge(query)
        await publish_own_commands(update, self._people)

    def _forgotten(self, update: Update, t: Words) -> str:
        """Forget the person and say what was removed, and what was not."""
        person = the_query(update).from_user
        removed = self._state.forget(person.id)
        things = [t(f"forgotten-{table}", count=count) for table in FORGOTTEN if (count := removed[table])]
        lines = [t("forgotten", things=t("list-comma").join(things)) if things else t("forgotten-nothing")]
        if self._people.is_administrator(update):
            lines.append(t("forgotten-not-deeds"))
        if person.id in self._state.access.names():
            lines.append(t("forgotten-not-listed"))
        return "\n".join(lines)


def _duration(span: timedelta, t: Words) -> str:
    """Return a length of time in words, in days or in minutes."""
    if span.days:
        return t("duration-days", count=span.days)
    return t("duration-minutes", count=span.seconds // 60)
