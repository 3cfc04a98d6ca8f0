"""Ask the questions of a set and write down what became of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

from benchmarks.matching import contains, covers
from benchmarks.sets import AskedItem, EvaluationSet, pick
from benchmarks.switches import offering_all
from index.corpus import Corpus
from index.parameters import PARAMETERS
from index.types import Span
from retrieval.answer import Answerer
from retrieval.question import language_of, understand
from retrieval.reader.data import trained_on
from retrieval.types import Answer, Language, Quote, Wanted

TOP = 10  # quotes asked for
IN_BOTH_SCRIPTS = 1_000  # questions of a part that are asked in the other script, too

CONVERTERS: dict[Language | None, tuple[str, ...]] = {
    Language.SIMPLIFIED: ("s2t", "s2tw", "s2hk"),
    Language.TRADITIONAL: ("t2s", "tw2s", "hk2s"),
}

# Why no quote can hold an answer: none is longer than a passage may be, and titles are shown beside quotes, not quoted.
CUT = "cleaning took the answer"
IN_TITLE = "the answer stands in the title, which is never quoted"
TOO_LONG = "half of the answer is longer than a quote"


@dataclass(frozen=True, slots=True)
class AskedOutcome:
    """What became of a question.

    `quotes` are the best, whether they were shown or the question was refused. `hit` is the rank of the first of them
    that holds the answer, `said` of the first that at least says the same words elsewhere in the right document, and
    `document_rank` that of the right document among their different documents, from 1; None where they are not there.
    `out_of_reach` says why no quote can hold the answer, None where one can.
    `trained` says that the reader, which gave the short answer, learned from this very question.
    """

    item: AskedItem
    answered: bool
    chance: float
    seconds: float
    quotes: tuple[Quote, ...]
    hit: int | None
    said: int | None
    document_rank: int | None
    out_of_reach: str | None
    wanted: Wanted | None
    short: str | None
    trained: bool = False

    @property
    def shown_hit(self) -> int | None:
        """`hit`, None where the question was refused."""
        return self.hit if self.answered else None

    @property
    def shown_said(self) -> int | None:
        """`said`, None where the question was refused."""
        return self.said if self.answered else None

    @property
    def shown_document_rank(self) -> int | None:
        """`document_rank`, None where the question was refused."""
        return self.document_rank if self.answered else None


@dataclass(frozen=True, slots=True)
class ScriptPair:
    """One question in both scripts: whether the first quote and the decision are the same however it is converted."""

    same_quote: bool
    same_decision: bool


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All outcomes of one part of a set: its questions in one language, and those that nothing answers."""

    answerable: tuple[AskedOutcome, ...]
    strangers: tuple[AskedOutcome, ...]
    pairs: tuple[ScriptPair, ...]


def ask_part(
    chosen: EvaluationSet,
    items: Sequence[AskedItem],
    answerer: Answerer,
    ticks: Iterable[None] = (),
    twice: bool = True,
) -> Outcomes:
    """Ask the questions of a part, in the other script, too, and those in the same language that nothing answers.

    `twice` says whether to ask in the other script; `ticks` is advanced once per question, so that someone can watch.
    """
    tick = iter(ticks)
    answerer = offering_all(answerer)
    answerer.answer(items[0].question if items else "", top=1)  # what is loaded only once is not timed
    answerable = tuple(_outcome(item, chosen, answerer, tick) for item in items)
    strangers = tuple(_outcome(item, chosen, answerer, tick) for item in strange(chosen, items))
    again = set(in_both_scripts(items)) if twice else set()
    pairs = tuple(_pair(each, answerer, tick) for each in answerable if each.item in again)
    return Outcomes(answerable, strangers, pairs)


def strange(chosen: EvaluationSet, items: Sequence[AskedItem]) -> list[AskedItem]:
    """Return the questions that nothing answers in the language of `items`."""
    return [item for item in chosen.unanswerable if items and item.asked_in == items[0].asked_in]


def in_both_scripts(items: Sequence[AskedItem]) -> tuple[AskedItem, ...]:
    """Return the questions to ask in the other script, too: Chinese ones whose characters differ there."""
    return pick([item for item in items if in_other_script(item.question)], IN_BOTH_SCRIPTS)


def in_other_script(question: str) -> tuple[str, ...]:
    """Return the forms of a Chinese question in the other script, where there are several those that people type.

    OpenCC's own Traditional characters and those of Taiwan and Hong Kong differ in a few: 裏 and 裡, 衛 and 衞.
    """
    converters = CONVERTERS.get(language_of(question), ())
    forms = dict.fromkeys(str(_converter(name).convert(question)) for name in converters)
    return tuple(form for form in forms if form != question)


def _outcome(item: AskedItem, chosen: EvaluationSet, answerer: Answerer, tick: Iterator[None]) -> AskedOutcome:
    answer = answerer.answer(item.question, top=TOP)
    next(tick, None)
    quotes = best_quotes(answer)
    place = located(item, chosen.documents, answerer.corpus)
    return AskedOutcome(
        item=item,
        answered=answer.answered,
        chance=answer.chance,
        seconds=answer.seconds,
        quotes=quotes,
        hit=next((rank for rank, quote in enumerate(quotes, 1) if _holds(quote, item, place)), None),
        said=next((rank for rank, quote in enumerate(quotes, 1) if _says(quote, item, place)), None),
        document_rank=_document_rank(quotes, item),
        out_of_reach=_out_of_reach(item, place, answerer.corpus),
        wanted=understand(item.question).wanted,
        short=answer.short_answer,
        trained=answerer.reader is not None and trained_on(chosen.name, item.document),
    )


def _pair(outcome: AskedOutcome, answerer: Answerer, tick: Iterator[None]) -> ScriptPair:
    answers = []
    for question in in_other_script(outcome.item.question):
        answers.append(answerer.answer(question, top=1))
        next(tick, None)
    firsts = {_first(quotes) for quotes in (outcome.quotes, *map(best_quotes, answers))}
    return ScriptPair(len(firsts) == 1, all(answer.answered == outcome.answered for answer in answers))


def best_quotes(answer: Answer) -> tuple[Quote, ...]:
    """Return the quotes of an answer, or what a refusal offers as near."""
    return answer.quotes if answer.answered else answer.nearest


def _first(quotes: tuple[Quote, ...]) -> tuple[str, int, int] | None:
    """Where the first quote stands."""
    return (quotes[0].document, quotes[0].start, quotes[0].end) if quotes else None


def _document_rank(quotes: tuple[Quote, ...], item: AskedItem) -> int | None:
    documents = list(dict.fromkeys(quote.document for quote in quotes))
    return documents.index(item.document) + 1 if item.document in documents else None


def _holds(quote: Quote, item: AskedItem, place: Span | None) -> bool:
    if quote.document != item.document or place is None:
        return False
    return covers(quote, item.document, place) if item.span else contains(quote.text, item.answers)


def _says(quote: Quote, item: AskedItem, place: Span | None) -> bool:
    return _holds(quote, item, place) or (quote.document == item.document and contains(quote.text, item.answers))


def located(item: AskedItem, texts: Mapping[str, str], corpus: Corpus) -> Span | None:
    """Return where the answer stands in the cleaned text; None where cleaning took it, or there is none.

    `texts` are the raw documents by path. Of several places the one that lies, in proportion, as in the raw text;
    without a span the whole document.
    """
    if item.document is None:
        return None
    text = corpus.document(item.document).text
    if item.span is None:
        return Span(0, len(text)) if contains(text, item.answers) else None
    answer = item.answers[0]
    places = [at for at in range(len(text)) if text.startswith(answer, at)]
    if not places:
        return None
    expected = item.span.start * len(text) / len(texts[item.document])
    start = min(places, key=lambda at: abs(at - expected))
    return Span(start, start + len(answer))


def _out_of_reach(item: AskedItem, place: Span | None, corpus: Corpus) -> str | None:
    if item.document is None:
        return None
    if place is None:
        return CUT
    document = corpus.document(item.document)
    titles = document.headings
    if item.span is None:
        rest = "\n".join(document.text[each.start : each.end] for each in document.passages if not each.heading)
        return None if contains(rest, item.answers) else IN_TITLE
    length = place.end - place.start
    shared = [min(title.end, place.end) - max(title.start, place.start) for title in titles]
    if 2 * max([0, *shared]) > length:
        return IN_TITLE
    return TOO_LONG if length > 2 * PARAMETERS.longest else None


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)
