"""Of several facts of one kind in a text, those that a question can mean.

Parallel facts stand each with its own name: 海岚股份中标12.5亿元，云石股份中标8.4亿元; what 分别 joins goes in order. A
condition (最晚, 最高) holds for some facts and not for others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.passages.split import sentences
from index.text.han import HAN
from index.text.numerals import with_numbers
from index.types import Span
from retrieval.periods import last_periods, last_year, periods_asked, years_asked
from retrieval.question import Question
from retrieval.quote import plain

_CLAUSE = re.compile(r"[，,：:](?!\d)|[；;。！？!?\n]")
_GOES_ON = "，,：:"  # what is behind may leave out its subject: 发布了新政策，共22条; 海岚股份：中标价7亿元
_RESPECTIVELY = "分别"
_IS = ("是", "为")
_JOINS = re.compile("[、和与及]")
_HOW_MANY = re.compile(r"^(.+?)[一二三四五六七八九十两\d][^\d]{1,3}$")  # 丙三村
_CHANGE = re.compile(
    "[增减升降涨跌高低长多少]了|增|减|涨|跌|变化|提高|下降|上升|扩大|缩|新|幅|\\b(?:in|de)crease|\\b(?:rise|rose|grow|fall|fell)"
)
_CHANGED_BY = re.compile("(?:增加|增长|减少|下降|上升|上涨|提高|增|减)了?(?:约|近|超过?)?$")  # 增加到 tells the amount
HALF = 0.5
LEFT_OUT = 0.9  # what a clause without its subject is worth of the one before; a fact in that one comes first
NEAR = 8  # characters before or behind a fact in which a condition on it stands


@dataclass(frozen=True, slots=True)
class Condition:
    """Words by which a question asks for a bound, and what then stands before or behind the fact that is meant.

    is_needed: without these words no fact is meant; a sum may be told without 合计.
    """

    asked: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    is_needed: bool = True


def _condition(asked: str, before: str, behind: str, *, is_needed: bool = True) -> Condition:
    before = rf"(?:{before})[^，,。；;]{{0,4}}$"
    return Condition(re.compile(asked), re.compile(before), re.compile(rf"^(?:{behind})"), is_needed)


CONDITIONS = (
    _condition(
        r"最晚|最迟|截止|截至|期限|为止|(?:哪天|什么时候|几[号点]|哪一天|什么时间|何时)(?:之前|以前|前)"
        r"|到(?:什么时候|哪天)|\bby when\b|\blatest\b|\bdeadline\b|\buntil when\b",
        "截至|截止|最晚|最迟|不得?超过|不晚于|延长?[至到]|顺延至|推迟[至到]|至|到",
        r"(?:\d{1,2}[时点:：]\d{0,2}分?)?(?:之前|以前|前|止|为止|截止|内)",
    ),
    _condition(
        "最早|从(?:哪|什么)|(?:哪天|什么时候|何时|几[号点])起|开始",
        "最早|从|自|于",
        "(?:零时|[0-9]{1,2}[时点])?(?:起|开始)",
    ),
    _condition("最高|最多|上限|不超过|封顶", "最高|最多|不超过|不高于|上限|至多", "以内|封顶|以下|为上限"),
    _condition("最低|最少|至少|下限|不低于", "最低|最少|至少|不低于|不少于|下限", "以上|起"),
    _condition("一共|总共|总计|合计|共计|累计", "合计|共计|总计|一共|总共|累计|共", "(?!)", is_needed=False),
)


def meant(question: Question, text: str, facts: Sequence[Span]) -> list[Span]:
    """Return those of the facts that the question can mean, in their order; all where nothing tells them apart."""
    kept = admitted(question, text, facts)
    return _with_own_name(question, text, kept) if len(kept) > 1 else kept


def admitted(question: Question, text: str, facts: Sequence[Span]) -> list[Span]:
    """Return those of the facts that the conditions of the question admit: its period, its year, its bounds."""
    kept = _of_amount(question, text, _of_year(question, text, _of_period(question, text, facts)))
    for condition in CONDITIONS:
        if len(kept) > 1 and condition.asked.search(question.folded):
            held = [fact for fact in kept if _holds(condition, text, fact)]
            kept = held if held or condition.is_needed else kept
    return kept


def _of_amount(question: Question, text: str, facts: Sequence[Span]) -> list[Span]:
    """Leave out by how much something changed, where that is not asked: 人口52.6万人，比上年末增加1.2万人."""
    if _CHANGE.search(question.folded):
        return list(facts)
    said = plain(text)
    return [fact for fact in facts if not _CHANGED_BY.search(said[max(0, fact.start - NEAR) : fact.start])] or list(
        facts
    )


def _of_year(question: Question, text: str, facts: Sequence[Span]) -> list[Span]:
    """Where a question names a year: the facts in a clause of that year, else those in a sentence of no other.

    A year goes for all that follows until another is named: 1952年与甲校合并，1956年与乙校合并.
    """
    asked = years_asked(question.folded)
    if not asked or len(facts) < 2:
        return list(facts)
    if of_it := [fact for fact in facts if last_year(text[: fact.start]) in asked]:
        return of_it
    starts = [sentence.start for sentence in sentences(text, Span(0, len(text)))]
    begun = [max((start for start in starts if start <= fact.start), default=0) for fact in facts]
    named = (last_year(text[start : fact.end]) for start, fact in zip(begun, facts, strict=True))
    return [fact for fact, year in zip(facts, named, strict=True) if year is None or year in asked]


def _of_period(question: Question, text: str, facts: Sequence[Span]) -> list[Span]:
    """Where a question names a period, those of the facts before which no other period was the last that was named."""
    asked = periods_asked(question.folded)
    if not asked:
        return list(facts)
    named = ((fact, last_periods(text[: fact.start])) for fact in facts)
    return [fact for fact, last in named if not last or asked & last]


def _holds(condition: Condition, text: str, fact: Span) -> bool:
    said = plain(text)
    return bool(
        condition.before.search(said[max(0, fact.start - NEAR) : fact.start])
        or condition.behind.search(said[fact.end : fact.end + NEAR])
    )


def _with_own_name(question: Question, text: str, facts: Sequence[Span]) -> list[Span]:
    """Those of the facts in whose clause most of the question stands; in a sentence with 分别 the one in its turn."""
    said = plain(text)
    kept: list[Span] = []
    for sentence in sentences(text, Span(0, len(text))):
        kept += _told_in_turn(question, said, sentence, facts)
    pieces = _parallel(said, kept)
    worth = _worth(question, said, pieces)
    best = max((worth[_clause_of(pieces, fact)] for fact in kept), default=0.0)
    return [fact for fact in kept if worth[_clause_of(pieces, fact)] >= best]


def _told_in_turn(question: Question, said: str, sentence: Span, facts: Sequence[Span]) -> list[Span]:
    """The facts in a sentence; of several behind a 分别 the one in the turn of what the question names.

    A second 分别 may go on about the same items: 甲和乙日产分别为3吨和5吨，建成时间分别是2009年和2017年.
    """
    inside = [fact for fact in facts if sentence.start <= fact.start < sentence.end]
    marks = [match.start() for match in re.finditer(_RESPECTIVELY, said[sentence.start : sentence.end])]
    marks = [sentence.start + mark for mark in marks]
    if not marks:
        return inside
    kept = [fact for fact in inside if fact.start < marks[0]]
    told: list[Span] = []
    for mark, end in zip(marks, [*marks[1:], sentence.end], strict=True):
        behind = [fact for fact in inside if mark < fact.start < end]
        if len(behind) > 1:
            told += _in_turn(question, _before_turn(said, sentence.start, mark, len(behind)), behind)
        else:
            kept += behind
    has_turn = any(len([fact for fact in inside if fact.start > mark]) > 1 for mark in marks)
    return told if has_turn else kept


def _before_turn(said: str, start: int, mark: int, items: int) -> list[str]:
    """What a 分别 goes through: joined in the clause before it or in an earlier one, or each in its own clause."""
    before = [said[each.start : each.end].rstrip("，,：: ") for each in clauses(said[start:mark], start)]
    for clause in reversed(before):
        joined = _JOINS.split(clause.split(_RESPECTIVELY)[0])
        if len(joined) == items:
            return joined
    own = [clause for clause in before if re.search(r"\d", clause)]
    return own[-items:] if len(own) >= items else []


def _in_turn(question: Question, before: Sequence[str], facts: Sequence[Span]) -> list[Span]:
    """The facts in the places of the items that the question names; none where the two do not match."""
    items = [_HOW_MANY.sub(r"\1", item) for item in before]
    if len(items) != len(facts):
        return []
    # What each item has that no other has: of 甲、乙、丙三村 one character.
    own = [set(item) - set("".join(items[:i] + items[i + 1 :])) for i, item in enumerate(items)]
    said = set("".join(_words(question)))
    shares = [len(each & said) / len(each) if each else 0.0 for each in own]
    named = [i for i, share in enumerate(shares) if share]
    best = named if len(named) == 1 else [i for i, share in enumerate(shares) if share == max(shares) > HALF]
    return [facts[best[0]]] if len(best) == 1 else list(facts) if len(best) == len(facts) else []


def _parallel(said: str, facts: Sequence[Span]) -> list[Span]:
    """The clauses of a text, cut also at a 、 between facts that each have a name: 一等奖2名、二等奖5名."""
    cuts = [0]
    for one, two in pairwise(sorted(facts, key=lambda fact: fact.start)):
        between = said[one.end : two.start]
        if "、" in between and not _CLAUSE.search(between) and re.search(rf"[{HAN}]", between.split("、")[-1]):
            cuts.append(one.end + between.rindex("、") + 1)
    pieces: list[Span] = []
    for clause in clauses(said):
        borders = [clause.start, *(cut for cut in cuts if clause.start < cut < clause.end), clause.end]
        pieces += [Span(start, end) for start, end in pairwise(borders)]
    return pieces


def _words(question: Question) -> list[str]:
    """The words that are asked about; of 价是多少 the price alone, which no dictionary keeps apart."""
    words = [*question.topic, *(word for group in question.translated for word in group)]
    return [word[:-1] if len(word) > 1 and word.endswith(_IS) else word for word in words]


def clauses(said: str, start: int = 0) -> list[Span]:
    """Return the clauses of a text, whose first character stands at `start`, each with the sign that ends it."""
    ends = [match.end() for match in _CLAUSE.finditer(said)]
    borders = zip([0, *ends], [*ends, len(said)], strict=True)
    return [Span(start + first, start + last) for first, last in borders if first < last]


def _clause_of(pieces: Sequence[Span], fact: Span) -> int:
    return next(i for i, clause in enumerate(pieces) if clause.start <= fact.start < clause.end)


def _worth(question: Question, said: str, pieces: Sequence[Span]) -> list[float]:
    """How much of the question stands in each clause; a word that stands in several counts for less in each.

    A clause may go on about what the one before is about without saying it, and add what that one does not say:
    占地1200亩，总投资3.6亿元.
    """
    worth, added = [0.0] * len(pieces), [0.0] * len(pieces)
    for word in _words(question):
        where = [i for i, clause in enumerate(pieces) if word in with_numbers(said[clause.start : clause.end])]
        for i in where:
            worth[i] += 1 / len(where)
            added[i] += 0.0 if i - 1 in where else 1 / len(where)
    for i in range(1, len(pieces)):
        if said[pieces[i].start - 1] in _GOES_ON:
            worth[i] = max(worth[i], LEFT_OUT * worth[i - 1] + added[i])
    return worth
