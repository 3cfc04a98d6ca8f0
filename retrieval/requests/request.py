"""What a message asks to be done: one table of patterns, each for whole messages.

A real question must never be taken for a request, so whatever the table does not hold word for word is a question.
"""

import re
from calendar import month_name
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from index.text.fold import fold
from index.text.han import HAN
from retrieval.question import COURTESY
from retrieval.small_talk import host_of


class RequestKind(StrEnum):
    """What is to be done."""

    MORE = "more"
    REPEAT = "repeat"
    WRONG = "wrong"
    ALL = "all"
    ABOUT = "about"
    DATED = "dated"
    NEWEST = "newest"
    RECENT = "recent"
    WHOLE = "whole"
    PLACES = "places"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be done, and with what: `words` name a topic, a day, a kind or a document; they may be empty."""

    kind: RequestKind
    words: str = ""


LONGEST: Final = 60  # characters of a request

_DOCUMENT = "(?:文件|文档|文章)"
_NEWS = f"(?:{_DOCUMENT}|新闻|报道|通知|公告|消息)"
_ITS = "(?:这里|库里|知识库里?|你(?:这里|这边|那里)?)?(?:现在|目前)?(?:一共|总共|都|共)?"
_SHOW = "(?:列出|列一下|列举|显示|看看|看一下|查看|给我看看?|我?要看|我?想看)(?:一下)?"
_EVERY = "(?:所有|全部|全体)的?"
_WORDS = "(.{1,20}?)"
_SPEAK = "(?:是)?(?:讲|说|谈|提|写|介绍|涉及|关于|有关)(?:到|及|述|了|过|的是)*"
_YEAR = r"\d{4}年(?:\d{1,2}月(?:份|\d{1,2}[日号])?)?"
_GIVE = "(?:发给|传给|发|传|给)"
_THAT = f"(?:(?:那|这)(?:一)?(?:篇|份|条|个)?{_NEWS}?|(?:{_NEWS}的?)?(?:全文|原文|原件|原文件))"

_CHINESE: Final = (
    (
        RequestKind.MORE,
        r"(?:那|好的?)?还有(?:呢|吗|没有|没|别的吗|更多吗)|(?:给我|看|看看|我要)?更多(?:引文|结果|内容|的)?|(?:请)?继续(?:说|讲)?"
        r"|接着(?:说|讲)|再(?:来|给我?)(?:几条|一些|一条|点|几个)|下一(?:页|批)|多来(?:几条|一些|点)",
    ),
    (
        RequestKind.REPEAT,
        "(?:请)?再(?:说|讲|发|答|回答)(?:一遍|一次)|(?:请)?重复(?:一遍|一次|一下)?|(?:你)?(?:刚才|刚刚)(?:说|讲)(?:的(?:是)?)?(?:什么|啥)(?:来着)?",
    ),
    (
        RequestKind.WRONG,
        "(?:这个?|你)?(?:说的|答案|回答)?(?:都)?(?:不对|错了|答错了|说错了|不正确|答非所问|不是这个(?:意思)?|不是这样的|有误)(?:吧|啊|呀)?"
        "|(?:这)?不是我(?:要|问|想要|想问)的",
    ),
    (
        RequestKind.ALL,
        f"{_ITS}有(?:哪些|什么|多少(?:篇|份|个)?|几(?:篇|份|个)){_DOCUMENT}(?:可以(?:看|问|查)的?)?"
        f"|{_SHOW}?{_EVERY}{_DOCUMENT}(?:列表|清单|目录)?(?:列出来|列一下|给我看看)?|(?:{_SHOW})?{_DOCUMENT}(?:列表|清单|目录)|{_SHOW}{_DOCUMENT}",
    ),
    (
        RequestKind.ABOUT,
        f"(?:有)?(?:哪些|哪几篇|什么)(?:{_DOCUMENT}|新闻|报道){_SPEAK}{_WORDS}(?:的)?"
        f"|(?:(?:有哪些|有没有|列出|找一下|找找?|查一下|看看)(?:所有)?)(?:关于|有关|讲|涉及){_WORDS}的(?:{_DOCUMENT}|新闻|报道)"
        f"|(?:关于|有关){_WORDS}的(?:{_DOCUMENT}|新闻|报道)(?:都)?有(?:哪些|什么|哪几篇)",
    ),
    (
        RequestKind.DATED,
        f"({_YEAR})(?:里|间|都)*(?:有|发布了|发了|出了)(?:哪些|什么){_NEWS}|{_SHOW}?({_YEAR})的?(?:所有)?{_NEWS}",
    ),
    (
        RequestKind.NEWEST,
        f"(?:最新|最近)的?(?:是)?(?:那|哪)?(?:一)?(?:篇|份)({_NEWS})?(?:是(?:什么|哪篇|哪一篇|哪个|哪份))?",
    ),
    (
        RequestKind.RECENT,
        f"(?:{_SHOW})?(?:最新|最近)的?({_NEWS})(?:是什么|(?:有|是)哪些|有什么)?|(?:最近|最新)?有(?:什么|哪些)新的?({_NEWS})"
        f"|最近(?:都)?有(?:什么|哪些)({_NEWS})",
    ),
    (
        RequestKind.WHOLE,
        f"请?把{_WORDS}的?{_THAT}{_GIVE}(?:给)?我(?:看看|看一下|一下|看)?|请?{_GIVE}(?:给)?我(?:看看?|发)?(?:一下)?(.{{1,20}}?)的?{_THAT}"
        f"|(?:{_GIVE}(?:给)?我|把|我?要看?|看看?)(?:全文|原文|原件|原文件)(?:{_GIVE}(?:给)?我)?(?:看看)?",
    ),
    (RequestKind.PLACES, f"{_ITS}(?:有|包括|涉及|覆盖)(?:了)?(?:哪些|多少个?|几个)(?:城市|地方|地区)"),
)
_SHOW_ENGLISH = r"(?:(?:list|show|give|see)(?: me)?)"
_MONTH_ENGLISH = "|".join(month_name[1:]).lower()
_DOCUMENT_ENGLISH = "(?:documents?|files?|articles?|texts?|sources?)"
_ENGLISH: Final = (
    (RequestKind.MORE, f"(?:{_SHOW_ENGLISH} )?more(?: quotes| results)?|next|continue|go on|any ?more"),
    (RequestKind.REPEAT, "(?:repeat|say)(?: (?:that|it))?(?: again)?|again|come again|once more"),
    (
        RequestKind.WRONG,
        "(?:no )?(?:(?:that|this|it)(?:'s| is) )?"
        "(?:wrong|incorrect|not (?:right|correct|true|it|what i (?:asked|meant|want)))"
        "(?: answer)?",
    ),
    (
        RequestKind.ALL,
        f"{_SHOW_ENGLISH} (?:all )?(?:of )?(?:the |your )?{_DOCUMENT_ENGLISH}|all (?:the |your )?{_DOCUMENT_ENGLISH}"
        f"|(?:what|which|how many) {_DOCUMENT_ENGLISH}(?: (?:do you have|are there|do you know))?",
    ),
    (
        RequestKind.ABOUT,
        f"(?:what|which) {_DOCUMENT_ENGLISH} "
        "(?:are about|are on|talk about|speak of|speak about|mention|discuss|cover) (.{2,40})"
        f"|(?:(?:list|show|find)(?: me)? )?(?:all )?(?:the )?(?:documents|files|articles) (?:about|on) (.{{2,40}})",
    ),
    (
        RequestKind.DATED,
        f"(?:what(?:'s| is| was)? |{_SHOW_ENGLISH} )?(?:all )?(?:the )?(?:news|notices|{_DOCUMENT_ENGLISH})"
        f" (?:is there |are there )?(?:from|of|in) ((?:(?:{_MONTH_ENGLISH}) )?[12]\\d{{3}})",
    ),
    (RequestKind.NEWEST, f"(?:what(?:'s| is) )?(?:the )?(?:latest|newest|most recent) (?:{_DOCUMENT_ENGLISH}|one)"),
    (
        RequestKind.RECENT,
        f"(?:what(?:'s| is| are) |{_SHOW_ENGLISH} )?(?:the )?"
        "(?:latest|newest|most recent|recent) (?:news|notices|documents|articles)",
    ),
    (
        RequestKind.WHOLE,
        "(?:send|give|show)(?: me)? (?:the )?(?:full text|original)"
        "|(?:send|give|show)(?: me)? (?:the )?(.{2,40}?) (?:one|document|article|file|original|full text)"
        "|(?:send|give|show)(?: me)? (?:the )?(?:document|article|file|original|full text|one)"
        " (?:about|of|on|from) (.{2,40})",
    ),
    (
        RequestKind.PLACES,
        f"(?:which|what) (?:cities|places)(?: (?:are there|do you (?:have|know)(?: about)?))?"
        f"|{_SHOW_ENGLISH} (?:all )?(?:the )?(?:cities|places)",
    ),
)


def _compiled(table: tuple[tuple[RequestKind, str], ...]) -> tuple[tuple[RequestKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in table)


_PATTERNS: Final = {True: _compiled(_CHINESE), False: _compiled(_ENGLISH)}
_AROUND = " \t\n\"'“”‘’？?。.!！~～…，,、"
_ANY_DOCUMENT = re.compile(f"{_DOCUMENT}|新闻|消息|报道")


def request_of(text: str) -> Request | None:
    """Return what a message asks to be done; None where it may be a question.

    >>> request_of("把三門峽那篇發給我！")
    Request(kind=<RequestKind.WHOLE: 'whole'>, words='三門峽')
    >>> request_of("三门峡的人才政策有哪些？") is None
    True
    """
    if host := host_of(text):
        return Request(RequestKind.SITE, host)
    if len(text) > LONGEST:
        return None
    folded = fold(text).strip(_AROUND)
    is_chinese = re.search(f"[{HAN}]", folded) is not None
    said = re.sub(COURTESY, "", folded)
    said = (
        re.sub(r"\s+", "", said) if is_chinese else re.sub(r"[\s,]+", " ", said.removesuffix("please")).strip(_AROUND)
    )
    for kind, pattern in _PATTERNS[is_chinese]:
        if match := pattern.fullmatch(said):
            words = next(filter(None, match.groups()), "")
            is_any = kind in (RequestKind.NEWEST, RequestKind.RECENT) and _ANY_DOCUMENT.fullmatch(words)
            return Request(kind, "" if is_any else _as_typed(words, text))
    return None


def _as_typed(words: str, text: str) -> str:
    """Return folded words as they were typed, where folding has kept every character's place."""
    at = fold(text).find(words)
    return text[at : at + len(words)] if at >= 0 and len(fold(text)) == len(text) else words
