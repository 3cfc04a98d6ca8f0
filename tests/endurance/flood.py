"""`make flood`: how long a quiet person waits for an answer while one person and one group flood the bot.

The bot is a process of its own over the example corpus, Telegram is the strict server of the tests.
"""

import asyncio
import importlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

ROOT: Final = Path(__file__).parents[2]
ALONE: Final = 10
QUIET: Final = 40
"""Questions of the quiet person, before the flood and in it."""
PAUSE: Final = 0.5  # seconds between an answer and the next question
GOAL: Final = 3.0  # seconds that nobody should wait for longer
QUESTIONS: Final = ("哪个城市强调了人才政策？", "哪裡要籌建青年公寓？", "咖啡合作社有多少户？", "夜间公交有几条线？")


@click.command()
@click.option("--private", default=600, show_default=True, help="Messages of one person.")
@click.option("--mentions", default=300, show_default=True, help="Mentions in one group.")
@click.option("--members", default=30, show_default=True, help="People who write in the group.")
def main(private: int, mentions: int, members: int) -> None:
    """Print how long answers took, alone and in the flood; exit 1 if one took longer than the goal."""
    with tempfile.TemporaryDirectory() as folder:
        worst = asyncio.run(_measure(Path(folder), private, mentions, members))
    raise SystemExit(worst > GOAL)


async def _measure(folder: Path, private: int, mentions: int, members: int) -> float:
    botapi = importlib.import_module("botapi")  # it lies in the folder of the tests
    server = botapi.BotApiServer()
    await server.start()
    people = botapi.Driver(server)
    quiet, loud = people.private(), people.private()
    crowd = [people.user() for _ in range(members)]
    group = people.group(*crowd)
    with _bot(folder, server):
        await quiet.reply(quiet.send(QUESTIONS[0]), timeout=600)
        alone = await _waits(quiet, ALONE)
        for number in range(private):
            loud.send(f"{QUESTIONS[number % len(QUESTIONS)]}（{number}）")
        for number in range(mentions):
            text = f"{QUESTIONS[number % len(QUESTIONS)]}（{number}）"
            group.send(group.mention(text), crowd[number % members])
        flooded = await _waits(quiet, QUIET)
        said = len(loud.said()), len(group.said())
    await server.stop()
    click.echo("| a quiet person's question | asked | median, s | worst, s |\n| --- | --- | --- | --- |")
    for name, waits in (("alone", alone), (f"while {private} messages and {mentions} mentions come", flooded)):
        click.echo(f"| {name} | {len(waits)} | {statistics.median(waits):.2f} | {max(waits):.2f} |")
    click.echo(f"\nMeanwhile the loud person got {said[0]} replies, the group {said[1]}.")
    return max(flooded)


async def _waits(chat: Any, count: int) -> list[float]:
    """Ask so many questions, one after the other, and return the seconds until each was answered."""
    waits = []
    for number in range(count):
        question = chat.send(f"{QUESTIONS[number % len(QUESTIONS)]}")
        began = time.monotonic()
        await chat.reply(question)
        waits.append(time.monotonic() - began)
        await asyncio.sleep(PAUSE)
    return waits


@contextmanager
def _bot(folder: Path, server: Any) -> Iterator[None]:
    """Run a bot for as long as this lasts; the first question waits until it has its index."""
    settings = {
        "TELEGRAM_BOT_TOKEN": server.token,
        "TELEGRAM_API_URL": server.url,
        "YINJU_DOCUMENTS": str(ROOT / "examples" / "corpus"),
        "YINJU_DATA": str(folder / "data"),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "bot", "run"]
    with (folder / "log").open("wb") as log:
        bot = subprocess.Popen(command, cwd=folder, env=os.environ | settings, stdout=log, stderr=log)
    try:
        yield
    finally:
        bot.kill()
        bot.wait()


if __name__ == "__main__":
    main()
