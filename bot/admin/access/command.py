"""`/access`: an administrator limits the bot to listed chats and people, and keeps the list."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup, MaybeInaccessibleMessage, Update
from telegram.constants import ChatType
from telegram.ext import CommandHandler, ContextTypes, MessageHandler, filters
from telegram.ext.filters import UpdateType

from bot.admin.access.folder_messages import FolderAct, FolderButton, reader_name
from bot.admin.access.targets import AccessTarget, target_of
from bot.admin.permission import let_in
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.telegram.buttons import Button, Press, inline_button, on_press
from bot.telegram.message import Reply, bold, clip, join, plain, plain_reply
from bot.telegram.pages import Page, page_buttons, turn_to
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from bot.words import Words

Context = ContextTypes.DEFAULT_TYPE

PAGE: Final = 10  # entries; each has a row of its own under the message
NAME, LABEL = 100, 40  # UTF-16 units shown of a name, in the message and on a button


class Action(StrEnum):
    """What to do before the list is shown anew: let everybody ask or only those listed, drop an entry, or nothing.

    With an empty list, it is asked first whether that is meant; the sure ones answer that.
    """

    EVERYBODY = "everybody"
    LISTED = "listed"
    SURELY_EVERYBODY = "open"
    SURELY_LISTED = "lock"
    DROP = "drop"
    PAGE = "page"


CHOICES: Final = (Action.EVERYBODY, Action.LISTED)
SURE: Final = {Action.EVERYBODY: Action.SURELY_EVERYBODY, Action.LISTED: Action.SURELY_LISTED}
LIMITING: Final = frozenset({Action.LISTED, Action.SURELY_LISTED})


@dataclass(frozen=True, slots=True)
class ChangeAccess(Button):
    """Do this, to the chat or person `number` if one is meant, and show this page of the list."""

    kind: ClassVar[str] = "access"
    action: Action
    number: int
    page: int


class AccessMenu(Feature):
    """Shows the list to administrators, and changes it; every change is noted as their deed."""

    commands = (Command("access", for_administrators=True),)

    def __init__(self, services: Services) -> None:
        self._access = services.state.access
        self._collections = services.state.collections
        self._audit = services.state.audit
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("access", self.on_access, UpdateType.MESSAGE),
            on_press(self.on_button, ChangeAccess),
            MessageHandler(UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, self.on_migration),
        ]

    async def on_access(self, update: Update, context: Context) -> None:
        """Show the list, or change it by a word behind the command."""
        message, user = the_message(update), update.effective_user
        if user is None or not await let_in(update, self._people, shows_documents=False):
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

    async def on_button(self, press: Press[ChangeAccess]) -> None:
        """Do what a button says, and show what the list is now."""
        if not await let_in(press.update, self._people, shows_documents=False):
            return
        t, action = self._people.words_for(press.person), press.button.action
        if action in CHOICES and self._changes(action) and not self._access.names():
            await press.replace(_question(action, t))
            await press.acknowledge()
            return
        note = self._act(press.person.id, press.button, t)
        await press.replace(self._menu(press.message, press.button.page, t))
        await press.acknowledge(note)

    async def on_migration(self, update: Update, _: Context) -> None:
        """Keep a group on the list when it becomes a supergroup and gets another number."""
        message = the_message(update)
        if message.migrate_to_chat_id:
            self._access.renumber(message.chat_id, message.migrate_to_chat_id)
            self._collections.renumber(message.chat_id, message.migrate_to_chat_id)

    def _act(self, person: int, button: ChangeAccess, t: Words) -> str | None:
        if self._changes(button.action):
            limited = button.action in LIMITING
            self._access.limit(limited)
            self._audit.note(person, "access", CHOICES[limited])
        name = self._access.names().get(button.number)
        if button.action is Action.DROP and name is not None:
            return self._change(person, "remove", AccessTarget(button.number, name), t)
        return None

    def _changes(self, action: Action) -> bool:
        """Say whether an action changes if the list counts."""
        return action in {*SURE, *SURE.values()} and self._access.is_limited != (action in LIMITING)

    def _change(self, person: int, action: str, target: AccessTarget, t: Words) -> str:
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
        """Return the present state with its buttons. In a group without the list, as everybody there would read it."""
        entries = list(self._access.names().items())
        page = turn_to(number, PAGE, lambda offset, limit: (len(entries), entries[offset : offset + limit]))
        state = "access-listed" if self._access.is_limited else "access-everybody"
        parts = [bold(t("access-title")), plain(t(state))]
        if message.chat.type != ChatType.PRIVATE:
            here = "access-here" if message.chat.id in dict(entries) else "access-not-here"
            return Reply(
                join([*parts, plain(t(here, count=page.total, group=str(message.chat.id)))]),
                self._keyboard(page, False, t),
            )
        return Reply(join([*parts, plain(_list(page, t))]), self._keyboard(page, True, t))

    def _keyboard(self, page: Page[tuple[int, str]], with_list: bool, t: Words) -> InlineKeyboardMarkup:
        chosen = CHOICES[self._access.is_limited]
        labels = {choice: t(f"access-button-{choice}") for choice in CHOICES}
        rows = [
            [
                inline_button(f"✓ {label}" if choice is chosen else label, ChangeAccess(choice, 0, page.number))
                for choice, label in labels.items()
            ]
        ]
        if with_list:
            rows += [
                [inline_button(f"✕ {clip(name, LABEL)}", ChangeAccess(Action.DROP, each, page.number), removes=True)]
                for each, name in page.entries
            ]
            rows.append(page_buttons(page, lambda at: ChangeAccess(Action.PAGE, 0, at)))
            rows.append([inline_button(t("access-button-folders"), FolderButton(t.language, FolderAct.LIST))])
        return InlineKeyboardMarkup([row for row in rows if row])


def _question(action: Action, t: Words) -> Reply:
    """Ask whether the bot shall really be limited to nobody, or opened to all."""
    row = [
        inline_button(t(f"access-button-sure-{action}"), ChangeAccess(SURE[action], 0, 0)),
        inline_button(t("access-button-back"), ChangeAccess(Action.PAGE, 0, 0)),
    ]
    return plain_reply(t(f"access-sure-{action}"), InlineKeyboardMarkup([row]))


def _list(page: Page[tuple[int, str]], t: Words) -> str:
    if not page.total:
        return t("access-list-empty")
    lines = [f"• {reader_name(number, name)}" for number, name in page.entries]
    return "\n".join([t("access-list", count=page.total), *lines])
