"""Starting: the index first if there is none, then Telegram, the terminal chat, or a few sample questions."""

import sys
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from functools import partial

from bot.admin.run_counts import counts_noted
from bot.conversation.conversation import Conversation
from bot.conversation.fixed import FixedAnswering
from bot.index_report import index_report
from bot.library import Engine, Library, open_library
from bot.settings import EXAMPLES, Settings
from bot.state import FILE, State, StateError
from bot.state.audit import TERMINAL, Audit
from bot.state.fixed import read_fixed
from bot.state.opening import open_store
from bot.terminal.chat import Chat
from bot.terminal.console import console
from bot.terminal.prompt import talk
from bot.terminal.screen import Bars, print_answer
from bot.words import Words, words
from index.errors import StoreError
from index.types import IndexReport, Progress

# Asked when there is nobody to ask: one question in each language that people write in.
SAMPLES = ("哪个城市强调了人才政策？", "哪裡要籌建青年公寓？", "How many night bus routes does Lanzhou have?")


def start(settings: Settings, t: Words) -> None:
    """Do what `yinju run` promises."""
    library = ready_library(settings, t)
    if settings.telegram_bot_token:
        from bot.serve import serve

        serve(settings, library)
        return
    print(t("token-how"))
    if sys.stdin.isatty():
        talk(partial(open_chat, library.engine, settings, t), console(), t)
    elif settings.yinju_documents.resolve() == EXAMPLES.resolve():  # what they ask is in no other documents
        _answer_samples(library.engine, settings, t)


def ready_library(settings: Settings, t: Words) -> Library:
    """Return a library with an index, which is made if there is none, and what a first question needs loaded."""
    report = None
    with Bars(t) as bars:
        library = open_library(settings, bars.unpacked)
        if library.snapshots.current() is None:
            report = _indexed(settings, library, bars.indexed)
        library.engine.warm_first()
    if report:
        print(index_report(report, t), file=sys.stderr)
    return library


def bring_up_to_date(settings: Settings, t: Words, confirmed: bool) -> IndexReport:
    """Index the documents folder, with bars on standard error; `confirmed`: also where many documents would go."""
    if settings.database or (settings.yinju_data / FILE).exists():
        with suppress(StateError), closing(State(settings.yinju_data, settings.database)) as state:
            state.held.put(())  # who indexes here follows the folder, as /reindex does
    with Bars(t) as bars:
        return _indexed(settings, open_library(settings, bars.unpacked), bars.indexed, confirmed=confirmed)


def follow(settings: Settings, t: Words, meant: Collection[str], held: Collection[str]) -> IndexReport:
    """Have the index follow the folder where documents were moved on purpose, with bars on standard error."""
    with Bars(t) as bars:
        return _indexed(settings, open_library(settings, bars.unpacked), bars.indexed, meant=meant, held=held)


def _indexed(
    settings: Settings,
    library: Library,
    on_progress: Callable[[Progress], None],
    meant: Collection[str] = (),
    confirmed: bool = False,
    held: Collection[str] = (),
) -> IndexReport:
    """Bring the index up to date; if that makes another one, note that it was made on the command line."""
    before = library.snapshots.current()
    report = library.indexer.run(on_progress, meant, confirmed, held)
    made = library.snapshots.current()
    if made != before:
        with suppress(StateError, StoreError), closing(open_store(settings.yinju_data, settings.database)) as store:
            Audit(store).note(TERMINAL, "reindex", counts_noted(report, made))
    return report


def ready_engine(settings: Settings, t: Words) -> Engine:
    """Return an engine with its model, with a bar on standard error if that has to be unpacked first.

    What else a question needs is loaded when one needs it: a single one needs a part, and warming takes longer than it.
    """
    with Bars(t) as bars:
        engine = Engine(settings, bars.unpacked)
        engine.encoder()
    return engine


def open_chat(engine: Engine, settings: Settings, t: Words) -> Chat:
    """Return a chat in the terminal.

    Raises:
        NoSnapshotError: nothing has been indexed yet.
    """
    engine.require_index()
    return Chat(engine, console(), settings.yinju_quotes, t.language, conversation_of(settings))


def conversation_of(settings: Settings) -> Conversation:
    """Return a conversation that begins, with the answers that administrators of the bot wrote."""
    return Conversation(FixedAnswering(partial(read_fixed, settings.yinju_data, settings.database)))


def _answer_samples(engine: Engine, settings: Settings, t: Words) -> None:
    out = console()
    for question in SAMPLES:
        with engine.lend() as answerer:
            answer = answerer.answer(question, settings.yinju_quotes)
        print(f"\n? {question}")
        print_answer(out, answer, words(answer.language) if answer.language else t)
