"""What the bot answers from: the model and the store behind it, by what can be done with them.

`engine` lends an answerer, `executor` calls it off the event loop, `indexer` brings the index up to date, `snapshots`
knows the states that are kept, `previews` reads files that are looked at before they are added, `drawing` makes
pictures of pages, `memory` gives back what only loading took. Features see an answerer over a corpus and never the
files behind it, so that another store can take their place. Every method may be called from any thread.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.library.engine import Engine
from bot.library.indexer import CancelledError, Indexer, StoppedError
from bot.library.snapshots import Snapshots
from bot.settings import Settings
from index.isolation.limits import ProcessLimits
from index.isolation.reading_process import ReadingProcess

__all__ = ["CancelledError", "Engine", "Indexer", "Library", "Snapshots", "StoppedError", "open_library"]


DRAWING = ProcessLimits(seconds=15, memory=600, answer=32)  # somebody waits for the one page


@dataclass(frozen=True, slots=True)
class Library:
    """One of each, over the same model and data."""

    engine: Engine
    indexer: Indexer
    snapshots: Snapshots
    previews: ReadingProcess
    drawing: ReadingProcess


def open_library(settings: Settings, on_unpacked: Callable[[int, int], None] | None = None) -> Library:
    """Return the library of the settings. Nothing is loaded before it is needed.

    `on_unpacked` is told how many bytes of the model are unpacked, of how many.
    """
    engine = Engine(settings, on_unpacked)
    indexer, snapshots = Indexer(settings, engine.store, engine.encoder), Snapshots(engine.store, engine.encoder)
    return Library(engine, indexer, snapshots, previews=ReadingProcess(), drawing=ReadingProcess(DRAWING))
