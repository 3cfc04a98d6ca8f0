"""The printed page of a quote as a picture, with the quote marked on it.

It is drawn from the original file, in a process of its own and within limits, as a file may harm what opens it.
"""

import asyncio
import logging
from dataclasses import dataclass
from pathlib import Path

from bot.asking.buttons import Printed
from bot.asking.settle import settle
from bot.feature import Feature, Handler
from bot.quotes import source_line
from bot.services import Services
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import Reply, clip, safe
from bot.telegram.sending import send_photo
from bot.words import words
from index.documents.scan import Source
from index.errors import ReadError
from index.isolation.protocol import PageRequest
from index.types import Document
from retrieval.answer import Answerer, PassageGoneError

logger = logging.getLogger(__name__)

CAPTION = 300  # UTF-16 units; Telegram takes 1,024


class ChangedFileError(Exception):
    """The file of a document is gone, or no longer the one that the document was made of."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A passage on its page, which counts from 1."""

    document: Document
    text: str
    page: int


class PrintedPage(Feature):
    """Sends the page of a passage."""

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._people = services.people
        self._drawing = services.library.drawing
        self._folder: Path = services.settings.yinju_documents
        self._turn = asyncio.Lock()  # so that slow pages take one thread, whoever asks for them
        self._harmful: set[tuple[str, int]] = set()

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_button, Printed)]

    async def stop(self) -> None:
        """End the process that draws."""
        await asyncio.to_thread(self._drawing.close)

    async def on_button(self, press: Press[Printed]) -> None:
        """Show the page."""
        await settle(press, self._people, self._show(press))

    async def _show(self, press: Press[Printed]) -> str | None:
        t = words(press.button.language)
        place = await self._executor.run(lambda answerer: _place(answerer, press.button.passage))
        try:
            async with self._turn:
                png = await asyncio.to_thread(self._drawn, place)
        except ChangedFileError:
            return t("printed-gone")
        except ReadError as error:
            logger.warning("A page could not be drawn: %s", error)
            return t("printed-failed")
        line = source_line(place.document.metadata, place.document.path, t, place.page)
        await send_photo(press.message, png, Reply(safe(clip(line, CAPTION))))
        return None

    def _drawn(self, place: _Place) -> bytes:
        path, known = self._folder / place.document.path, (place.document.digest, place.page)
        if not path.is_file() or Source(path, place.document.path).digest() != place.document.digest:
            raise ChangedFileError
        if known in self._harmful:
            raise ReadError(path, f"page {place.page} could not be drawn before", "set-aside")
        try:
            return self._drawing.draw(PageRequest(str(path), place.page, place.text))
        except ReadError:
            self._harmful.add(known)
            raise


def _place(answerer: Answerer, key: str) -> _Place:
    passage = answerer.corpus.by_key(key)
    document = answerer.corpus.document(passage.document) if passage else None
    page = document.page_at(passage.start) if passage and document else None
    if passage is None or document is None or page is None:
        raise PassageGoneError("That passage is no longer in the index; its document was changed or removed.")
    return _Place(document, passage.text, page)
