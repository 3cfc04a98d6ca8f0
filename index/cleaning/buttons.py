"""Remove buttons in brackets, 【打印】 【关闭本页】, and the links at the end of a teaser, wherever they stand.

A button may hold another one, [打印[关闭]]. What is left of a bracket when the inner ones are gone is looked at when it
closes, so one pass is enough, however deep they nest.
"""

import re

from index.text.simplify import simplify

_WORDS = re.compile(
    r"\s*(?:我要)?(?:打印|列印|关闭|进入论坛|发表评论|告诉好友|收藏|纠错|分享|返回|详细|推荐|字体|加入收藏|复制链接)"
    r"[^【】\[\]\n。，]{0,20}"
)
_INNERMOST = re.compile(rf"[【\[［]{_WORDS.pattern}[】\]］]")
_MORE = re.compile(
    r"点击(?:进入|查看|阅读)[^。\n]{0,20}?[>›»＞]{2}|(?:详细阅读|阅读全文|查看详情|查看更多|更多)\s{0,9}[>›»＞]+"
)
_OPENING, _CLOSING = frozenset("【[［"), frozenset("】]］")
_LONGEST = 40  # characters of a button, its brackets counted


def strip_buttons(text: str) -> str:
    """Return `text` without buttons; only removes characters.

    >>> strip_buttons("降雨【打印】【关闭[返回]】")
    '降雨'
    """
    simple = simplify(text)
    if not _INNERMOST.search(simple):
        return _without_links(text, simple)
    kept: list[int] = []  # the places of the characters that stay
    opened: list[int] = []  # where in `kept` brackets are open
    for place, char in enumerate(simple):
        kept.append(place)
        if char in _OPENING:
            opened.append(len(kept) - 1)
        elif char == "\n":
            opened.clear()
        elif char in _CLOSING and opened:
            start = opened.pop()
            inner = kept[start + 1 : -1]
            if len(inner) <= _LONGEST and _WORDS.fullmatch("".join(simple[each] for each in inner)):
                del kept[start:]
    text, simple = ("".join(source[place] for place in kept) for source in (text, simple))
    return _without_links(text, simple)


def _without_links(text: str, simple: str) -> str:
    parts, position = [], 0
    for match in _MORE.finditer(simple):
        parts.append(text[position : match.start()])
        position = match.end()
    return "".join([*parts, text[position:]])
