"""`make soak`: steady questions with re-indexing to a real bot; nothing may be lost, and memory stays flat."""

import asyncio
import random
import statistics
import time
from dataclasses import dataclass, field
from typing import Final

import click
from botapi import Driver, Message, Private
from e2e.process import BotProcess

from endurance.bots import QUESTIONS, administrator, memory, running

PEOPLE: Final = 4
CHAPTER: Final = 30
"""Questions of a person before the next one takes the place, so that no chat grows long."""
GROWTH: Final = 0.05
"""The share by which the memory of the last fifth may lie above that of the second fifth, of which nothing is new."""


@dataclass
class Seen:
    """What happened: each question with its chat, seconds of answers, megabytes over time, runs of indexing."""

    asked: list[tuple[Private, Message]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    megabytes: list[int] = field(default_factory=list)
    runs: int = 0

    @property
    def lost(self) -> int:
        """Questions that have no answer, or more than one."""
        return sum(len(chat.replies(question)) != 1 for chat, question in self.asked)

    @property
    def growth(self) -> float:
        """How much more memory the last fifth takes than the second, as a share."""
        fifth = max(1, len(self.megabytes) // 5)
        early, late = self.megabytes[fifth : 2 * fifth] or self.megabytes, self.megabytes[-fifth:]
        return statistics.mean(late) / statistics.mean(early) - 1


async def soak(bot: BotProcess, seconds: float, pause: float, every: float, seed: int) -> Seen:
    """Let people ask for so long, each with a pause after an answer, while a document changes `every` so often."""
    seen, until = Seen(), time.monotonic() + seconds
    async with asyncio.TaskGroup() as group:
        for number in range(PEOPLE):
            group.create_task(_ask(bot, random.Random(f"{seed} {number}"), until, pause, seen))
        group.create_task(_reindex(bot, until, every, seen))
        group.create_task(_weigh(bot, until, seen))
    return seen


async def _ask(bot: BotProcess, chance: random.Random, until: float, pause: float, seen: Seen) -> None:
    while time.monotonic() < until:
        chat = Driver(bot.server).private(language_code=chance.choice(("zh-hans", "zh-hant", "en")))
        for _ in range(CHAPTER):
            question, began = chat.send(chance.choice(QUESTIONS)), time.monotonic()
            seen.asked.append((chat, question))
            await chat.reply(question)
            seen.seconds.append(time.monotonic() - began)
            await asyncio.sleep(pause)
            if time.monotonic() > until:
                return


async def _reindex(bot: BotProcess, until: float, every: float, seen: Seen) -> None:
    admin, changed, store = administrator(bot), bot.documents / "changed.txt", bot.store
    while time.monotonic() + every < until:
        await asyncio.sleep(every)
        before = store.current()
        text = f"第{seen.runs}号通知\n\n各单位要认真落实第{seen.runs}号办法，按时上报情况，不得拖延。\n"
        await asyncio.to_thread(changed.write_text, text, "utf-8")
        await admin.ask("/reindex")
        await bot.server.wait(lambda: store.current() != before or None, what="a new index")  # noqa: B023
        seen.runs += 1


async def _weigh(bot: BotProcess, until: float, seen: Seen) -> None:
    while time.monotonic() < until:
        await asyncio.sleep(2)
        seen.megabytes.append(memory(bot))


@click.command()
@click.option("--minutes", default=30.0, show_default=True)
@click.option("--pause", default=1.0, show_default=True, help="Seconds between an answer and the next question.")
@click.option("--every", default=20.0, show_default=True, help="Seconds between two runs of indexing.")
@click.option("--seed", default=0, show_default=True)
def main(minutes: float, pause: float, every: float, seed: int) -> None:
    """Print what was asked, answered and lost; exit 1 if anything was, or memory grew."""

    async def run() -> Seen:
        async with running() as bot:
            seen = await soak(bot, 60 * minutes, pause, every, seed)
            assert bot.server.violations == [], bot.server.violations
            return seen

    seen = asyncio.run(run())
    worst = statistics.quantiles(seen.seconds, n=100)[98]
    click.echo("| minutes | questions | lost | runs of indexing | median, s | 99th of 100, s | memory, MB | growth |")
    click.echo("| --- | --- | --- | --- | --- | --- | --- | --- |")
    times = f"{statistics.median(seen.seconds):.2f} | {worst:.2f}"
    megabytes = f"{min(seen.megabytes)} to {max(seen.megabytes)} | {seen.growth:+.1%}"
    click.echo(f"| {minutes:g} | {len(seen.asked)} | {seen.lost} | {seen.runs} | {times} | {megabytes} |")
    raise SystemExit(1 if seen.lost or seen.growth > GROWTH else 0)


if __name__ == "__main__":
    main()
