"""From questions by kind to figures, each with a line for every question that says what came of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count

import numpy as np

from benchmarks import metrics
from benchmarks.asking import located
from benchmarks.kinds.matching import is_borderline, named, short_is_right, supports
from benchmarks.kinds.records import ConversationTurn, Kinds
from benchmarks.matching import covers
from benchmarks.metrics import Estimate
from benchmarks.sets import AskedItem
from retrieval.answer import Answerer
from retrieval.conversation import answer_in_turn
from retrieval.followup import Context, context_of
from retrieval.lists.listed import BETWEEN
from retrieval.types import Answer, Quote

ALL = 60  # quotes asked for where everything is asked for
SHOWN = 3
TODAY = date(2026, 1, 1)  # for 去年 and the like, so that figures do not change with the day

Texts = dict[str, str]  # raw documents by path


@dataclass(slots=True)
class Came:
    """What came of the questions of a kind: figures by name, and a line for each question."""

    figures: dict[str, Estimate] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


def measure_lists(kinds: Kinds, texts: Texts, answerer: Answerer, tick: Iterator[object]) -> Came:
    """Precision and recall of the names; of the right ones, how many have a quote that supports them."""
    came = Came()
    for kind, of_kind in (("places", ("place",)), ("others", ("organisation", "person"))):
        right: list[bool] = []
        found: list[bool] = []
        supported: list[bool] = []
        for item in (each for each in kinds.lists if each.kind in of_kind):
            answer = _asked(answerer, item.question, ALL, tick)
            labels = [(name, quote) for quote in answer.quotes if quote.label for name in quote.label.split(BETWEEN)]
            hits = [named(item, name) for name, _ in labels]
            right += [
                hit is not None for (name, _), hit in zip(labels, hits, strict=True) if not is_borderline(item, name)
            ]
            found += [each in hits for each in item.names]
            supported += [
                supports(quote, hit, located(hit.support, texts, answerer.corpus))
                for (_, quote), hit in zip(labels, hits, strict=True)
                if hit
            ]
            wanted = " ".join(each.forms[0] for each in item.names)
            came.lines.append(f"{item.question} | {' '.join(name for name, _ in labels)} | {wanted}")
        came.figures |= {
            f"precision_{kind}": metrics.share(right),
            f"recall_{kind}": metrics.share(found),
            f"supported_{kind}": metrics.share(supported),
        }
    return came


def measure_short(kinds: Kinds, _texts: Texts, answerer: Answerer, tick: Iterator[object]) -> Came:
    """How many short answers are given, and how many of these are right."""
    came, given, right = Came(), [], []
    for item in kinds.short:
        short = _asked(answerer, item.question, SHOWN, tick).short_answer
        given.append(short is not None)
        if short is not None:
            right.append(short_is_right(short, item.answers, item.wants))
        mark = "-" if short is None else "+" if right[-1] else "!"
        came.lines.append(f"{mark} {item.question} | {short} | {' '.join(item.answers)} | {item.wants}")
    came.figures = {"given": metrics.share(given), "right": metrics.share(right)}
    return came


def measure_hard(kinds: Kinds, texts: Texts, answerer: Answerer, tick: Iterator[object]) -> Came:
    """How many first quotes hold the answer, refused questions counting as missed; and how many are answered."""
    came, hits, answered = Came(), [], []
    for item in kinds.hard:
        answer = _asked(answerer, item.question, SHOWN, tick)
        hits.append(_holds(answer.quotes[:1], item, texts, answerer))
        answered.append(answer.answered)
        came.lines.append(f"{'+' if hits[-1] else '-'} {item.question} | {item.answers[0]} | {_first(answer)}")
    came.figures = {"hit@1": metrics.share(hits), "answered": metrics.share(answered)}
    return came


def measure_absent(kinds: Kinds, _texts: Texts, answerer: Answerer, tick: Iterator[object]) -> Came:
    """How many are refused, and how well the chance tells them from the `hard` questions that are answered."""
    came, refused, chances = Came(), [], []
    for item in kinds.absent:
        answer = _asked(answerer, item.question, SHOWN, tick)
        refused.append(not answer.answered)
        chances.append(answer.chance)
        came.lines.append(f"{'+' if refused[-1] else '-'} {item.question} | {_first(answer)}")
    known = [_asked(answerer, item.question, 1, tick) for item in kinds.hard]
    there = [answer.chance for answer in known if answer.answered]
    came.figures = {"refused": metrics.share(refused), "auroc": metrics.auroc(np.array(there), np.array(chances))}
    return came


def measure_conversations(kinds: Kinds, texts: Texts, answerer: Answerer, tick: Iterator[object]) -> Came:
    """Of the turns that have an answer, how many of their first three quotes hold it."""
    came, right = Came(), []
    for turns in kinds.conversations:
        before: Context | None = None
        for turn in turns:
            next(tick, None)
            timed = answer_in_turn(answerer, turn.question, before, TODAY, SHOWN)
            understood, answer = timed.question, timed.answer
            before = before if answer.hint else context_of(understood, answer)
            if turn.item:
                right.append(_holds(answer.quotes, turn.item, texts, answerer))
            came.lines.append(_turn_line(turn, understood, answer, bool(turn.item and right[-1])))
        came.lines.append("")
    came.figures = {"answered_right": metrics.share(right)}
    return came


def _turn_line(turn: ConversationTurn, understood: str, answer: Answer, is_right: bool) -> str:
    mark = "+" if is_right else "-" if turn.item else " "
    read = "" if understood == turn.question else f" → {understood}"
    return f"{mark} {turn.question}{read} | {turn.means} | {answer.reply.value} | {answer.short_answer}"


def _asked(answerer: Answerer, question: str, top: int, tick: Iterator[object]) -> Answer:
    next(tick, None)
    return answerer.answer(question, top)


def _holds(quotes: Sequence[Quote], item: AskedItem, texts: Texts, answerer: Answerer) -> bool:
    place = located(item, texts, answerer.corpus)
    return place is not None and any(covers(quote, item.document or "", place) for quote in quotes)


def _first(answer: Answer) -> str:
    quotes = answer.quotes or answer.nearest
    return f"{answer.reply.value} {answer.chance:.2f} {quotes[0].text[:60] if quotes else ''}".replace("\n", " ")


MEASURES: dict[str, Callable[[Kinds, Texts, Answerer, Iterator[object]], Came]] = {
    "lists": measure_lists,
    "short": measure_short,
    "hard": measure_hard,
    "absent": measure_absent,
    "conversations": measure_conversations,
}


def measure_kind(
    kind: str, kinds: Kinds, texts: Texts, answerer: Answerer, tick: Iterator[object] | None = None
) -> Came:
    """Ask the questions of a kind; `tick` is advanced once for each."""
    return MEASURES[kind](kinds, texts, answerer, count() if tick is None else tick)
