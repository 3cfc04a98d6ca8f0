"""Commands that look after the documents: what is there, what it says, and the index."""

import sys
from pathlib import Path

import click

from bot.cli.options import as_typed, folders, json_option, own_words, print_json
from bot.settings import load_settings
from index.errors import RemovalError


@click.command(epilog="Example: yinju index --documents ~/articles")
@json_option
@click.option("--yes", is_flag=True, help="Also where more than a tenth of the documents would go.")
@folders
def index(as_json: bool, yes: bool, documents: Path | None, data: Path | None) -> None:
    """Bring the index up to date with the documents folder; without --yes, not if many documents would go."""
    from bot.index_report import index_report
    from bot.records import report_record
    from bot.start import bring_up_to_date

    t = own_words()
    try:
        report = bring_up_to_date(load_settings(documents, data), t, confirmed=yes)
    except RemovalError as error:
        click.echo("\n".join(error.names), err=True)
        raise
    if as_json:
        print_json(report_record(report))
    else:
        click.echo(index_report(report, t))


@click.command("list", epilog="Example: yinju list 内江 2024")
@click.argument("words", nargs=-1)
@json_option
@folders
def list_documents(words: tuple[str, ...], as_json: bool, documents: Path | None, data: Path | None) -> None:
    """List the documents that have all WORDS in title, place, date or path; without WORDS all of them."""
    from bot.library import open_library
    from bot.records import entry_record
    from bot.terminal.documents import lines_of, listed

    with open_library(load_settings(documents, data)).snapshots.opened() as corpus:
        entries, is_empty = listed(corpus, as_typed(" ".join(words))), not corpus.info.documents
    for entry, line in zip(entries, lines_of(entries), strict=True):
        if as_json:
            print_json(entry_record(entry).model_dump(mode="json"))
        else:
            click.echo(line)
    if is_empty:
        click.echo(own_words()("index-empty"), err=True)


@click.command(epilog="Example: yinju show 科技创新/wuhu-20230907.txt")
@click.argument("document")
@json_option
@folders
def show(document: str, as_json: bool, documents: Path | None, data: Path | None) -> None:
    """Print the cleaned text of DOCUMENT, which quotes are slices of: its path, or what only its path or title has."""
    from bot.library import open_library
    from bot.library.named import document_named
    from bot.records import document_record

    with open_library(load_settings(documents, data)).snapshots.opened() as corpus:
        found = document_named(corpus, as_typed(document))
    if as_json:
        print_json(document_record(found).model_dump(mode="json"))
    else:
        sys.stdout.write(found.text + "\n")


@click.command(epilog="Examples: yinju remove 科技创新/wuhu-20230907.txt    yinju remove --undo wuhu")
@click.argument("document")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--undo", is_flag=True, help="Put back what was removed, of which DOCUMENT is a part of path or title.")
@folders
def remove(document: str, yes: bool, undo: bool, documents: Path | None, data: Path | None) -> None:
    """Remove DOCUMENT (its path, or what only it has in path or title) from the folder and from the index.

    The file is kept in the data folder for 90 days, and --undo puts it back; the bot may be running.
    """
    from bot.index_report import index_report
    from bot.library import open_library
    from bot.library.named import document_named
    from bot.quotes import name_of
    from bot.start import follow
    from bot.terminal.removal import folder_moves

    if not (yes or undo or sys.stdin.isatty()):
        raise click.UsageError("Give --yes where nobody can be asked.")
    settings, t = load_settings(documents, data), own_words()
    with folder_moves(settings, t.language) as moves:
        if undo:
            click.echo(t("returned", title=moves.put_back(as_typed(document), t)))
        else:
            with open_library(settings).snapshots.opened() as corpus:
                found = document_named(corpus, as_typed(document))
            title = name_of(found.metadata, found.path)
            if not yes and not click.confirm(t("remove-command-ask", title=title, name=found.path)):
                click.echo(t("remove-kept", title=title))
                return
            moves.take(found)
            click.echo(t("removed", title=title))
        click.echo(index_report(follow(settings, t, moves.removed(), moves.held()), t))
