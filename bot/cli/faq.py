"""`yinju faq`: the answers that administrators write themselves, the same ones as in the bot's /faq."""

import sys
from pathlib import Path

import click

from bot.cli.options import as_typed, folders, json_option, own_words, print_json
from bot.settings import load_settings


@click.group(epilog="Examples: yinju faq list    yinju faq add 人才卡怎么办？ 请到市民中心二楼 5 号窗口。")
def faq() -> None:
    """Answers of your own, which come before what the documents say; the same ones as in the bot's /faq."""


@faq.command("list", epilog="Example: yinju faq list --json")
@json_option
@folders
def list_answers(as_json: bool, documents: Path | None, data: Path | None) -> None:
    """List all answers with their numbers, the newest first."""
    from bot.conversation.written import standing
    from bot.records import written_record
    from bot.terminal.faq import written_answers

    t = own_words()
    with written_answers(load_settings(documents, data), t) as answers:
        found = answers.all()
    for each in found:
        if as_json:
            print_json(written_record(each).model_dump(mode="json"))
        else:
            click.echo(f"{each.number}. {each.question}\n   {each.answer}")
            if each.wordings:
                click.echo(f"   {t('faq-wordings', wordings='；'.join(each.wordings))}")
            click.echo(f"   {standing(each, t)}")
    if not found and not as_json:
        click.echo(t("faq-none"))


@faq.command(epilog="Example: yinju faq add 人才卡怎么办？ 请到市民中心。 --wording 怎样申领人才卡 --until 2026-12-31")
@click.argument("question")
@click.argument("answer")
@click.option("--wording", "wordings", multiple=True, help="Another way to ask; may be given several times.")
@click.option("--until", default="", metavar="DAY", help="The last day on which it holds.")
@folders
def add(
    question: str, answer: str, wordings: tuple[str, ...], until: str, documents: Path | None, data: Path | None
) -> None:
    """Answer QUESTION with ANSWER from now on, in place of what was written to the same question."""
    from bot.terminal.faq import written_answers

    t = own_words()
    with written_answers(load_settings(documents, data), t) as answers:
        kept = answers.add(as_typed(question), as_typed(answer), [*map(as_typed, wordings)], as_typed(until))
    click.echo(t("faq-kept", number=kept.number, question=kept.question))


@faq.command(epilog="Example: yinju faq remove 3")
@click.argument("number", type=int)
@folders
def remove(number: int, documents: Path | None, data: Path | None) -> None:
    """Remove the answer of this NUMBER."""
    from bot.terminal.faq import FaqError, written_answers

    t = own_words()
    with written_answers(load_settings(documents, data), t) as answers:
        if not answers.remove(number):
            raise FaqError(t("faq-no-number", number=number))
    click.echo(t("faq-command-removed", number=number))


@faq.command(epilog="Example: yinju faq export answers.csv")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@folders
def export(file: Path | None, documents: Path | None, data: Path | None) -> None:
    """Write all answers to FILE as CSV for a spreadsheet, or to standard output."""
    from bot.terminal.faq import written_answers

    with written_answers(load_settings(documents, data), own_words()) as answers:
        table = answers.export()
    if file:
        file.write_bytes(table)
    else:
        sys.stdout.buffer.write(table)


@faq.command("import", epilog="Example: yinju faq import answers.csv")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@folders
def take_in(file: Path, documents: Path | None, data: Path | None) -> None:
    """Keep the answers of FILE, a CSV as `export` and the bot's /faq write them; those to the same question go.

    Its columns are 问题 and 答复 (question, answer), and 其他问法 and 有效至 (other wordings, valid until) if wanted.
    """
    from bot.terminal.faq import written_answers

    t = own_words()
    with written_answers(load_settings(documents, data), t) as answers:
        done = answers.take_in(file)
    click.echo(t("faq-table-taken", counts=t("faq-table-counts", added=len(done.added), changed=len(done.changed))))
