"""Folded text into terms; the same for documents and questions.

Two kinds, because Chinese has no blanks: dictionary words (jieba, with the shorter words inside longer ones) are
precise, overlapping pairs of characters never miss a name that no dictionary holds. Latin words and numbers are terms
in both.
"""

import re
from itertools import pairwise

from index.text.dictionary import segmenter
from index.text.han import HAN

RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+(?:[.,][0-9]+)*")
WORD = re.compile(r"\w")


def words(folded: str) -> list[str]:
    """Return the words of folded text, search-engine style: long words and the shorter ones inside them.

    >>> words("南京市长江大桥")
    ['南京', '京市', '南京市', '长江', '大桥', '长江大桥']
    """
    return [word for word in segmenter().lcut_for_search(folded) if WORD.search(word)]


def cut(folded: str) -> list[str]:
    """Return folded text as consecutive words that join to it again.

    >>> cut("市委书记,强调")
    ['市委书记', ',', '强调']
    """
    return list(segmenter().lcut(folded))


def bigrams(folded: str) -> list[str]:
    """Return overlapping pairs of Chinese characters, and Latin words and numbers whole.

    >>> bigrams("人才政策2023年")
    ['人才', '才政', '政策', '2023', '年']
    """
    terms: list[str] = []
    for run in RUN.findall(folded):
        if len(run) == 1 or not run[0] >= "\u3400":
            terms.append(run)
        else:
            terms.extend(map("".join, pairwise(run)))
    return terms
