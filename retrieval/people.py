"""Who a text names: people in a source, people and offices in a question."""

import re
import sys
from collections.abc import Iterator
from functools import cache

import jieba

from index.places.mentions import find_places
from index.text.dictionary import segmenter
from index.text.han import HAN
from index.text.simplify import simplify
from index.types import Span

NAMES = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]+·[{HAN}·]+")
# In front of a name stands an office, a sign, or the beginning; jieba takes 高水平 for a person.
BEFORE_NAME = re.compile(
    r"(?:^|[\s,，。、;；:：“”\"(（《》〈〉)）!！?？]|[长员记任席理监裁师授士事官人者家王帝爵相将帅总督主院辑演星手军后妃子妻夫父母儿女弟兄姐妹]|由|是|为|和|与|对|让|被|请)$"
)
_SURNAME = (
    "(?:欧阳|司马|上官|诸葛|司徒|慕容|皇甫|尉迟|令狐|夏侯|公孙|长孙|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施牛樊葛邢安"
    "齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛])"
)
_RANK = "(?:省委|市委|县委|区委|党委)?(?:常务)?副?"
_OFFICE = (
    "(?:书记|市长|省长|县长|区长|镇长|州长|主任|局长|厅长|部长|校长|院长|主席|总理|总统|秘书长|董事长|总经理|经理|会长|"
    "教授|老师|医生|先生|女士|同志|将军|院士)"
)
_OFFICE_HOLDER = re.compile(rf"{_SURNAME}?{_RANK}{_OFFICE}")
_AND = ("和", "、", "与", "跟")
_FULL_NAME = re.compile(rf"{_SURNAME}[{HAN}]{{1,2}}")
_FOREIGN_NAME = re.compile(rf"[{HAN}]{{1,6}}(?:·[{HAN}]{{1,6}})+")


def find_people(text: str) -> Iterator[Span]:
    """Where a source names people: only names that stand as names do, behind an office, a sign or the like."""
    position = 0
    for word, tag in tagged(text):
        end = position + len(word)
        if tag.startswith("nr") and NAMES.fullmatch(word) and BEFORE_NAME.search(text, 0, position):
            yield Span(position, end)
        position = end


def person_asked_about(question: str) -> Span | None:
    """Where a question, in Simplified characters, names its first person or people (王芳和李红), or an office."""
    position, named = 0, None
    for word, tag in tagged(question):
        end = position + len(word)
        if tag.startswith("nr") and is_person(word):
            if named is None:
                named = _with_office(question, position, end)
            elif question[named.end : position] in _AND:
                named = Span(named.start, end)
        position = end
    if named:
        return named
    found = _FOREIGN_NAME.search(question) or _OFFICE_HOLDER.search(question)
    if found and any(each.start < found.start() < each.end for each in find_places(question)):
        found = re.search(_RANK + _OFFICE, question)  # 九江市长 is not Mayor Jiang
    return Span(*found.span()) if found else None


def is_person(words: str) -> bool:
    """Whether words by themselves name a person or an office: 李明, 王市长, 市委书记; 高铁 is a word, 那曲 a place."""
    if _OFFICE_HOLDER.fullmatch(words) or _FOREIGN_NAME.fullmatch(words):
        return True
    tags = [tag for _, tag in tagged(words)]
    known = len(tags) == 1 and not tags[0].startswith(("nr", "x"))
    return bool(_FULL_NAME.fullmatch(words)) and not known and not words.endswith(("区", "市", "县", "镇"))


def is_office(words: str) -> bool:
    """Whether words name an office and nobody in it: 市委书记."""
    return bool(re.fullmatch(_RANK + _OFFICE, words))


def ends_in_person(words: str) -> bool:
    """Whether words end in somebody's name behind the office, which no place does: 水厂厂长林建国."""
    return bool(re.search(rf"[长员记任席理监裁师授士人者]{_SURNAME}[{HAN}]{{1,2}}$", words))


def names_office(text: str) -> bool:
    """Whether a text names an office: 市委书记强调."""
    return bool(re.search(_OFFICE, simplify(text)))


def tagged(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text with jieba's tags (n, v, nr), which join to the text again."""
    for each in _tagger().cut(text):
        yield each.word, each.flag


def _with_office(question: str, start: int, end: int) -> Span:
    """A name with the office before or behind it."""
    before = re.search(rf"{_RANK}{_OFFICE}$", question[:start])
    behind = re.match(f"{_RANK}{_OFFICE}", question[end:])
    return Span(before.start() if before else start, end + behind.end() if behind else end)


@cache
def _tagger() -> "jieba.posseg.POSTokenizer":
    import jieba.posseg  # it reads its table of tags when it is imported

    known = segmenter()
    known.initialize()
    read = jieba.posseg.dt.word_tag_tab
    # Made without its constructor, which would read the table again; with the strings of the words that are known.
    tagger = object.__new__(jieba.posseg.POSTokenizer)
    tagger.tokenizer = known
    tagger.word_tag_tab = jieba.posseg.dt.word_tag_tab = {
        word: sys.intern(read[word]) for word in known.FREQ if word in read
    }
    return tagger
