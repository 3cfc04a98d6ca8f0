"""What a person asked: its language, its search form, and what kind of thing it wants to know."""

import re
from dataclasses import dataclass

from index.corpus import SearchTerms
from index.places.mentions import find_places
from index.text.fold import fold, to_simplified
from index.text.han import HAN
from index.text.numerals import same_numbers
from index.text.own_words import OwnWords
from index.text.tokenise import bigrams, cut
from retrieval.dictionary import translated
from retrieval.parameters import RANKING, Ranking
from retrieval.romanised import find_romanised
from retrieval.small_talk import LINK, small_talk
from retrieval.types import Hint, Language, Wanted

NO_WORDS = OwnWords()


@dataclass(frozen=True, slots=True)
class Question:
    """A question, taken apart.

    `topic` are its words that carry what is asked about: neither grammar nor the asking itself, and with numbers in one
    form. `words` and `bigrams` are what the lexical indexes are asked for: the topic and its pairs of characters; of a
    question that is not in Chinese only the places that it names. `translated` are groups of which any word will do:
    what its other words may be in Chinese, and what says the same by the own words of the index; these are not among
    `words`. `places` are these under their full names. `hint` says that it is no question at all.
    """

    text: str
    folded: str
    language: Language | None
    topic: tuple[str, ...]
    words: tuple[str, ...]
    bigrams: tuple[str, ...]
    translated: tuple[tuple[str, ...], ...]
    places: frozenset[str]
    is_chinese: bool
    wanted: Wanted | None
    hint: Hint | None

    @property
    def terms(self) -> SearchTerms:
        """What the lexical indexes are asked for."""
        return SearchTerms(self.words, self.bigrams, self.translated)


# What asks, as against what is asked about.
PLACES = "城市|市|省份?|县|区|乡镇?|镇|村|国家(?!级)|国(?!家)|地方|地区|地"
ASKING = (
    rf"哪(?:一)?(?:个|些|座|几个|几座)?(?:{PLACES})"
    r"|哪(?:一)?(?:个|些|座|位|家|里|儿|种|类|项|几|年|天|次|句|方面)?|什么(?:时候|地方|样|时间)?|甚么|啥|谁"
    r"|何(?:时|处|地|人|种)|为何|如何|怎么(?:样|办)?|怎样|为什么|多少钱?|多(?:大|长|久|高|远)"
    r"|几(?:个|家|名|项|次|年|天|种|条|位|点|号|月|日)?|是否|能否|可否|有没有|是不是|吗|呢|吧|请问|告诉我|想知道|一下|知道|介绍"
)
GRAMMAR = """
    的 了 是 在 有 和 与 及 或 对 为 为了 被 把 将 从 到 向 由 于 以 等 之 其 这 那 这个 那个 这些 那些 它 他 她 我 你
    您 我们 你们 他们 就 都 也 又 还 会 能 可以 应 应该 要 需要 进行 如果 关于 根据 按照 中 里 上 下 内 时 后 前 个 并
    而 且 但 所 来 去 说 做 给 让 用 使 该 此 本 各 每 哪些 主要 具体 包括
    what which who whom whose when where why how many much do does did is are was were be been the a an of in on at to
    for and or by with from that this it its as has have had about there please tell me can could would should
"""
ASKING_WORD = re.compile(ASKING)
# Words of politeness before a question; 请 alone only before a verb of asking, as it is a part of words (请假).
COURTESY = (
    r"^(?:(?:你好|您好|请问|麻烦你?(?:问|帮我)?|帮我|帮忙|请(?=问|告|帮|列|说|讲|介|查|找)|我?想(?:问|知道|了解)|(?:能|可以)?告诉我"
    r"|hello|hi|please)(?:一下)?[\s,，:：.!~、。]*)+"
)
GRAMMAR_WORDS = frozenset(GRAMMAR.split())

UNIT = "个家名项次年天种条位人元亿万吨米公里倍点分小时岁平方趟班场处件辆座台套所间站届"
WANTED = (
    (Wanted.PHONE, r"(?:电话|热线|手机|传真)(?:号码?)?(?:是|为)?几号"),  # asks for no day
    (
        Wanted.PLACE,
        rf"哪(?:一)?(?:个|些|座|几个|几座)?(?:{PLACES})|(?:在|从|到|位于|去)哪(?!个|些|位|种|年|天|月|一|几|家)"
        r"|哪里|哪儿|何处|何地|什么(?:地方|城市|省|地址|位置)|哪(?:一)?(?:个|处|座)(?:社区|街道|小区|园区|开发区|新区|校区|景区|基地|车站|场馆)"
        r"|(?:地址|位置|地点)(?:是|为)?(?:什么|多少|哪)",
    ),
    (Wanted.PERSON, r"谁|哪(?:一)?(?:位|个人|些人)|何人|什么人"),
    (
        Wanted.DATE,
        r"何时|什么(?:时候|时间|日期|日子)|哪(?:一)?(?:年|天|月|日)|几(?:月|号|日)|何年|何月|何日"
        r"|(?:[月号日天午晚早迟至到])几点|几点(?:钟|之?前|以前|[起到开上下结闭关])",
    ),
    (
        Wanted.PHONE,
        r"(?:电话|热线|手机号?|传真|联系方式|号码)(?:号码?)?(?:是|为|有)?(?:多少|什么|几号|哪)|(?:打|拨打?)(?:什么|哪个?)"
        r"(?:电话|号码|热线)|(?:什么|哪个)(?:电话|热线)",
    ),
    (Wanted.WEB, r"(?:网址|网站|链接|邮箱|电子邮件)(?:地址)?(?:是|为)?(?:多少|什么|哪)"),
    (
        Wanted.ORGANISATION,
        r"(?:哪(?:一)?(?:家|所|个)|什么)(?:公司|企业|单位|部门|机构|银行|学校|大学|高校|中学|小学|医院|药企|厂|协会)|哪(?:一)?家",
    ),
    (Wanted.NUMBER, rf"多少|几(?=[{UNIT}成])|百分之几|第几|多(?:大|长|高|远|久|重|宽)"),
)
PLACES_ENGLISH = "city|cities|province|provinces|place|places|county|country|town|district"
WANTED_ENGLISH = (
    (Wanted.PLACE, rf"\b(?:where|(?:which|what) (?:{PLACES_ENGLISH}))\b"),
    (Wanted.PERSON, r"\b(?:who|whom)\b"),
    (Wanted.DATE, r"\b(?:when|what (?:date|day|year|month|time)|which (?:date|day|year|month))\b"),
    (Wanted.PHONE, r"\b(?:phone|telephone|hotline)\b.*\bnumber\b|\bwhat\b.*\b(?:phone|telephone|hotline)\b"),
    (Wanted.WEB, r"\b(?:web ?site|url|e-?mail|web address)\b"),
    (Wanted.NUMBER, r"\bhow (?:many|much|long|far|large|big|tall|old|high)\b"),
)


def understand(text: str, ranking: Ranking = RANKING, own: OwnWords = NO_WORDS) -> Question:
    """Take a question apart; never fails, whatever is in `text`."""
    folded, hint = fold(text).strip(), hint_of(text)
    is_chinese = bool(re.search(f"[{HAN}]", folded))
    said = same_numbers(_without_asking(folded) if ranking.drops_asking else folded)
    topic, places = _topic(said), _places(text, folded if is_chinese else None)
    alternatives = tuple(filter(None, map(own.same_as, topic)))
    # Words of another language hardly occur in Chinese documents, and where they do, they hardly ever mean the answer.
    named = " ".join(sorted(re.sub("[市省]$", "", place) for place in places))
    searched = said if is_chinese else named
    return Question(
        text=text,
        folded=folded,
        language=language_of(text),
        topic=topic,
        words=tuple(word for word in topic if not own.same_as(word)) if is_chinese else tuple(searched.split()),
        bigrams=tuple(dict.fromkeys(bigrams(searched))),
        translated=(*alternatives, *_translated(text, is_chinese or hint is not None, ranking)),
        places=places,
        is_chinese=is_chinese,
        wanted=_wanted(folded),
        hint=hint,
    )


def _translated(text: str, is_understood: bool, ranking: Ranking) -> tuple[tuple[str, ...], ...]:
    return translated(text, GRAMMAR_WORDS) if ranking.translates and not is_understood else ()


def language_of(text: str) -> Language | None:
    """Return the language of a text, None where its characters do not tell, as those of a link do not.

    >>> language_of("https://example.org/a.html"), language_of("who is it?")
    (None, <Language.ENGLISH: 'en'>)
    """
    if re.search(f"[{HAN}]", text):
        han = "".join(re.findall(f"[{HAN}]", text))
        return Language.SIMPLIFIED if to_simplified(han) == han else Language.TRADITIONAL
    return Language.ENGLISH if re.search(r"[a-zA-Z]", LINK.sub("", text)) else None


def _places(text: str, folded: str | None) -> frozenset[str]:
    """The places named in a question: in Chinese where there is a `folded` form in Chinese, else in Latin letters."""
    mentions = find_places(folded) if folded is not None else find_romanised(text)
    return frozenset(mention.place for mention in mentions)


def _topic(said: str) -> tuple[str, ...]:
    kept = (word for word in cut(said) if re.search(r"\w", word))
    return tuple(dict.fromkeys(word for word in kept if word not in GRAMMAR_WORDS))


def _without_asking(folded: str) -> str:
    """Return the question without the words that ask, unless nothing else is there."""
    said = ASKING_WORD.sub(" ", folded)
    return said if re.search(r"\w", said) else folded


def _wanted(folded: str) -> Wanted | None:
    patterns = WANTED if re.search(f"[{HAN}]", folded) else WANTED_ENGLISH
    return next((wanted for wanted, pattern in patterns if re.search(pattern, folded)), None)


def hint_of(text: str) -> Hint | None:
    """Return why a text is no question, None where it is one."""
    said = re.sub(r"[\W_]+", "", fold(text))
    if talk := small_talk(text):
        return talk
    return Hint.EMPTY if not said or ASKING_WORD.fullmatch(said) or re.fullmatch(r"[a-z]|\d{1,3}", said) else None
