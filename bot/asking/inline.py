"""Inline mode: quotes for what somebody types behind the bot's name in any chat. Nothing of it is kept.

Every letter typed is a query of its own, so one that was overtaken is given up before it reaches the model.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes, InlineQueryHandler

from bot.asking.audience import Audience, audience_for, spoken
from bot.asking.blocks import block
from bot.asking.fixed import written
from bot.asking.newest import Newest
from bot.conversation.fixed import FixedAnswering
from bot.feature import Feature, Handler
from bot.quotes import headline, label_name, name_of, named_places, place_of, source
from bot.script import answer_in_script
from bot.services import Services
from bot.state.fixed import FixedAnswer
from bot.telegram.message import bold, clip, join
from bot.telegram.sending import NO_PREVIEW
from bot.words import Words, words
from index.errors import NoSnapshotError
from retrieval.answer import Answerer
from retrieval.types import Answer, Quote, Wanted

SHORTEST: Final = 2  # characters of a query that may ask something
RESULTS: Final = 5  # quotes offered: about a screen of them
CACHED: Final = 10  # seconds that Telegram may show the same results again
TITLE, DESCRIPTION, LEAD = 100, 160, 20  # UTF-16 units of both, characters before the first word in bold
PRIVATE: Final = "inline"  # what /start gets from the button that opens the private chat


class Inline(Feature):
    """Offers quotes to people who type `@bot question`."""

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._people = services.people
        self._fixed = FixedAnswering(services.state.fixed.all)
        self._newest = Newest()

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [InlineQueryHandler(self.on_query)]

    async def on_query(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer the quotes that answer what was typed."""
        query = update.inline_query
        assert query is not None, "the handler of inline queries got an update without one"
        question = query.query.strip()
        async with self._newest.query(query.from_user.id) as is_wanted:
            if len(question) < SHORTEST:
                await self._offer(query, [], "inline-empty")
                return
            try:
                found = await self._executor.run(
                    lambda answerer: self._found(question, answerer) if is_wanted() else None
                )
            except NoSnapshotError:
                await self._offer(query, [], "inline-no-index")
                return
            if found is not None and is_wanted():
                await self._answer(query, *found)

    def _found(self, question: str, answerer: Answerer) -> tuple[Answer, FixedAnswer | None]:
        return answerer.answer(question, RESULTS), self._fixed.find((question,), answerer)

    async def _answer(self, query: InlineQuery, answer: Answer, fixed: FixedAnswer | None) -> None:
        language = spoken(self._people, query.from_user, query.query)
        audience = audience_for(self._people, query.from_user, language)
        first = [written_article(fixed, words(audience.language))] if fixed else []
        results = [*first, *articles(answer, audience)]
        refusal = "inline-empty" if answer.hint else "inline-refused"
        await self._offer(query, results, None if results else refusal)

    async def _offer(self, query: InlineQuery, results: list[InlineQueryResultArticle], button: str | None) -> None:
        t = self._people.words_for(query.from_user)
        with suppress(BadRequest):  # too old: the person has typed on
            await query.answer(
                results,
                cache_time=CACHED,
                is_personal=True,  # in the language and the script that this person reads
                button=InlineQueryResultsButton(t(button), start_parameter=PRIVATE) if button else None,
            )


def articles(answer: Answer, audience: Audience) -> Iterator[InlineQueryResultArticle]:
    """Yield what is offered for an answer: the short answer with its quote, if there is one, then each quote."""
    shown = answer_in_script(answer, audience.language) if audience.converted else answer
    t = words(audience.language)
    # Where the headline names several places, the first quote alone would not bear it out.
    head = "" if named_places(shown) else headline(shown, t)
    for number, (quote, source_quote) in enumerate(zip(shown.quotes, answer.quotes, strict=True)):
        part = block(quote, t, note=None if quote is source_quote else t("converted"))
        if number == 0 and head:
            short = clip(head, TITLE)
            yield _article("short", short, _title(quote, answer.grouped, t), join([bold(short), part]))
        yield _article(str(number), _title(quote, answer.grouped, t), _description(quote), join([part]))


def written_article(fixed: FixedAnswer, t: Words) -> InlineQueryResultArticle:
    """Return what an administrator wrote, as what it is."""
    return _article("fixed", t("fixed-answer", date=fixed.day), fixed.answer, written(fixed, t))


def _article(number: str, title: str, description: str, html: str) -> InlineQueryResultArticle:
    said = InputTextMessageContent(html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(number, clip(title, TITLE), said, description=clip(description, DESCRIPTION))


def _title(quote: Quote, grouped: Wanted | None, t: Words) -> str:
    place = None if quote.label else place_of(quote.metadata, t)  # a label mostly is the place
    return source(quote.label and label_name(quote.label, grouped, t), name_of(quote.metadata, quote.document), place)


def _description(quote: Quote) -> str:
    """The quote from a little before the first word that the question asked about."""
    start = max(min((start for start, _ in quote.highlights), default=0) - LEAD, 0)
    return f"…{quote.text[start:]}" if start else quote.text
