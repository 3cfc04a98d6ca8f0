"""Commands that answer: in Telegram, in the terminal, to scripts and to other programs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.options import as_typed, folders, json_option, own_words, print_json
from bot.settings import Settings, load_settings
from bot.words import Words

if TYPE_CHECKING:
    from bot.terminal.chat import Chat

STANDARD_INPUT = "-"
LISTED = 200  # documents of an answer


@click.command(epilog="Example: TELEGRAM_BOT_TOKEN=123456:ABC-DEF yinju run")
@folders
def run(documents: Path | None, data: Path | None) -> None:
    """Start the Telegram bot, or without a token the terminal chat; makes the index first if there is none."""
    from bot.start import start

    start(load_settings(documents, data), own_words())


@click.command(epilog="Example: yinju chat --documents examples/corpus")
@json_option
@folders
def chat(as_json: bool, documents: Path | None, data: Path | None) -> None:
    """Ask questions in the terminal; with --json one a line from standard input, answers as by `ask --json`."""
    settings, t = load_settings(documents, data), own_words()
    if as_json:
        _talk_in_json(settings, t)
        return
    from bot.terminal.console import console
    from bot.terminal.prompt import talk

    talk(lambda: _opened(settings, t), console(), t)


def _talk_in_json(settings: Settings, t: Words) -> None:
    from bot.start import conversation_of, ready_engine
    from bot.terminal.json_chat import talk

    engine = ready_engine(settings, t)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for record in talk(engine, sys.stdin, settings.yinju_quotes, conversation_of(settings)):
        print_json(record.model_dump(mode="json"))


def _opened(settings: Settings, t: Words) -> "Chat":
    from bot.library import Engine  # imported beside the prompt, which is there sooner by it
    from bot.start import open_chat

    chat = open_chat(Engine(settings), settings, t)
    chat.load()
    return chat


@click.command(epilog="Examples: yinju ask 哪个城市强调了人才政策？    yinju ask --json --batch questions.jsonl")
@click.argument("question", nargs=-1)
@json_option
@click.option("--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path), help='Lines of {"question": …}.')
@click.option("--top", type=click.IntRange(min=1), default=3, show_default=True, help="How many quotes.")
@folders
def ask(
    question: tuple[str, ...],
    as_json: bool,
    batch: Path | None,
    top: int,
    documents: Path | None,
    data: Path | None,
) -> None:
    """Answer QUESTION, in one word or several, with quotes; `-`: the questions on standard input, one a line.

    What a question asks to be done is done as in the bot: 有哪些文件, 最新的一篇是什么, 2024年3月有什么新闻.
    """
    if bool(question) == (batch is not None):
        raise click.UsageError("Give either a QUESTION or --batch FILE.")
    if batch and not as_json:
        raise click.UsageError("--batch needs --json.")
    from bot.terminal.batch import read_questions

    if question == (STANDARD_INPUT,):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        questions = [line.strip() for line in sys.stdin if line.strip()]
    else:
        questions = read_questions(batch) if batch else [as_typed(" ".join(question))]
    _answer(questions, as_json, top, load_settings(documents, data))


def _answer(questions: list[str], as_json: bool, top: int, settings: Settings) -> None:
    from bot.records import reply_record
    from bot.start import conversation_of, ready_engine
    from bot.terminal.console import console
    from bot.terminal.replies import print_reply, words_for

    t = own_words()
    engine, conversation = ready_engine(settings, t), conversation_of(settings)
    with engine.lend() as answerer:
        if not answerer.corpus.size:
            click.echo(t("index-empty"), err=True)
    for question in questions:
        conversation.new()
        with engine.lend() as answerer:
            reply = conversation.take(question, answerer, top, LISTED)
        if as_json:
            print_json(reply_record(question, reply).model_dump(mode="json"))
        else:
            print_reply(console(), reply, words_for(question, t))


@click.command(epilog="Example: yinju mcp --documents ~/articles --data ~/yinju-data")
@folders
def mcp(documents: Path | None, data: Path | None) -> None:
    """Let an assistant ask, list and show, by the Model Context Protocol on standard input and output.

    The assistant starts this command itself, as docs/programs.md shows. Its tools give the objects of `ask --json`,
    `list --json` and `show --json`.
    """
    from bot.programs.mcp_server import serve_assistants

    serve_assistants(load_settings(documents, data))


@click.command(epilog="Example: yinju serve --http 127.0.0.1:8080 --documents ~/articles --data ~/yinju-data")
@click.option("--http", metavar="HOST:PORT", help="Where to listen (YINJU_HTTP).")
@folders
def serve(http: str | None, documents: Path | None, data: Path | None) -> None:
    """Let other programs ask, list and show over HTTP; makes the index first if there is none.

    /openapi.json describes it. Requests carry YINJU_HTTP_TOKEN, without which only this machine can ask. `yinju run`
    serves the same beside the bot where YINJU_HTTP is set.
    """
    settings = load_settings(documents, data, http)
    if settings.http_address is None:
        raise click.UsageError("Give --http HOST:PORT, as in --http 127.0.0.1:8080, or set YINJU_HTTP.")
    from bot.programs.http_server import serve_alone
    from bot.start import ready_library

    serve_alone(settings, ready_library(settings, own_words()).engine)


@click.command(epilog="Example: yinju search 人才 公寓 --top 5")
@click.argument("words", nargs=-1, required=True)
@json_option
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many passages.")
@folders
def search(words: tuple[str, ...], as_json: bool, top: int, documents: Path | None, data: Path | None) -> None:
    """Print the passages that fit WORDS best, with their scores in each ranking; whether they answer is not decided."""
    from bot.records import hit_record
    from bot.start import ready_engine
    from bot.terminal.console import console
    from bot.terminal.search import found_passages, print_passages

    t = own_words()
    with ready_engine(load_settings(documents, data), t).lend() as answerer:
        found, is_empty = found_passages(answerer, as_typed(" ".join(words)), top), not answerer.corpus.size
    if not found:
        click.echo(t("index-empty" if is_empty else "search-none"), err=True)
    if as_json:
        for each in found:
            print_json(hit_record(each).model_dump(mode="json"))
    else:
        print_passages(console(), found, t)
