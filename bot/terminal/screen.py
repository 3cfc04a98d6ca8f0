"""Everything drawn in a terminal: answers, quotes, progress bars. Plain text where the output is not a terminal."""

from collections.abc import Sequence
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

import index.types
from bot.index_report import progress_line
from bot.quotes import headline, marked, name_of, source, source_line
from bot.script import place_name
from bot.words import Words
from index.corpus import DocumentEntry
from index.types import Document, Span
from retrieval.types import Answer, Quote

INDENT = "   "


def print_answer(out: Console, answer: Answer, words: Words) -> None:
    """Print an answer, its quotes numbered; or a hint; or that there is none, with what came closest."""
    if answer.hint:
        out.print(Text(words(f"hint-{answer.hint.value}")))
        return
    if head := headline(answer, words):
        out.print(Text(head, style="bold green"))
    if not answer.answered:
        out.print(Text(words("nearest" if answer.nearest else "not-answered")))
    for number, quote in enumerate(answer.quotes or answer.nearest, 1):
        print_quote(out, quote, number, words)


def print_quote(out: Console, quote: Quote, number: int, words: Words) -> None:
    """Print a quote, the words asked about in bold, and under it where it comes from."""
    text = Text.assemble(*((piece, "bold" if is_match else "") for piece, is_match in marked(quote)))
    line = source_line(quote.metadata, quote.document, words, quote.page)
    below = f"{line} [{quote.document}]" if quote.metadata.title else line
    if not out.is_terminal:
        out.print(Text(f"{number}. ") + text)
        out.print(Text(INDENT) + below)
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column()
    grid.add_column(overflow="fold")
    grid.add_row(f"{number}.", text)
    grid.add_row("", below)
    out.print(grid, soft_wrap=False)


def print_document(out: Console, document: Document, shown: Span, words: Words) -> None:
    """Print a whole document, a part of it in bold."""
    text = document.text
    out.print(Text(source_line(document.metadata, document.path, words), style="bold"))
    pieces = (text[: shown.start], ""), (text[shown.start : shown.end], "bold"), (text[shown.end :], "")
    out.print(Text.assemble(*pieces))


def print_list(out: Console, title: str, total: int, entries: Sequence[DocumentEntry], words: Words) -> None:
    """Print documents below a title, one a line, and how many others there are."""
    out.print(Text(title, style="bold"))
    for entry in entries:
        place = entry.metadata.place and place_name(entry.metadata.place, words.language)
        line = source(place, name_of(entry.metadata, entry.path), entry.metadata.date)
        out.print(Text(INDENT + line) + Text(f" [{entry.path}]", style="dim"))
    if total > len(entries):
        out.print(Text(INDENT + words("report-others", count=total - len(entries))))


class Bars:
    """Progress bars on standard error for unpacking the model and for indexing; each appears when its work begins."""

    def __init__(self, words: Words) -> None:
        self._words = words
        columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
        self._progress = Progress(*columns, console=Console(stderr=True))
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._tasks:
            self._progress.stop()

    def unpacked(self, done: int, total: int) -> None:
        """Show how much of the model is unpacked, in bytes."""
        self._show("unpack", self._words("unpacking"), done, total)

    def indexed(self, step: index.types.Progress) -> None:
        """Show the phase of indexing and how far it has come."""
        done, total = (1, 1) if step.phase == "publish" else (step.done, step.total)
        self._show(step.phase, progress_line(step, self._words), done, total)

    def _show(self, name: str, description: str, done: int, total: int) -> None:
        if name not in self._tasks:
            self._progress.start()
            self._tasks[name] = self._progress.add_task(description)
        self._progress.update(self._tasks[name], description=description, completed=done, total=total)
