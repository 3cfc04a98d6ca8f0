"""What a page says of its article: the title, and the day of publication.

The title in a page's head has the site's name around it, and a heading in the page may be a hidden logo. What both have
is the title: the longest part of the one that the other prints. Days are named by the head, by a label (發布日期), or
by the line below the title.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise, zip_longest
from typing import Any

import htmldate
from lxml import etree

from index.readers.html_blocks import Block
from index.text.days import labelled_day, written_days
from index.text.han import HAN

_NAMES = (
    "//meta[translate(@name,'ARTICLE','article')='articletitle']/@content",
    "//meta[@property='og:title' or @name='og:title']/@content",
    "//head//title/text()",
    "//title/text()",
)
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SEPARATOR = re.compile(r"\s*(?:--+|[_|｜—–>»]+|(?<!\d)-|-(?!\d)|\s[·:]\s)\s*|(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f]+$)")
_CUT = re.compile(rf"{_SEPARATOR.pattern}|\s+")
_SITE = re.compile(
    r"(?:网站?|門戶|门户|官网|平台|频道|頻道|新闻|新聞|在线|日报|晚报|时报|政府|[局厅委院馆署所站台号社]|大学|医院|协会|学会|公司|订阅|"
    r"要闻|动态|公告|资讯|[A-Za-z]{2,})"
)
_TITLE_LETTERS = 6
_SITE_LETTERS = 24
_LABEL = re.compile(
    r"(?:发[布佈表稿]|發[布佈表稿]|刊登|上版|張貼|张贴|建立|公告|公布|公佈|成文|發文|发文|资料|資料)(?:日期|时间|時間|时刻|於|于)[\]】]?\s?[:：]?\s{0,3}"
    r"|(?:發布|发布|張貼|张贴|公告|刊登|上版|發文|发文)日\s?[:：]\s{0,3}"
    rf"|(?<![{HAN}])(?:日期|时间|時間)\s?[:：]\s{{0,3}}"
)
_CHANGED = re.compile(r"(?:更新|修改|修訂)(?:日期|时间|時間|於)?\s?[:：]?\s{0,3}")
_BYLINE = 12  # blocks below the title that may hold its day
_BELOW = 4  # lines below the title
_BYLINE_LETTERS = 80
_BYLINE_STARTS = re.compile(
    r"\W*(?:文章|信息|稿件)?(?:来源|來源|作者|发布|發布|日期|时间|時間|更新|(?:19|20)\d\d[-/.年])"
)
_SCRIPTED = re.compile(
    r"\b(?:createTime|publish_time|pubtime|pubDate|datePublished)[\"']?\s*[:=]\s*[\"'](?P<day>(?:19|20)\d\d-\d{1,2}-\d{1,2})"
    r"|\bvar ct\s*=\s*[\"'](?P<seconds>\d{9,10})[\"']"
)
_CHINA = timezone(timedelta(hours=8))


def page_title(tree: Any, blocks: Sequence[Block]) -> str | None:  # noqa: ANN401
    """Return the article's title, or None where the page names none."""
    named = [" ".join(name.split()) for path in _NAMES for name in tree.xpath(path) if name.strip()]
    printed = {_bare(block.text): block.text for block in reversed(blocks)}
    beside = printed.keys() - {_bare(block.text) for block in blocks if not block.aside}
    forms = {_bare(form) for name in named for form in _forms(name)}
    agreed = [form for form in forms if len(form) >= _TITLE_LETTERS and form in printed]
    agreed = [form for form in agreed if not (form in beside and _is_site(form))]  # a hidden logo
    if agreed:
        return printed[max(agreed, key=lambda form: (not _is_site(form), len(form)))]
    heading = _heading(blocks, named) or _above_byline(blocks, named)
    return heading or next((_without_site(name) for name in named), None)


def page_date(tree: Any, blocks: Sequence[Block], title: str | None, opening: str) -> str | None:  # noqa: ANN401
    """Return the day of publication in ISO form, or None; `opening` is how the article's text begins."""
    head = tree.find("head")
    source = "" if head is None else etree.tostring(head, encoding="unicode")
    named = htmldate.find_date(f"<html>{source}<body></body></html>", extensive_search=False, original_date=True)
    if named in {each.day.isoformat() for each in written_days(source)}:
        return named
    found = (
        _labelled(blocks, _LABEL) or _byline(blocks, title, opening) or _scripted(tree) or _labelled(blocks, _CHANGED)
    )
    return found.isoformat() if found else None


def _forms(name: str) -> Iterator[str]:
    """Yield a name whole, then without its last parts, then without its first ones."""
    yield name
    cuts = list(_CUT.finditer(name))
    yield from (name[: cut.start()] for cut in reversed(cuts))
    yield from (name[cut.end() :] for cut in cuts)


def _heading(blocks: Sequence[Block], named: Sequence[str]) -> str | None:
    """Return the page's only large heading, if it is no link home and the head names but the site."""
    plain = [block for block in blocks if not block.aside and not block.linked]
    found = [block for block in plain if block.element.tag == "h1"] or [
        block for block in plain if block.element.tag == "h2"
    ]
    long = [block.text for block in found if len(_bare(block.text)) >= _TITLE_LETTERS]
    if len(long) != 1 or any(_bare(long[0]) in _bare(name) for name in named):
        return None
    return long[0] if all(_is_site(name) for name in named) else None


def _above_byline(blocks: Sequence[Block], named: Sequence[str]) -> str | None:
    """Return what stands above the line of source and day, where the head names but the site or its section."""
    if not all(_is_site(name) for name in named):
        return None
    for above, byline in pairwise(blocks):
        if _BYLINE_STARTS.match(byline.text) and next(written_days(byline.text), None):
            size = len(_bare(above.text))
            return above.text if _TITLE_LETTERS <= size <= _BYLINE_LETTERS and not above.linked else None
    return None


def _is_site(name: str) -> bool:
    return len(_bare(name)) <= _SITE_LETTERS and all(
        len(_bare(part)) <= _TITLE_LETTERS or _SITE.search(part) for part in _SEPARATOR.split(name) if part
    )


def _without_site(name: str) -> str:
    """Return a name that the page does not print, without the parts at its end that name a site or its section."""
    cuts = list(_SEPARATOR.finditer(name))
    for cut in reversed(cuts):
        before, behind = name[: cut.start()], name[cut.end() :]
        if len(_bare(before)) < _TITLE_LETTERS or len(_bare(behind)) > _SITE_LETTERS or not _SITE.search(behind):
            break
        name = before
    return name


def _labelled(blocks: Sequence[Block], label: re.Pattern[str]) -> date | None:
    """Return the first day behind such a label."""
    for block, following in zip_longest(blocks, blocks[1:]):
        for match in label.finditer(block.text):
            found = labelled_day(block.text, match.end())
            if found is None and match.end() == len(block.text) and following is not None:
                found = labelled_day(following.text, 0)  # label and day in two cells
            if found:
                return found
    return None


def _byline(blocks: Sequence[Block], title: str | None, opening: str) -> date | None:
    """Return the day in the lines between the title and the article's opening, the one closest to the text.

    An article of short lines seems to open further down; its day then stands right below its title.
    """
    end = next((at for at, block in enumerate(blocks) if opening and opening in block.text), 0)
    bare = _bare(title or "")
    begin = next((at for at in range(end - 1, -1, -1) if bare and bare in _bare(blocks[at].text)), end - _BYLINE)
    near = _days(blocks[max(0, begin, end - _BYLINE) : end])
    is_title = bool(opening) and _bare(opening) in bare
    if near or not (is_title or end - begin > _BYLINE):
        return near[-1] if near else None
    top = end if is_title else begin
    return next(iter(_days(blocks[top + 1 : top + 1 + _BELOW])), None)


def _days(blocks: Sequence[Block]) -> list[date]:
    lines = [block.text for block in blocks if len(block.text) <= _BYLINE_LETTERS]
    return [each.day for line in lines for each in written_days(line)]


def _scripted(tree: Any) -> date | None:  # noqa: ANN401
    """Return the day that a page's own script writes into it, in words or as seconds since 1970."""
    for script in tree.iter("script"):
        match = _SCRIPTED.search(script.text or "")
        if match and match["seconds"]:
            return datetime.fromtimestamp(int(match["seconds"]), _CHINA).date()
        if match:
            return next((each.day for each in written_days(match["day"])), None)
    return None


def _bare(text: str) -> str:
    return "".join(text.split())
