"""How much of what a question says of each candidate a text says.

A word counts by how rare it is, and by what it is: 强调 and 提到 only say that something is said, 政策 and 措施 only
what kind of thing it is. It is said by itself, by a synonym, or taken apart (免租: 免收租金).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.corpus import Corpus
from index.places.mentions import find_places
from index.text.han import HAN
from index.text.numerals import with_numbers
from retrieval.dictionary import translated
from retrieval.lists.synonyms import synonyms
from retrieval.question import Question
from retrieval.quote import plain

# Words by which something is said or brought about, whatever it is.
SAYING = """
    强调 提到 提出 指出 要求 表示 谈到 提及 宣布 明确 规定 公布 发布 出台 推出 实施 开展 推进 加强 实行 落实 采取 说 讲
    写 写明 介绍 通知 印发 制定 涉及 关注 重视 进行 实现 推动 做出 作出 给予 提供 有关 相关 已经 已 曾 过 都 请 所有
    全部 一共 总共 共 除了 除 外 以外 之外 以及 还有 另外 其他 其它 不同 区别 差别 相比 比较 情况 方案 文件 通告
    举办 举行 召开 开办 组织 设立 设置 地
"""
# Words for kinds of things.
KINDS = """
    政策 措施 举措 办法 工作 方面 问题 内容 事项 服务 项目 活动 计划 制度 机制 会议 大会 安排 部署 意见 要点 行动 意识
"""
# Words for places; of an English question they are among the translations.
PLACE_WORDS = "城市 都市 省 省份 县 地方 地区 市 国家 镇 区"
_SAY, _ARE_KINDS, _ARE_PLACES = (frozenset(words.split()) for words in (SAYING, KINDS, PLACE_WORDS))
SAYS, KIND = 0.1, 0.25  # how much such words count
APART, WITHIN = 0.7, 8  # how much a word taken apart counts, and within how many characters
TITLE = 0.6  # how much a word counts that only the document's title says
AGAIN, MOST = 0.05, 4  # how much more a text says for each time that it says a thing again, at most so many times
STRESSED = AGAIN * MOST  # how much that is at most
LEAST = 0.5  # how much the commonest word counts beside the rarest, which counts LEAST + 1


@dataclass(frozen=True, slots=True)
class Term:
    """What says one thing of the predicate: words with how much each counts; `weight` is how much the thing does.

    counts: it is neither a word by which anything is said nor one for kinds of things.
    """

    ways: tuple[tuple[str, float], ...]
    weight: float
    counts: bool = True

    def said(self, text: str) -> float:
        """Return how well a text in plain characters says it, in [0, 1]."""
        found = max((count for word, count in self.ways if word in text), default=0.0)
        apart = None if found >= APART else _apart(self.ways[0][0])
        return APART if apart and apart.search(text) else found


@lru_cache(maxsize=4096)
def _form(text: str) -> str:
    """Return a text as words are looked for in it: lists go through the same passages again and again."""
    return with_numbers(plain(text))


@lru_cache(maxsize=256)
def _apart(word: str) -> re.Pattern[str] | None:
    """Return what finds a word taken apart; None for one that is not."""
    if not re.fullmatch(f"[{HAN}]{{2,3}}", word):
        return None
    return re.compile(f"[{HAN}]{{0,{WITHIN - len(word)}}}?".join(map(re.escape, word)))


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is asked of each candidate."""

    terms: tuple[Term, ...]

    def said(self, text: str, title: str | None = None) -> float:
        """Return the share, in [0, 1], of the predicate that a text says; what its title says counts for less."""
        total = sum(term.weight for term in self.terms)
        if not total:
            return 0.0
        named = plain(title or "")
        body = _form(text)
        held = (term.weight * max(term.said(body), TITLE * term.said(named) if named else 0.0) for term in self.terms)
        return sum(held) / total

    def stressed(self, text: str) -> float:
        """Return how much more a text says it by saying the things that count in full again and again."""
        said = plain(text)
        again = (max((said.count(word) for word, _ in term.ways), default=0) - 1 for term in self.terms if term.counts)
        return AGAIN * min(sum(max(0, times) for times in again), MOST)


def predicate_of(question: Question, corpus: Corpus, without: Iterable[str] = ()) -> Predicate:
    """Return what a question says of each candidate: its topic, but for places and the words in `without`."""
    left_out = set(without)
    left_out.update(
        word for head in without if head.isascii() for group in translated(head, frozenset()) for word in group
    )
    ways: list[Sequence[tuple[str, float]]] = []
    if question.is_chinese:
        words = [word for word in question.topic if word not in left_out and not find_places(word)]
        ways = [((word, 1.0), *synonyms(word).items()) for word in words]
    else:
        ways = [
            [(word, 1.0) for word in group]
            for group in question.translated
            if (_ARE_PLACES | left_out).isdisjoint(group)
        ]
    found = [each for each in ways if each]
    rare = [min(corpus.word_weights(word for word, count in each if count == 1.0).values()) for each in found]
    rarest = max(rare, default=0.0) or 1.0
    return Predicate(
        tuple(Term(tuple(each), (LEAST + idf / rarest) * _kind(each)) for each, idf in zip(found, rare, strict=True))
    )


def _kind(ways: Sequence[tuple[str, float]]) -> float:
    """How much a thing counts by what kind of word says it."""
    words = [word for word, count in ways if count == 1.0]
    if any(word in _SAY for word in words):
        return SAYS
    return KIND if any(word in _ARE_KINDS for word in words) else 1.0
