"""What a question for a number counts or measures, and whether a text has a number of that.

多少名职工 is answered by 1200名 or 1200人, not by a year, a floor (第二层) or a sum; 面积是多少 by 平方米.
The limits of what counts were looked at on CMRC's and MLQA's questions that may train (docs/quality.md).
"""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from index.text.han import HAN
from index.text.tokenise import cut
from retrieval.quote import plain


def _words(units: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(units.split()))


# Units that stand for each other: 家企业 and 个企业, 名职工 and 人.
_PEOPLE: Final = _words("名 位 人次 人 口 员")
_TEAMS: Final = _words("支 队 组 个 团 名 人")
_PLACES: Final = _words("家 个 所 户 间 处 座 栋 幢 站")
_THINGS: Final = _words(
    "个 只 件 套 台 辆 艘 架 部 枚 块 张 份 本 册 瓶 盒 箱 包 袋 条 支 把 片 根 颗 粒 双 副 具 批 匹 头 种 类"
)
_TIMES: Final = _words("次 趟 回 届 场 班 轮 期")
_PARTS: Final = _words("项 条 款 点 个 部 章 节 篇 方面 种 类 门 件")
_LENGTHS: Final = _words("cm mm 公尺 公分 英尺 英寸 哩 丈 公里 千米 厘米 毫米 英里 海里 米 里 尺 km m")
_AREAS: Final = _words("km² 平方公里 平方千米 平方米 平米 公顷 亩 m2 ㎡ km2 平方")
_WEIGHTS: Final = _words("万吨 公吨 吨 公斤 千克 克 斤 kg 磅")
_VOLUMES: Final = _words("立方米 升 毫升 立方 l ml 方")
_DURATIONS: Final = _words("年 个月 月 天 日 小时 分钟 分 秒 周 个星期 星期 世纪 载 岁 时")
_DEGREES: Final = _words("度 ℃ °")
_FAMILIES: Final = (
    *(_PEOPLE, _TEAMS, _PLACES, _THINGS, _TIMES, _PARTS),
    *(_LENGTHS, _AREAS, _WEIGHTS, _VOLUMES, _DURATIONS, _DEGREES),
)
_COUNTING: Final = (*_PEOPLE, *_TEAMS, *_PLACES, *_THINGS, *_TIMES, *_PARTS, "大")
# What is measured says in what, where the question names no unit.
_MEASURED: Final = (
    (re.compile("面积|占地"), _AREAS),
    (re.compile("全长|长度|高度|宽度|距离|海拔|里程|身高|深度|多[长高远宽深](?!时间)"), _LENGTHS),
    (re.compile("重量|吨位|体重|多重"), (*_WEIGHTS, "升", "公升")),
    (re.compile("年龄|岁数|多大年纪|几岁|多少岁"), ("岁", "年")),
    (re.compile("多久|多长时间|时长|寿命"), _DURATIONS),
    (re.compile("温度|气温|高温|低温"), _DEGREES),
)


def _any_of(units: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(set(units), key=len, reverse=True)))


_UNITS: Final = frozenset(unit for family in _FAMILIES for unit in family)
_HOW_MANY: Final = r"(?:多少|(?<![第哪])几)[多余]?[十百千万亿]*"
_ASKED: Final = re.compile(rf"{_HOW_MANY}(?P<counted>[{HAN}a-z²°℃]{{0,10}})")
_ENDS: Final = frozenset("的在被参可能会需有是与和将到")  # words behind what is counted
_FEW: Final = re.compile(rf"(?<![第哪])几(?:{_any_of(tuple(_UNITS))})")
_ORDINAL: Final = re.compile("第几|第多少|(?:多少|几)(?:任|届|代)")
_PERSON: Final = re.compile("[员生人民众者工家手师兵童友妇客]$")

# A number in a text; an ordinal, a year and a day are none.
_DIGIT: Final = "[一二三四五六七八九十两百千万亿半几数双]"
_AMOUNT: Final = rf"(?<![第\d.])(?:\d[\d,.]*|{_DIGIT}+|上[十百千万亿])[多余来几]?[十百千万亿]*[多余来]?"
_NO_DATE: Final = (
    r"(?!年\d|年[一二三四五六七八九十]|月\d|月[一二三四五六七八九十份]|[年月日号时点](?!间|个)|[:：/-]\d)(?!\d)"
    r"(?![.．](?!\d))"  # 5. begins an item
)
# Where nothing says of what: 一系列 and 半年来 have no amount.
_PLAIN: Final = (
    rf"(?<![第\d.])(?:\d+(?:[.,]\d+)*[十百千万亿]*|{_DIGIT}{{2,}}|上[十百千万亿]|{_DIGIT}(?:{_any_of(tuple(_UNITS))}))"
)
_NAMED: Final = 4  # characters of a thing, as what is done with it comes behind: 供水企业|实行延缓
_NO_SPAN: Final = "(?<!个(?=月|小时|星期|工作日|百分点))"  # 1个月 is no 1个
# Of what is counted no share is said: 70%以上供水用户 are no 供水企业.
_NO_SHARE: Final = r"(?!\s?(?:[%％‰倍]|成(?![立员果为功长交])|个百分点))"
_TH: Final = re.compile(
    r"第[\d一二三四五六七八九十百]|[\d一二三四五六七八九十百](?:任|届|部|集|次|个|代|子|女|孙|世)|[首末][个次部届]|最后"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What an amount must stand with: one of these `units`, or the `thing` that is counted; a place in a row.

    Any amount will do where there is neither.
    """

    units: tuple[str, ...] = ()
    thing: str = ""
    is_ordinal: bool = False


def measure_of(folded: str) -> Measure:
    """Return what a folded Chinese question for a number counts or measures."""
    if _ORDINAL.search(folded):
        return Measure(is_ordinal=True)
    for measured, units in _MEASURED:
        if measured.search(folded):
            return Measure(units)
    asked = _ASKED.search(folded)
    words = cut(asked["counted"]) if asked else []
    if words and words[0].startswith("人"):
        words[:1] = ["人", words[0][1:]]  # 多少人选出来, which jieba takes for 人选
    unit = words.pop(0) if words and words[0] in _UNITS else ""
    thing = "".join(takewhile(lambda word: word not in _ENDS, words))
    if unit == "个" and _FEW.search(folded):
        return Measure(_COUNTING, thing)
    if unit and unit != "个":
        return Measure(tuple(each for family in _FAMILIES if unit in family for each in family), thing)
    return Measure(_PEOPLE if _PERSON.search(thing) else (), thing)


def has_amount(measure: Measure, text: str) -> bool:
    """Say whether a text has an amount of this.

    >>> jobs = measure_of("一共有多少名职工?")
    >>> has_amount(jobs, "现有职工1200人"), has_amount(jobs, "2023年建成,第2层办公")
    (True, False)
    """
    said = plain(text)
    if measure.is_ordinal:
        return bool(_TH.search(said))
    if measure.units and re.search(rf"{_AMOUNT}\s?(?:{_any_of(measure.units)}){_NO_SPAN}", said):
        return True
    if measure.thing:
        counted = rf"(?:{_PLAIN}{_NO_DATE}{_NO_SHARE}[^，。；\d]{{0,3}}|{_DIGIT})[{measure.thing[:_NAMED]}]"
        told = rf"{measure.thing[-2:]}[^，。；]{{0,10}}?{_PLAIN}{_NO_DATE}{_NO_SHARE}"
        return bool(re.search(f"{counted}|{told}", said))
    return not measure.units and bool(re.search(_PLAIN + _NO_DATE, said))
