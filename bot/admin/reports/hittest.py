"""`/hittest`: an administrator sees what each ranking saw of a question, and why it was answered or refused."""

from dataclasses import dataclass
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup, Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.permission import let_in
from bot.asking.audience import Audience
from bot.asking.reply import passage_reply
from bot.feature import Command, Feature, Handler
from bot.quotes import source_line
from bot.services import Services
from bot.telegram.addressing import question_text
from bot.telegram.buttons import Button, Press, inline_button, on_press
from bot.telegram.message import Part, Reply, bold, clip, fitting, join, plain, plain_reply, safe
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from bot.words import Words, words
from index.errors import NoSnapshotError
from retrieval.answer import PassageGoneError
from retrieval.explain import Explanation, Fate, Seen, Sight
from retrieval.types import Language

EACH: Final = 5
"""Passages shown of each ranking; they overlap, so eight to twelve in all."""

BEGINNING: Final = 60
PER_ROW: Final = 6


@dataclass(frozen=True, slots=True)
class OpenHit(Button):
    """Show this passage."""

    kind: ClassVar[str] = "hit"
    language: Language
    passage: str


class HitTest(Feature):
    """Shows the rankings of a question; every passage can be opened."""

    commands = (Command("hittest", for_administrators=True),)

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("hittest", self.on_hittest, UpdateType.MESSAGE),
            on_press(self.on_button, OpenHit),
        ]

    async def on_hittest(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what each ranking saw of the question behind the command."""
        if not await let_in(update, self._people):
            return
        message = the_message(update)
        t = self._people.words_for(update.effective_user)
        question = question_text(message)
        try:
            seen = await self._executor.run(lambda answerer: answerer.explain(question, EACH))
        except NoSnapshotError:
            await send(message, plain_reply(t("no-index")))
            return
        await send(message, explanation_reply(seen, t) if seen else plain_reply(t("hittest-how")))

    async def on_button(self, press: Press[OpenHit]) -> None:
        """Open a passage."""
        t = words(press.button.language)
        if not await let_in(press.update, self._people):
            return
        try:
            quote = await self._executor.run(lambda answerer: answerer.passage(press.button.passage))
        except (PassageGoneError, NoSnapshotError):
            await press.acknowledge(t("passage-gone"))
            return
        await press.acknowledge()
        await send(press.message, passage_reply(quote, 0, Audience(t.language, 1)))


def explanation_reply(seen: Explanation, t: Words) -> Reply:
    """Return the decision with its grounds, then the passages as the rankings saw them, with a button for each."""
    head = [bold(clip(seen.question.text, 300)), plain("\n".join(_decision(seen, t)))]
    blocks = [_block(number, each, t) for number, each in enumerate(seen.seen, 1)]
    blocks = blocks[: fitting([*head, *blocks]) - len(head)]
    buttons = [
        inline_button(str(number), OpenHit(t.language, each.passage.key))
        for number, each in enumerate(seen.seen[: len(blocks)], 1)
    ]
    rows = [buttons[first : first + PER_ROW] for first in range(0, len(buttons), PER_ROW)]
    return Reply(join([*head, *blocks]), InlineKeyboardMarkup(rows))


def _decision(seen: Explanation, t: Words) -> list[str]:
    verdict, evidence = seen.verdict, seen.verdict.evidence
    outcome = "hittest-answered" if verdict.answered else "hittest-refused"
    lines = [t(outcome, chance=f"{verdict.chance:.2f}", limit=f"{verdict.limits.answer:.2f}")]
    lines.append(t("hittest-cosine", cosine=f"{evidence.cosine:.3f}"))
    if evidence.words is None:
        lines.append(t("hittest-wordless"))
    else:
        lines.append(t("hittest-words", share=f"{evidence.words:.0%}"))
    if evidence.pairs is not None:
        lines.append(t("hittest-pairs", share=f"{evidence.pairs:.0%}"))
    lines.append(t("hittest-lead", share=f"{evidence.lead:.0%}"))
    searched = [*seen.question.words, *("/".join(ways[:3]) for ways in seen.question.translated)]
    if searched:
        lines.append(t("hittest-topic", words=t("list-comma").join(searched)))
    if seen.missing:
        lines.append(t("hittest-missing", places=t("list-comma").join(seen.missing)))
    if evidence.lacking:
        lines.append(t("hittest-lacking", kind=evidence.lacking))
    return lines


def _block(number: int, seen: Seen, t: Words) -> Part:
    passage = seen.passage
    title = f"{number}. {clip(source_line(passage.metadata, passage.document, t), 120)}"
    scores = t(
        "hittest-scores",
        mixed=_sight(seen.mixed, 2),
        vectors=_sight(seen.vectors, 3),
        words=_sight(seen.words, 2),
        pairs=_sight(seen.pairs, 2),
        document=_sight(seen.document, 2),
    )
    fate = "" if seen.fate is Fate.RANKED else f"\n{t(f'hittest-{seen.fate.value}')}"
    text = clip(" ".join(passage.text.split()), BEGINNING)
    html = f"<b>{safe(title)}</b>\n<blockquote>{safe(text)}</blockquote>\n{safe(scores + fate)}"
    return Part(html, f"{title}\n{text}\n{scores}{fate}")


def _sight(sight: Sight, digits: int) -> str:
    return f"{sight.score:.{digits}f} (#{sight.rank})"
