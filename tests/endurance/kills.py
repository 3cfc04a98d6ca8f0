"""`make faults`: the bot killed at random moments while people ask and its index is renewed; nothing is lost.

A few questions are answered twice: those whose answer Telegram had taken when the bot died, before it could note so.
Telegram has no means of asking for what was sent, and an answer too many is better than none.
"""

import asyncio
import random
import signal
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Final

import click
from botapi import Driver, Message, Private
from e2e.process import BotProcess
from postgres import Server

from endurance.bots import QUESTIONS, administrator, indexed, running
from index.copying import copy_store
from index.postgres.store import PostgresStore

AT_ONCE: Final = 3
LONGEST: Final = 1.5
"""Seconds after its start within which a bot is killed; an answer takes a fraction of one, a run of indexing more."""
PATIENCE: Final = 120.0
CHANGED: Final = "changed.txt"


@dataclass
class Asked:
    """What people asked, the runs of indexing that an administrator asked for, and what the index was seen to have.

    edition: the newest one of the changed document; back: how often the index had an older one after a kill.
    """

    questions: list[tuple[Private, Message]] = field(default_factory=list)
    runs: list[tuple[Private, Message]] = field(default_factory=list)
    edition: int = 0
    back: int = 0


async def killed(bot: BotProcess, admin: Private, chance: random.Random, asked: Asked) -> None:
    """Change a document and have it indexed, ask, kill the bot some time later, and start it again."""
    reindex(bot, admin, asked)
    for _ in range(AT_ONCE):
        chat = Driver(bot.server).private(language_code="zh-hans")
        asked.questions.append((chat, chat.send(chance.choice(QUESTIONS[:3]))))
    await asyncio.sleep(chance.random() * LONGEST)
    await bot.end(signal.SIGKILL)
    look(bot, asked)
    await bot.start()


def look(bot: BotProcess, asked: Asked) -> None:
    """Note which edition the index has."""
    with closing(bot.store.open(None)[0]) as state:
        entry = state.find_entry(CHANGED)
        found = int(state.document(CHANGED).text[1:].partition("版")[0]) if entry else 0
    asked.back += found < asked.edition
    asked.edition = max(asked.edition, found)


def reindex(bot: BotProcess, admin: Private, asked: Asked) -> None:
    """Write the next edition of a document, and ask for a run of indexing."""
    edition = len(asked.runs) + 1
    text = f"第{edition}版通知\n\n各单位要认真落实第{edition}版办法，按时上报情况，不得拖延。\n"
    (bot.documents / CHANGED).write_text(text, "utf-8")
    asked.runs.append((admin, admin.send("/reindex")))


async def answers(asked: list[tuple[Private, Message]], patience: float) -> list[int]:
    """Return how many answers each question has, when all have one or nobody waits any longer."""
    waiting = [asyncio.create_task(chat.reply(question, patience)) for chat, question in asked]
    await asyncio.wait(waiting)
    for task in waiting:
        task.exception()
    await asyncio.sleep(1)  # a second answer would come now
    return [len(chat.replies(question)) for chat, question in asked]


async def mended(bot: BotProcess, admin: Private, asked: Asked) -> bool:
    """Ask for runs until one brings the last edition, as one that was taken up may go on; say whether all is sound."""
    until = time.monotonic() + PATIENCE
    while asked.edition < len(asked.runs) and time.monotonic() < until:
        await admin.ask("/reindex")
        await asyncio.sleep(1)
        look(bot, asked)
    return asked.edition == len(asked.runs) and not any(each.fault for each in bot.store.check())


@contextmanager
def database(wanted: bool) -> Iterator[dict[str, str]]:
    """Give the settings of a bot whose index and state are in a PostgreSQL server of its own, if that is wanted."""
    if not wanted:
        yield {}
        return
    server = Server()
    try:
        address = server.new_database()
        with indexed() as made, closing(PostgresStore(address)) as store:
            copy_store(made, store, lambda _: None)
        yield {"YINJU_STORE": address}
    finally:
        server.remove()


@click.command()
@click.option("--kills", default=200, show_default=True)
@click.option("--seed", default=0, show_default=True)
@click.option("--postgresql", is_flag=True, help="Index and state in PostgreSQL, else in a folder.")
def main(kills: int, seed: int, postgresql: bool) -> None:
    """Print how often questions and requests for a run were answered, and what the index has; exit 1 if any is lost."""

    async def run(settings: dict[str, str]) -> tuple[list[int], list[int], Asked, bool]:
        chance, asked = random.Random(seed), Asked()
        async with running(cold=False, **settings) as bot:
            admin = administrator(bot)
            for _ in range(kills):
                await killed(bot, admin, chance, asked)
            found = await answers(asked.questions, PATIENCE)
            runs = await answers(asked.runs, PATIENCE)
            return found, runs, asked, await mended(bot, admin, asked)

    with database(postgresql) as settings:
        found, runs, asked, sound = asyncio.run(run(settings))
    once, never, untold = found.count(1), found.count(0), runs.count(0)
    click.echo("| kills of the bot | questions | answered once | twice or more | never | runs | untold | index |")
    click.echo("| --- | --- | --- | --- | --- | --- | --- | --- |")
    index = f"went back {asked.back} times" if asked.back else "sound, with the last edition" if sound else "not mended"
    told = f"{once} | {len(found) - once - never} | {never} | {len(runs)} | {untold} | {index}"
    click.echo(f"| {kills} | {len(found)} | {told} |")
    raise SystemExit(1 if never or untold or asked.back or not sound else 0)


if __name__ == "__main__":
    main()
