"""Find what a page prints above its title: menus in one line, the site's name, the register card of a notice.

None of these can be told by its own wording alone: a menu is a line of section names, a site's name is what stands
above a menu or stands under the page again, and a card is several fields of a register, one below the other.
"""

import re

from index.cleaning.boilerplate import LineKind, is_crumbs, kind_of, letters

_SECTION = (
    r"(?:首页|主页|要闻|新闻|时政|时事|政治|经济|社会|文旅|文化|旅游|视频|影音|图片|图库|专题|专栏|政务|公开|办事|服务|"
    r"互动|交流|数据|发布|开放|大厅|文库|会员|专区|娱乐|运动|体育|即时|国际|全球|国内|地方|财经|教育|健康|美食|房产|"
    r"汽车|党建|学术|动态|综合|头条|媒体|校园|产品|解决方案|投资者?|关系|关于|简介|概况|[省市县区]情|走进|企业|公司|"
    r"工会|问政|民生|科技|军事|评论|理论|生活|法治|机构|职能|政策|法规|解读|通知|公告|导航|栏目|登[录入]|注册|订阅|"
    r"中心|资讯|论坛|博客|直播|乡镇|本地|热线|文体|官方|微博|微信|数字报|手机报|特权|文档|部门|信息|频道|我们|加入|联系|模式|长者|手机版|客户端|投稿|系统|两岸|艺文|网站|"
    r"与|和|VIP|APP)"
)
_MENU_WORD = re.compile(rf"{_SECTION}{{1,4}}", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s|｜·•/>›»]+")
_CARD = re.compile(
    r"^\W*(?:索\s*引\s*号|(?:信息|主题|体裁|组配)?分\s*类|(?:发文|发布|制发|公开|责任)(?:机关|机构|单位|部门)|发文字号|"
    r"文\s*号|(?:成文|生成|生效|废止|公开|发文|发布|印发)(?:日期|时间)|有\s*效\s*(?:性|期)|公文时效|时\s*效性?|附加码|"
    r"公开(?:方式|形式|范围|类别|时限|责任部门)|主\s*题\s*词|关\s*键\s*[词字]|体\s*裁|(?:信息|文件)?(?:名\s*称|标\s*题))"
    r"\s*[】\]]?\s*[:：]"
)
_TITLE_FIELD = re.compile(r"^\W*(?:信息|文件)?(?:名\s*称|标\s*题)\s*[】\]]?\s*[:：]\s*(.*)$")
_SHARE = re.compile(r"^\W*(?:股票|证券)代码\W{0,2}\d{6}\W*$")
_PRINTED = re.compile(r"(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,3}\d{1,2}[:：]\d{2}")
_SAYS = re.compile(r"[，。；！？“”]|[^\d\s]\s*[:：]")  # a sentence, or a field of the article: 时间：…
_SITE_NAME = re.compile(r"(?:网|网站|门户|在线|报社?|日报|文库|论坛|频道|人民政府|融媒体?|电视台|新闻|客户端)$")
_SITE_ALONE = re.compile(
    r"(?:新闻网|网站|门户网?|在线|日报|晚报|时报|融媒体?|客户端)$"
)  # not an office, which may sign below
_LINE = 8  # letters of what may be a title
_LONG_MENU = 5  # words
_FEWEST = 3  # fields that make a card, words that make a menu
_SHORTEST, _LONGEST = 4, 16  # letters of a site's name
_LATIN = re.compile("[A-Za-z]+")
_BYLINE = 45  # letters


def is_menu_word(piece: str) -> bool:
    """Whether a piece is the name of a site's section and nothing else: 政务公开."""
    return _MENU_WORD.fullmatch(piece) is not None


def menus(wording: list[str], kinds: list[LineKind], first: int) -> set[int]:
    """Lines of section names above the first sentence, which stands at `first`."""
    top = first if first < len(wording) else _top(wording)
    return {
        index
        for index in range(top)
        if kinds[index] is not LineKind.SIGNATURE and (_is_menu(wording[index]) or _SHARE.match(wording[index]))
    }


def _top(wording: list[str]) -> int:
    """Where a page without sentences begins, below its menus."""
    return next((i for i, piece in enumerate(wording) if letters(piece) >= _LINE and not _is_menu(piece)), 0)


def _is_menu(piece: str) -> bool:
    words = [word for word in _BETWEEN.split(piece) if word]
    named = sum(is_menu_word(word) or kind_of(word) is LineKind.WIDGET for word in words)
    short = all(letters(word) <= 8 and not re.search(r"\d|[:：，。]", word) for word in words)
    return (
        short and len(words) >= _FEWEST and named >= 2 and named * (2 if len(words) < _LONG_MENU else 3) >= len(words)
    )


def cards(wording: list[str], first: int, last: int) -> set[int]:
    """The fields of a register card above the body or below it; the title's own only where the title stands again."""
    outside = [*range(first), *range(max(first, last), len(wording))]
    fields = {index for index in outside if _CARD.match(wording[index])}
    if len(fields) < _FEWEST:
        return set()
    said = set(wording)
    return {index for index in fields if (title := _TITLE_FIELD.match(wording[index])) is None or title[1] in said}


def site_names(wording: list[str], dropped: set[int], first: int) -> set[int]:
    """The site's name in the first line, above furniture, where a longer line that may be the title comes later."""
    if not wording or 0 in dropped or not _SHORTEST <= letters(wording[0]) <= _LONGEST:
        return set()
    if 1 not in dropped and not (2 in dropped and first > 1 and _SITE_ALONE.search(wording[0])):
        return set()
    later = [index for index in range(1, min(first + 1, len(wording))) if index not in dropped]
    if not any(letters(wording[index]) > letters(wording[0]) for index in later):
        return set()
    stands_again = any(wording[0] in wording[index] for index in dropped)
    return {0} if stands_again or _SITE_NAME.search(wording[0]) else set()


def above_crumbs(wording: list[str], dropped: set[int], first: int) -> set[int]:
    """The page's head above its breadcrumbs, where the longest line, which is the title, stands below them."""
    head = range(min(first, len(wording)))
    crumbs = max((index for index in head if index in dropped and is_crumbs(wording[index])), default=0)
    below = max((_size(wording[index]) for index in head if index > crumbs and index not in dropped), default=0)
    above = [index for index in range(crumbs) if index not in dropped]
    return set(above) if all(_size(wording[index]) < below for index in above) else set()


def _size(piece: str) -> int:
    """Letters, with a word of a script with blanks as one."""
    return letters(_LATIN.sub("x", piece))


def sections(wording: list[str], dropped: set[int], first: int) -> set[int]:
    """The name of the section behind a menu, with its part of the country: 地方 / 桃竹苗; never the last line left."""
    head = [index for index in range(min(first, len(wording))) if index not in dropped]
    return {index for index in head[:-1] if index - 1 in dropped and _is_section(wording[index])}


def _is_section(piece: str) -> bool:
    words = [word for word in _BETWEEN.split(piece) if word]
    short = bool(words) and letters(piece) <= 8 and len(words) <= 2
    return short and is_menu_word(words[0]) and (len(words) == 1 or re.search("[/>›»]", piece) is not None)


def byline(wording: list[str], first: int) -> set[int]:
    """The one line below the title that prints day and time among names: 2024-01-16 14:22 某报 记者某某."""
    if first >= len(wording):
        return set()
    found = {index for index in range(1, first) if _is_byline(wording[index])}
    return found if len(found) == 1 else set()


def _is_byline(piece: str) -> bool:
    return letters(piece) <= _BYLINE and not _SAYS.search(piece) and _PRINTED.search(piece) is not None
