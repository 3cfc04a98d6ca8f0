"""Commands that look after an installation: its state, backups, and how good its answers are."""

from pathlib import Path

import click

from bot.cli.options import folders, json_option, own_words, print_json
from bot.settings import load_settings


@click.command(epilog="Example: yinju status --data /var/lib/yinju")
@json_option
@folders
def status(as_json: bool, documents: Path | None, data: Path | None) -> None:
    """Say what the index holds and where it is."""
    from bot.terminal.status import print_status, status_record

    settings = load_settings(documents, data)
    if as_json:
        print_json(status_record(settings))
    else:
        print_status(settings, own_words())


@click.command(epilog="Example: yinju check --json")
@json_option
@folders
def check(as_json: bool, documents: Path | None, data: Path | None) -> None:
    """Compare every byte of the indexes kept with what was written, and look through the state."""
    from bot.terminal.check import check_record, print_check

    settings = load_settings(documents, data)
    record = check_record(settings)
    if as_json:
        print_json(record)
    else:
        print_check(record, settings, own_words())
    if not record["sound"]:
        raise click.exceptions.Exit(1)


@click.command(epilog="Example: yinju backup /mnt/backup/yinju.tar.gz")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@folders
def backup(file: Path, documents: Path | None, data: Path | None) -> None:
    """Write documents, index, state and settings (without secrets) to FILE; the bot may be running."""
    from bot.backup import write_backup

    made = write_backup(load_settings(documents, data), file)
    click.echo(own_words()("backup-made", file=str(file), documents=made.documents))


@click.command(epilog="Example: yinju restore yinju.tar.gz --documents ~/articles --data ~/yinju-data")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@folders
def restore(file: Path, documents: Path | None, data: Path | None) -> None:
    """Put the backup FILE into the folders of documents and data, which must be empty."""
    from bot.backup import restore as put_back

    settings = load_settings(documents, data)
    made = put_back(file, settings.yinju_documents, settings.yinju_data)
    where = {"folder": str(settings.yinju_documents), "data": str(settings.yinju_data)}
    click.echo(own_words()("backup-restored", documents=made.documents, **where))


@click.group(epilog="Example: yinju store copy data postgresql://yinju@db1/library")
def store() -> None:
    """Where index and state live: a data folder, or a PostgreSQL database (YINJU_STORE)."""


@store.command(epilog="Example: yinju store copy data postgresql://yinju@db1/library")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy index and state FROM one data folder or database TO another; nothing is embedded again.

    The index goes whole or not at all. The state goes where none is yet; uploads that wait for a decision, and what was
    removed with undo, are files and stay in the data folder.
    """
    from bot.state.copying import carry_state
    from bot.terminal.screen import Bars
    from index.copying import copy_store
    from index.stores import store_at

    t = own_words()
    to = store_at(target)
    with Bars(t) as bars:
        info = copy_store(store_at(source), to, bars.indexed)
    click.echo(t("store-copied", documents=info.documents, passages=info.passages, to=to.name))
    click.echo(t(f"store-state-{carry_state(source, target).value}", to=to.name))


@click.command(epilog="Example: yinju evaluate ~/my-questions --sample 200")
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
