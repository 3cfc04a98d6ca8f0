"""`make faults`: how long others wait for answers while a file that does harm is read by the same bot."""

import asyncio
import statistics
import time
from typing import Final

import click
from botapi import Driver
from e2e.process import BotProcess

from benchmarks.faults.hostile import FILES
from endurance.bots import QUESTIONS, administrator, running

KINDS: Final = (
    "paragraphs without text, 150 MB",
    "text of 60 MB",
    "a form that draws itself",
    "a page of 1 GB",
    "200,000 short lines",
    "many attributes",
)
"""Those that take longest, or most memory."""
GOAL: Final = 1.0
PAUSE: Final = 0.5


async def waits(bot: BotProcess, kind: str) -> tuple[float, list[float]]:
    """Send a file, and ask until its preview comes; return how long that was, and how long each answer took."""
    admin, chat = administrator(bot), Driver(bot.server).private(language_code="zh-hans")
    name, make = FILES[kind]
    began, seconds = time.monotonic(), []
    reply = asyncio.create_task(admin.reply(admin.send_document(name, make())))
    while not reply.done():
        asked = time.monotonic()
        await chat.ask(QUESTIONS[len(seconds) % 3])
        seconds.append(time.monotonic() - asked)
        await asyncio.sleep(PAUSE)
    await reply
    return time.monotonic() - began, seconds


@click.command()
def main() -> None:
    """Print a row for each kind of file; exit 1 if an answer took longer than it may."""

    async def run() -> float:
        worst = 0.0
        async with running() as bot:
            for kind in KINDS:
                lasted, seconds = await waits(bot, kind)
                worst = max(worst, *seconds)
                told = f"{len(seconds)} | {statistics.median(seconds):.2f} | {max(seconds):.2f}"
                click.echo(f"| {kind} | {lasted:.1f} | {told} |")
        return worst

    click.echo("| while this is read | seconds | answers to others | median, s | longest, s |")
    click.echo("| --- | --- | --- | --- | --- |")
    raise SystemExit(1 if asyncio.run(run()) > GOAL else 0)


if __name__ == "__main__":
    main()
