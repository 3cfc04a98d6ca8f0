"""Which of some known questions is the one asked, in whatever words: for answers that people wrote themselves.

A wrong answer is worse than none here. So it has to be the same question by its words (`paraphrase`); or the one says
what the other says and at most a little more, of the same places and numbers, and they mean nearly the same to the
model. The model alone does not do: it finds 身份证丢了怎么补办 and 驾照丢了怎么补办 as near as two wordings of one.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from index.text.fold import fold
from index.types import Encoder, Vectors
from retrieval.paraphrase import Meaning, alike, meaning_of

NEAR: Final = 0.97
"""The cosine of two questions from which on they are one; docs/quality.md says on what it was chosen."""
MORE: Final = 2
"""Characters, or words of other scripts, that one of them may have more."""

_NEUTRAL: Final = frozenset(
    (
        *(
            "办",
            "理",
            "办理",
            "申请",
            "申领",
            "领取",
            "请",
            "需要",
            "需",
            "须",
            "可以",
            "能",
            "可",
            "可否",
            "能否",
            "是否",
        ),
        *("应", "应该", "要", "想", "想要", "我", "我要", "我们", "你", "你们", "有", "进行"),
    )
)
"""What a question says as well as not: words of doing what everybody does there."""
_TERM: Final = re.compile(r"[a-z]+|\d+|.")


class SameQuestion:
    """Compares questions; remembers the vectors of those that are known, which are few."""

    def __init__(self) -> None:
        self._vectors: dict[tuple[str, str], Vectors] = {}

    def find(self, asked: str, known: Sequence[str], encoder: Encoder) -> int | None:
        """Return which of the known questions, by its place among them, is the one asked; None if none is."""
        meaning = meaning_of(asked)
        same = next((place for place, each in enumerate(known) if alike(meaning, meaning_of(each))), None)
        if same is not None:
            return same
        near = [place for place, each in enumerate(known) if _may_be(meaning, meaning_of(each))]
        if not near:
            return None
        vector = encoder.query(fold(asked))
        nearness = [float(vector @ self._vector(known[place], encoder)) for place in near]
        best = int(np.argmax(nearness))
        return near[best] if nearness[best] >= NEAR else None

    def _vector(self, question: str, encoder: Encoder) -> Vectors:
        key = encoder.name, question
        if key not in self._vectors:
            self._vectors[key] = encoder.query(fold(question))
        return self._vectors[key]


def _may_be(one: Meaning, other: Meaning) -> bool:
    """Say whether one of two questions says all that the other does, and hardly more."""
    if (one.kind, one.places) != (other.kind, other.places):
        return False
    ours, theirs = _terms(one), _terms(other)
    more, less = ours - theirs, theirs - ours
    if (more and less) or not ours & theirs:
        return False
    beyond = more or less
    return beyond.total() <= MORE and not any(term.isdigit() for term in beyond)


def _terms(meaning: Meaning) -> Counter[str]:
    return Counter(term for word in meaning.words if word not in _NEUTRAL for term in _TERM.findall(word))
