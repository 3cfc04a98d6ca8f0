"""`make faults`: the bot killed at random moments while people ask; each question is answered all the same.

A few are answered twice: those whose answer Telegram had taken when the bot died, before it could note so. Telegram has
no means of asking for what was sent, and an answer too many is better than none.
"""

import asyncio
import random
import signal
from typing import Final

import click
from botapi import Driver, Message, Private
from e2e.process import BotProcess

from endurance.bots import QUESTIONS, running

AT_ONCE: Final = 3
LONGEST: Final = 1.5
"""Seconds after its start within which a bot is killed; an answer takes a fraction of one."""


async def killed(bot: BotProcess, chance: random.Random) -> list[tuple[Private, Message]]:
    """Ask, kill the bot some time later, and start it again; return what was asked."""
    asked = []
    for _ in range(AT_ONCE):
        chat = Driver(bot.server).private(language_code="zh-hans")
        asked.append((chat, chat.send(chance.choice(QUESTIONS[:3]))))
    await asyncio.sleep(chance.random() * LONGEST)
    await bot.restart(signal.SIGKILL)
    return asked


async def answers(asked: list[tuple[Private, Message]], patience: float) -> list[int]:
    """Return how many answers each question has, when all have one or nobody waits any longer."""
    waiting = [asyncio.create_task(chat.reply(question, patience)) for chat, question in asked]
    await asyncio.wait(waiting)
    for task in waiting:
        task.exception()
    await asyncio.sleep(1)  # a second answer would come now
    return [len(chat.replies(question)) for chat, question in asked]


@click.command()
@click.option("--kills", default=200, show_default=True)
@click.option("--seed", default=0, show_default=True)
def main(kills: int, seed: int) -> None:
    """Print how many questions were answered once, twice and never; exit 1 if any never was."""

    async def run() -> list[int]:
        chance = random.Random(seed)
        async with running(cold=False) as bot:
            asked = [each for _ in range(kills) for each in await killed(bot, chance)]
            return await answers(asked, 120)

    found = asyncio.run(run())
    once, never = found.count(1), found.count(0)
    click.echo("| kills of the bot | questions | answered once | more than once | never |")
    click.echo("| --- | --- | --- | --- | --- |")
    click.echo(f"| {kills} | {len(found)} | {once} | {len(found) - once - never} | {never} |")
    raise SystemExit(1 if never else 0)


if __name__ == "__main__":
    main()
