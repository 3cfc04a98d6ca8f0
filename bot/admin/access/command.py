"""`/access`: an administrator limits the bot to listed chats and people, and keeps the list."""

from typing import Any, Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MaybeInaccessibleMessage, Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters
from telegram.ext.filters import UpdateType

from bot.admin.access.targets import Target, target_of
from bot.admin.permission import let_in
from bot.services import Services
from bot.telegram.message import Reply, bold, clip, join, plain, plain_reply
from bot.telegram.pages import Page, page_buttons, turn_to
from bot.telegram.sending import acknowledge, edit, send
from bot.telegram.updates import the_message, the_query
from bot.words import Words

Context = ContextTypes.DEFAULT_TYPE

PAGE: Final = 10  # entries; each has a row of its own under the message
NAME, LABEL = 100, 40  # UTF-16 units shown of a name, in the message and on a button
CHOICES = ("everybody", "listed")


class AccessMenu:
    """Shows the list to administrators, and changes it; every change is noted as their deed."""

    def __init__(self, services: Services) -> None:
        self._access = services.state.access
        self._audit = services.state.audit
        self._people = services.people

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("access", self.on_access, UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_button, "^access:"),
            MessageHandler(UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, self.on_migration),
        ]

    async def on_access(self, update: Update, context: Context) -> None:
        """Show the list, or change it by a word behind the command."""
        message, user = the_message(update), update.effective_user
        if user is None or not await let_in(update, self._people):
            return
        t = self._people.words_for(user)
        match context.args or []:
            case []:
                reply = self._menu(message, 0, t)
            case [("add" | "remove") as action, *rest]:
                target = await target_of(message, rest)
                reply = plain_reply(self._change(user.id, action, target, t) if target else t("access-usage"))
            case _:
                reply = plain_reply(t("access-usage"))
        await send(message, reply)

    async def on_button(self, update: Update, _: Context) -> None:
        """Do what a button says, and show what the list is now."""
        if not await let_in(update, self._people):
            return
        query = the_query(update)
        t, message, pressed = self._people.words_for(query.from_user), query.message, _unpack(query.data or "")
        if pressed is None or message is None:
            await acknowledge(query)
            return
        action, number, page = pressed
        note = self._act(query.from_user.id, action, number, t)
        await edit(query.get_bot(), message.chat.id, message.message_id, self._menu(message, page, t))
        await acknowledge(query, note)

    async def on_migration(self, update: Update, _: Context) -> None:
        """Keep a group on the list that has become a supergroup, with another number."""
        message = the_message(update)
        if message.migrate_to_chat_id:
            self._access.renumber(message.chat_id, message.migrate_to_chat_id)

    def _act(self, person: int, action: str, number: int, t: Words) -> str | None:
        if action in CHOICES and self._access.is_limited != (action == "listed"):
            self._access.limit(action == "listed")
            self._audit.note(person, "access", action)
        name = self._access.names().get(number)
        if action == "drop" and name is not None:
            return self._change(person, "remove", Target(number, name), t)
        return None

    def _change(self, person: int, action: str, target: Target, t: Words) -> str:
        """Put somebody on the list or take them off, and say so."""
        name = clip(target.name, NAME)
        if action == "add":
            self._access.add(target.number, name)
        else:
            name = self._access.names().get(target.number, name)
            if not self._access.remove(target.number):
                return t("access-not-there", name=name)
        self._audit.note(person, "access", f"{action} {target.number} {name}")
        said = t("access-added" if action == "add" else "access-removed", name=name)
        return said if self._access.is_limited else f"{said}\n{t('access-not-limited')}"

    def _menu(self, message: MaybeInaccessibleMessage, number: int, t: Words) -> Reply:
        """Return the present state with its buttons; who is on the list is nothing for a whole group to read."""
        entries = list(self._access.names().items())
        page = turn_to(number, PAGE, lambda offset, limit: (len(entries), entries[offset : offset + limit]))
        state = "access-listed" if self._access.is_limited else "access-everybody"
        parts = [bold(t("access-title")), plain(t(state))]
        if message.chat.type != ChatType.PRIVATE:
            here = "access-here" if message.chat.id in dict(entries) else "access-not-here"
            return Reply(join([*parts, plain(t(here, count=page.total))]), self._keyboard(page, False, t))
        return Reply(join([*parts, plain(_list(page, t))]), self._keyboard(page, True, t))

    def _keyboard(self, page: Page[tuple[int, str]], with_list: bool, t: Words) -> InlineKeyboardMarkup:
        chosen = CHOICES[self._access.is_limited]
        labels = {choice: t(f"access-button-{choice}") for choice in CHOICES}
        rows = [
            [
                _button(f"✓ {label}" if choice == chosen else label, f"{choice}:0:{page.number}")
                for choice, label in labels.items()
            ]
        ]
        if with_list:
            rows += [[_button(f"✕ {clip(name, LABEL)}", f"drop:{each}:{page.number}")] for each, name in page.entries]
            rows.append(page_buttons(page, lambda at: f"access:page:0:{at}"))
        return InlineKeyboardMarkup([row for row in rows if row])


def _list(page: Page[tuple[int, str]], t: Words) -> str:
    if not page.total:
        return t("access-list-empty")
    lines = [f"• {name} ({number})" if name != str(number) else f"• {number}" for number, name in page.entries]
    return "\n".join([t("access-list", count=page.total), *lines])


def _button(label: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"access:{data}")


def _unpack(data: str) -> tuple[str, int, int] | None:
    """Return what to do, with which entry, and the page to show then; None for what no button says."""
    try:
        _, action, number, page = data.split(":")
        return action, int(number), int(page)
    except ValueError:
        return None
