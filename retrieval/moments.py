"""What a question for a date wants: a year, a day, the beginning or the end of something; and whether a text says it.

哪一天 is not answered by 近日, 从哪天起 not by the day of the news; and the day on which a reporter wrote is no answer.
"""

import re
from typing import Final

from retrieval.quote import plain

_NUMERAL: Final = "0-9〇零○一二三四五六七八九十"
_YEAR: Final = re.compile(
    rf"[0-9]{{4}}|[{_NUMERAL}]{{2,4}}年|世纪|年代|[去今明前同当翌次]年|年间|[一二三四五六七八九十元\d]年|时期|[朝代]"
)
_DAY: Final = re.compile(
    rf"[{_NUMERAL}][日号]|[今明昨当次翌同][天日]|[0-9]{{1,2}}[./-][0-9]{{1,2}}|元旦|除夕|节|[初廿][一二三四五六七八九十]"
    "|月[初底末中]|[上中下]旬|即日|之日"
)
_ANY: Final = re.compile(
    rf"[{_NUMERAL}两几][年月日号点时天周]|[0-9]{{4}}|[0-9]{{1,2}}[:：./-][0-9]{{1,2}}|世纪|年代|星期|周[一二三四五六日]"
    "|[今明昨前去当][年天日晚]|[春夏秋冬]|时期?|期间|之?[前后]|日(?:前|起)|即日|近日|节|朝|代|初|末"
)
_ASKS_START: Final = re.compile("(?:从|自|由)(?:什么|哪|何|几)|(?:哪一?[天年月日]|什么时候|什么时间|何时|几[号日月])起")
_ASKS_YEAR: Final = re.compile("哪一?年|何年")
_ASKS_DAY: Final = re.compile("哪一?[天日]|几[号日]|几月几|何日|什么日期")
# The day of the news: 新华社南昌2月8日电, 记者7日从市水利局获悉.
_DATELINE: Final = re.compile(
    r"[0-9]{1,2}月[0-9]{1,2}日[电讯]|(?:记者|日前|近日)[^，,。]{0,6}?[0-9]{1,2}日(?:从|在|获悉)|记者|日前|近日"
)
_WHEN: Final = re.compile(
    rf"(?:[{_NUMERAL}]+[年月日号时点]分?)+|[今明昨当次翌同][天日年]|即日|[0-9]{{4}}|节|底|末|初|之?后"
)
_FROM: Final = re.compile("[从自][^，,。；;]{1,40}?起|[次之当][月日年]起")  # no date, but a beginning: 从退休次月起
_NEAR: Final = 10  # characters before or behind a date in which it is said that something begins or ends
# How each is asked for, and what then stands right before or behind a date.
_BOUNDS: Final = (
    (
        _ASKS_START,
        re.compile("(?:从|自|于|由)[^，,。；;]{0,4}$|[到至为在是]$"),
        re.compile("^[^，,。；;]{0,3}(?:起|开始|以来|始|至|到|[-—－~～]|以后|后|正式|实施|施行|启动|开工|开放)"),
    ),
    (
        re.compile(
            "[到至](?:什么时候|哪一?[天年月日]|几[号日月点]|何时)|截止|截至|最晚|最迟|有效期"
            "|(?:哪一?天|什么时候|什么时间|几[号日点]|何时)(?:之前|以前|前|为止|截止|结束)"
        ),
        re.compile("(?:至|到|截止|截至|最晚|最迟|延|[-—－~～])[^。；;]{0,6}$"),
        re.compile("^[^，,。；;]{0,3}(?:前|止|截止|结束|内|底|末|到期)"),
    ),
)


def has_moment(folded: str, text: str) -> bool:
    """Say whether a text has a date, a year or a day, a beginning or an end, as the folded question wants it.

    >>> has_moment("从哪天起施行?", "记者8日获悉,办法自2024年3月1日起施行"), has_moment("哪天通车?", "大桥近日通车")
    (True, False)
    """
    said = _DATELINE.sub("", plain(text))
    if _ASKS_START.search(folded) and _FROM.search(said):
        return True
    for asked, before, behind in _BOUNDS:
        if asked.search(folded):
            return any(
                before.search(said[max(0, when.start() - _NEAR) : when.start()])
                or behind.search(said[when.end() : when.end() + _NEAR])
                for when in _WHEN.finditer(said)
            )
    if _ASKS_YEAR.search(folded):
        return bool(_YEAR.search(said))
    return bool((_DAY if _ASKS_DAY.search(folded) else _ANY).search(said))
