"""Of several facts of one kind in a text, those that a question can mean.

Parallel facts stand each with its own name: 海岚股份中标12.5亿元，云石股份中标8.4亿元; what 分别 joins goes in order. A
condition (最晚, 最高) holds for some facts and not for others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.passages.split import sentences
from index.text.numerals import with_numbers
from index.types import Span
from retrieval.periods import last_periods, last_year, periods_asked, years_asked
from retrieval.question import Question
from retrieval.quote import plain

_CLAUSE = re.compile(r"[，,：:](?!\d)|[；;。！？!?\n]")
_GOES_ON = "，,"  # what is behind may leave out its subject: 发布了新政策，共22条
_RESPECTIVELY = "分别"
_IS = ("是", "为")
_JOINS = re.compile("[、和与及]")
_HOW_MANY = re.compile(r"^(.+?)[一二三四五六七八九十两\d][^\d]{1,3}$")  # 丙三村
_NUMBERED = re.compile(r"(?<!\d)(\d{1,4})(号线|号楼|路公交|号门|号馆)")
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


def is_of_other_number(question: Question, text: str) -> bool:
    """Say whether a text names lines, buildings or routes by number, the question, too, and none is the same.

    >>> from retrieval.question import understand
    >>> asked = understand("地铁1号线多长？")
    >>> [is_of_other_number(asked, text) for text in ("2号线长8公里", "1号线和2号线", "全长8公里")]
    [True, False, False]
    """
    asked = set(_NUMBERED.findall(question.folded))
    named = set(_NUMBERED.findall(plain(text)))
    kinds = {kind for _, kind in asked}
    return bool(asked) and any(kind in kinds for _, kind in named) and not asked & named


def admitted(question: Question, text: str, facts: Sequence[Span]) -> list[Span]:
    """Return those of the facts that the conditions of the question admit: its period, its year, its bounds."""
    kept = _of_year(question, text, _of_period(question, text, facts))
    for condition in CONDITIONS:
        if len(kept) > 1 and condition.asked.search(question.folded):
            held = [fact for fact in kept if _holds(condition, text, fact)]
            kept = held if held or condition.is_needed else kept
    return kept


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
        inside = [fact for fact in facts if sentence.start <= fact.start < sentence.end]
        respectively = said.find(_RESPECTIVELY, sentence.start, sentence.end)
        behind = [fact for fact in inside if respectively >= 0 and fact.start > respectively]
        if len(behind) > 1:
            kept += _in_turn(question, said[_clause_start(said, respectively) : respectively], behind)
        else:
            kept += inside
    clauses = _clauses(said)
    worth = _worth(question, said, clauses)
    best = max((worth[_clause_of(clauses, fact)] for fact in kept), default=0.0)
    return [fact for fact in kept if worth[_clause_of(clauses, fact)] >= best]


def _in_turn(question: Question, before: str, facts: Sequence[Span]) -> list[Span]:
    """The fact that stands in the place of the item that the question names; none where the two do not match."""
    items = [_HOW_MANY.sub(r"\1", item) for item in _JOINS.split(before)]
    if len(items) != len(facts):
        return []
    # What each item has that no other has: of 甲、乙、丙三村 one character.
    own = [set(item) - set("".join(items[:i] + items[i + 1 :])) for i, item in enumerate(items)]
    said = set("".join(_words(question)))
    shares = [len(each & said) / len(each) if each else 0.0 for each in own]
    best = [i for i, share in enumerate(shares) if share == max(shares) > HALF]
    return [facts[best[0]]] if len(best) == 1 else []


def _words(question: Question) -> list[str]:
    """The words that are asked about; of 价是多少 the price alone, which no dictionary keeps apart."""
    words = [*question.topic, *(word for group in question.translated for word in group)]
    return [word[:-1] if len(word) > 1 and word.endswith(_IS) else word for word in words]


def _clauses(said: str) -> list[Span]:
    ends = [match.end() for match in _CLAUSE.finditer(said)]
    return [Span(start, end) for start, end in zip([0, *ends], [*ends, len(said)], strict=True) if start < end]


def _clause_start(said: str, at: int) -> int:
    return max((match.end() for match in _CLAUSE.finditer(said, 0, at)), default=0)


def _clause_of(clauses: Sequence[Span], fact: Span) -> int:
    return next(i for i, clause in enumerate(clauses) if clause.start <= fact.start < clause.end)


def _worth(question: Question, said: str, clauses: Sequence[Span]) -> list[float]:
    """How much of the question stands in each clause; a word that stands in several counts for less in each.

    A clause may go on about what the one before is about without saying it, and add what that one does not say:
    占地1200亩，总投资3.6亿元.
    """
    worth, added = [0.0] * len(clauses), [0.0] * len(clauses)
    for word in _words(question):
        where = [i for i, clause in enumerate(clauses) if word in with_numbers(said[clause.start : clause.end])]
        for i in where:
            worth[i] += 1 / len(where)
            added[i] += 0.0 if i - 1 in where else 1 / len(where)
    for i in range(1, len(clauses)):
        if said[clauses[i].start - 1] in _GOES_ON:
            worth[i] = max(worth[i], LEFT_OUT * worth[i - 1] + added[i])
    return worth
