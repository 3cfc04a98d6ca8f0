"""Taking documents away and putting them back on the command line: the files are kept as those that the bot removes."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import time_ns
from typing import Final

from bot.quotes import name_of
from bot.settings import Settings
from bot.state.audit import TERMINAL, Audit
from bot.state.held import Held
from bot.state.opening import open_store
from bot.state.removals import Removal, Removals, Stage
from bot.state.runs import Run
from bot.state.store import StateStore
from bot.words import Words
from index.documents.folder import put_back, take_away
from index.errors import FolderChangeError, YinjuError
from index.types import Document
from retrieval.types import Language

NO_CHAT: Final = 0  # no message of Telegram tells of these


class NothingRemovedError(YinjuError):
    """There is no such document to put back."""


class FolderMoves:
    """Moves files out of the documents folder and back; the index follows with its next run."""

    def __init__(self, settings: Settings, store: StateStore, language: Language) -> None:
        self._documents = settings.yinju_documents
        self._language = language
        self._removals = Removals(store, settings.yinju_data)
        self._audit = Audit(store)
        self._held = Held(store)

    def held(self) -> frozenset[str]:
        """Return the documents that the index keeps as they are."""
        return self._held.names()

    def removed(self) -> list[str]:
        """Return the names of what was taken away, here or in Telegram, and may still be in the index."""
        return [each.name for each in self._removals.at(Stage.REMOVED) if each.newer is None]

    def take(self, document: Document) -> None:
        """Take a document away.

        Raises:
            FolderChangeError: the file is not there, or cannot be moved; it is then where it was.
        """
        title = name_of(document.metadata, document.path)
        run = Run(NO_CHAT, time_ns(), self._language)
        removal = Removal(run, TERMINAL, document.path, title, Stage.REMOVED)
        self._removals.begin(removal)  # first, as files of no removal are swept away
        try:
            take_away(self._documents, document.path, self._removals.kept(removal))
        except FolderChangeError:
            self._removals.drop(removal)
            raise
        self._held.release(document.path)
        self._audit.note(TERMINAL, "remove", f"{title} ({document.path})")

    def put_back(self, search: str, t: Words) -> str:
        """Put back what was taken away last of what has this in its name or title; return its name.

        Raises:
            NothingRemovedError: there is none.
            FolderChangeError: another file has its name by now, or it cannot be moved.
        """
        kept = [each for each in self._removals.at(Stage.REMOVED) if each.newer is None]
        named = [each for each in kept if search in each.name or search in each.title]
        if not named:
            raise NothingRemovedError(t("remove-command-gone", search=search))
        removal = named[-1]
        put_back(self._removals.kept(removal), self._documents, removal.name)
        self._held.release(removal.name)
        self._removals.move(removal, Stage.RETURNED)
        self._audit.note(TERMINAL, "undo", f"{removal.title} ({removal.name})")
        return removal.name


@contextmanager
def folder_moves(settings: Settings, language: Language) -> Iterator[FolderMoves]:
    """Open what is needed to move files.

    Raises:
        StateError: the state is damaged.
    """
    with closing(open_store(settings.yinju_data, settings.database)) as store:
        yield FolderMoves(settings, store, language)
