"""A document cut into the pieces that cleaning keeps or drops whole: lines, or the blank-separated parts of long ones.

Articles pasted into one line keep their paragraphs, and the page's boilerplate behind them, apart by blanks. A blank
within brackets, behind a field's label (来源： 日报) or between a day and its time does not end a piece.
"""

import re
from collections.abc import Iterator

from index.text.strip import stripped
from index.types import Span

# Labels of the fields that pages print around an article. Written for `simplify`ed text, as all rules of cleaning are.
CREDITS = (
    r"(?:网络|责任|执行|值班|新闻|本期|美术|版面|网站|本文)?(?:编辑|编审)|责编|责校|编校|校对|终审|初审|复审|"
    r"二审|三审|一审|(?:信息|内容|文字)审核|"
    r"审核(?:人|发布)?|监制|录入(?:员|人|者)?|(?:最后|最近)?(?:更新|修改)(?:日期|时间)|(?:发布|发稿|上传|建立|"
    r"张贴|上版)(?:日期|时间|时刻)|"
    r"(?:浏览|阅读|点击|访问|点阅|观看|查看)(?:次数|量|数|率|人数|人次)?|点阅|人气|(?:上传|张贴)[者人]|文档(?:页数|格式|大小|分类|编号)|下载(?:次数|量)|发布于|字体(?:大小)?|字号|"
    r"字级(?:设定|大小)?|(?:发布|张贴|上版)(?:单位|部门)|资料点阅|标签"
)
SOURCES = (
    r"(?:文章|信息|稿件|新闻|资料|图片|内容|本文)?来源(?:于)?|稿源|出处|作者|撰稿|撰文|供稿|通讯员|摄影|图片?|文图?|"
    r"文字|视频|日期|时间|出版|记者|发稿"
)
STAMP = r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T]{0,3}(?:[上下]午 ?)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_LABELLED = rf"(?:{CREDITS}|{SOURCES})[ ]?[:：](?:[ ]{{0,3}}(?:{STAMP}|(?![^\s:：|]{{2,8}}[:：])[^\s|]{{0,25}}))?"
_BRACKETED = r"[（(【\[〔][^（）()【】\[\]〔〕\n]{0,40}[）)】\]〕]"
_SEGMENT = re.compile(
    rf"(?:{_LABELLED}|{_BRACKETED}|{STAMP}| ?[>›»＞]+ ?|(?<=[A-Za-z.,]) (?=\S)|(?<=\S) (?=[A-Za-z])|\S)+"
)
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Furniture stuck to the end of a paragraph without so much as a blank.
_GLUED = re.compile(
    r"(?<=[。！？!?）)”」』】\]…日])\s*(?=[\[【(（|]?\s*(?:(?:责任|网络|执行)编辑|责编|编辑[:：]|(?:文章|信息|"
    r"稿件)?来源[:：]|稿源[:：]|审核[:：]|"
    r"扫一扫在|扫码|分享(?:到|至|让)|版权(?:声明|所有)|免责声明|打印本|【?打印|【?关闭|返回顶部|回到顶部|"
    r"[上下]一[篇页条则][:：]|"
    r"返回[^\s，,。]{1,8}(?:[，,]\s?查看更多|首页\s?[>›»＞])|[（(]本文来自\S{2,12}[，,]更多|"
    r"(?:相关|延伸|推荐)(?:阅读|新闻|链接|推荐|稿件|文章|报道)[:：]|Copyright|©|All [Rr]ights|Share this|"
    r"Read more|Back to top))"
)
LONG_LINE = 160  # characters from which a line's blanks are taken for ends of paragraphs


def pieces(text: str) -> list[Span]:
    """Return the pieces of a `simplify`ed text, in order; between them there is only white space."""
    lines = list(_LINE.finditer(text))
    one_line = sum(bool(line[0].strip()) for line in lines) <= 2
    return [
        piece
        for line in lines
        for part in _segments(text, Span(line.start(), line.end()), one_line)
        for piece in _unglued(text, part)
    ]


def _segments(text: str, line: Span, one_line: bool) -> Iterator[Span]:
    if one_line or line.end - line.start > LONG_LINE:
        for match in _SEGMENT.finditer(text, line.start, line.end):
            yield Span(match.start(), match.end())
    else:
        yield line


def _unglued(text: str, part: Span) -> Iterator[Span]:
    start = part.start
    for match in _GLUED.finditer(text, part.start, part.end):
        yield from _stripped(text, Span(start, match.start()))
        start = match.end()
    yield from _stripped(text, Span(start, part.end))


def _stripped(text: str, span: Span) -> Iterator[Span]:
    inner = stripped(text, span)
    if inner.start < inner.end:
        yield inner
