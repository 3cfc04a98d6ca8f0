"""The command `yinju`. What loads the model, the index or Telegram is imported by the command that needs it."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.settings import Settings, load_settings
from bot.words import Words, language_of, words
from index.errors import RemovalError, YinjuError

STANDARD_INPUT = "-"
INTERRUPTED = 130  # the shell's convention for a command that Ctrl-C ended
Command = TypeVar("Command", bound=Callable[..., Any])


def _folders(command: Command) -> Command:
    """Give a command `--documents` and `--data`, which override the settings."""
    options = (
        click.option("--documents", type=click.Path(path_type=Path), help="Folder of documents (YINJU_DOCUMENTS)."),
        click.option("--data", type=click.Path(path_type=Path), help="Folder of index and state (YINJU_DATA)."),
    )
    for option in options:
        command = option(command)
    return command


def _json_option(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")(command)


def _own_words() -> Words:
    """Return the words in the language of the terminal."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "C"
    return words(language_of(locale))


def _print_json(record: dict[str, Any]) -> None:
    print(json.dumps(record, ensure_ascii=False), flush=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="yinju")
def cli() -> None:
    """Answers from documents, in their own words: quotes with their source, in Telegram or here."""


@cli.command(epilog="Example: TELEGRAM_BOT_TOKEN=123456:ABC-DEF yinju run")
@_folders
def run(documents: Path | None, data: Path | None) -> None:
    """Start the Telegram bot, or without a token the terminal chat; makes the index first if there is none."""
    from bot.start import start

    start(load_settings(documents, data), _own_words())


@cli.command(epilog="Example: yinju chat --documents examples/corpus")
@_json_option
@_folders
def chat(as_json: bool, documents: Path | None, data: Path | None) -> None:
    """Ask questions in the terminal; with --json one a line from standard input, answers as by `ask --json`."""
    from bot.library import Engine
    from bot.start import open_chat, ready_engine

    settings, t = load_settings(documents, data), _own_words()
    if as_json:
        from bot.terminal.json_chat import conversation

        engine = ready_engine(settings, t)
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        for record in conversation(engine, sys.stdin, settings.yinju_quotes):
            _print_json(record)
    else:
        open_chat(Engine(settings), settings, t)


@cli.command(epilog="Examples: yinju ask 哪个城市强调了人才政策？    yinju ask --json --batch questions.jsonl")
@click.argument("question", nargs=-1)
@_json_option
@click.option("--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path), help='Lines of {"question": …}.')
@click.option("--top", type=click.IntRange(min=1), default=3, show_default=True, help="How many quotes.")
@_folders
def ask(
    question: tuple[str, ...],
    as_json: bool,
    batch: Path | None,
    top: int,
    documents: Path | None,
    data: Path | None,
) -> None:
    """Answer QUESTION, in one word or several, with quotes; `-`: the questions on standard input, one a line."""
    if bool(question) == (batch is not None):
        raise click.UsageError("Give either a QUESTION or --batch FILE.")
    if batch and not as_json:
        raise click.UsageError("--batch needs --json.")
    from bot.terminal.batch import read_questions

    if question == (STANDARD_INPUT,):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        questions = [line.strip() for line in sys.stdin if line.strip()]
    else:
        questions = read_questions(batch) if batch else [_as_typed(" ".join(question))]
    _answer(questions, as_json, top, load_settings(documents, data))


def _answer(questions: list[str], as_json: bool, top: int, settings: Settings) -> None:
    from bot.start import ready_engine
    from bot.terminal.records import answer_record
    from bot.terminal.screen import console, print_answer

    t = _own_words()
    engine = ready_engine(settings, t)
    with engine.lend() as answerer:
        if not answerer.corpus.size:
            click.echo(t("index-empty"), err=True)
    for question in questions:
        with engine.lend() as answerer:
            answer = answerer.answer(question, top)
        if as_json:
            _print_json(answer_record(answer))
        else:
            print_answer(console(), answer, words(answer.language) if answer.language else t)


@cli.command(epilog="Example: yinju index --documents ~/articles")
@_json_option
@click.option("--yes", is_flag=True, help="Also where more than a tenth of the documents would go.")
@_folders
def index(as_json: bool, yes: bool, documents: Path | None, data: Path | None) -> None:
    """Bring the index up to date with the documents folder; without --yes, not if many documents would go."""
    from bot.index_report import index_report
    from bot.start import bring_up_to_date
    from bot.terminal.records import report_record

    t = _own_words()
    try:
        report = bring_up_to_date(load_settings(documents, data), t, confirmed=yes)
    except RemovalError as error:
        click.echo("\n".join(error.names), err=True)
        raise
    if as_json:
        _print_json(report_record(report))
    else:
        click.echo(index_report(report, t))


@cli.command("list", epilog="Example: yinju list 内江 2024")
@click.argument("words", nargs=-1)
@_json_option
@_folders
def list_documents(words: tuple[str, ...], as_json: bool, documents: Path | None, data: Path | None) -> None:
    """List the documents that have all WORDS in title, place, date or path; without WORDS all of them."""
    from bot.library import open_library
    from bot.terminal.documents import lines_of, listed
    from bot.terminal.records import entry_record

    with open_library(load_settings(documents, data)).snapshots.opened() as corpus:
        entries, is_empty = listed(corpus, _as_typed(" ".join(words))), not corpus.info.documents
    for entry, line in zip(entries, lines_of(entries), strict=True):
        if as_json:
            _print_json(entry_record(entry))
        else:
            click.echo(line)
    if is_empty:
        click.echo(_own_words()("index-empty"), err=True)


@cli.command(epilog="Example: yinju show 科技创新/wuhu-20230907.txt")
@click.argument("document")
@_json_option
@_folders
def show(document: str, as_json: bool, documents: Path | None, data: Path | None) -> None:
    """Print the cleaned text of DOCUMENT, which quotes are slices of: its path, or what only its path or title has."""
    from bot.library import open_library
    from bot.terminal.documents import document_named
    from bot.terminal.records import document_record

    with open_library(load_settings(documents, data)).snapshots.opened() as corpus:
        found = document_named(corpus, _as_typed(document))
    if as_json:
        _print_json(document_record(found))
    else:
        sys.stdout.write(found.text + "\n")


@cli.command(epilog="Example: yinju status --data /var/lib/yinju")
@_json_option
@_folders
def status(as_json: bool, documents: Path | None, data: Path | None) -> None:
    """Say what the index holds and where it is."""
    from bot.terminal.status import print_status, status_record

    settings = load_settings(documents, data)
    if as_json:
        _print_json(status_record(settings))
    else:
        print_status(settings, _own_words())


@cli.command(epilog="Example: yinju check --json")
@_json_option
@_folders
def check(as_json: bool, documents: Path | None, data: Path | None) -> None:
    """Compare every byte of the indexes kept with what was written, and look through the state file."""
    from bot.terminal.check import check_record, print_check

    record = check_record(load_settings(documents, data))
    if as_json:
        _print_json(record)
    else:
        print_check(record, _own_words())
    if not record["sound"]:
        raise click.exceptions.Exit(1)


@cli.command(epilog="Example: yinju backup /mnt/backup/yinju.tar.gz")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_folders
def backup(file: Path, documents: Path | None, data: Path | None) -> None:
    """Write documents, index, state and settings (without secrets) to FILE; the bot may be running."""
    from bot.backup import write_backup

    made = write_backup(load_settings(documents, data), file)
    click.echo(_own_words()("backup-made", file=str(file), documents=made.documents))


@cli.command(epilog="Example: yinju restore yinju.tar.gz --documents ~/articles --data ~/yinju-data")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_folders
def restore(file: Path, documents: Path | None, data: Path | None) -> None:
    """Put the backup FILE into the folders of documents and data, which must be empty."""
    from bot.backup import restore as put_back

    settings = load_settings(documents, data)
    made = put_back(file, settings.yinju_documents, settings.yinju_data)
    where = {"folder": str(settings.yinju_documents), "data": str(settings.yinju_data)}
    click.echo(_own_words()("backup-restored", documents=made.documents, **where))


@cli.group(epilog="Example: yinju store copy data postgresql://yinju@db1/library")
def store() -> None:
    """Where the index lives: a data folder, or a PostgreSQL database (YINJU_STORE)."""


@store.command(epilog="Example: yinju store copy data postgresql://yinju@db1/library")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy the index FROM one data folder or database TO another, whole or not at all; nothing is embedded again."""
    from bot.terminal.screen import Bars
    from index.copying import copy_store
    from index.stores import store_at

    t = _own_words()
    to = store_at(target)
    with Bars(t) as bars:
        info = copy_store(store_at(source), to, bars.indexed)
    click.echo(t("store-copied", documents=info.documents, passages=info.passages, to=to.name))


@cli.command(epilog="Example: yinju evaluate ~/my-questions --sample 200")
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--sample", type=click.IntRange(min=1), help="Ask only so many questions of each kind.")
@click.option(
    "--results",
    type=click.Path(path_type=Path),
    default="results",
    show_default=True,
    help="Where indexes, table and page go.",
)
def evaluate(folders: tuple[Path, ...], sample: int | None, results: Path) -> None:
    """Measure answers on FOLDERS of documents with questions whose answers are known (benchmarks/sets.py)."""
    from benchmarks.evaluate import evaluate as measure

    click.echo(measure(folders, sample, results))


def _as_typed(text: str) -> str:
    """Decode what the command line gave; a terminal sends UTF-8 even where the locale claims otherwise."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeDecodeError:
        return text


def main() -> None:
    """Run a command: exit 0 when done, 1 with one clear line when it failed, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _leave_quietly()
    except (YinjuError, OSError) as error:
        click.echo(f"yinju: {' '.join(str(error).split())}", err=True)
        sys.exit(1)


def _leave_quietly() -> None:
    """Keep Python from failing again when it flushes at exit: the reader of the output has gone (`| head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)
