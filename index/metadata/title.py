"""Find an article's title in its cleaned text: at the top, or, as some pages have it, behind the body."""

import re

from index.cleaning.boilerplate import LineKind, kind_of, letters
from index.cleaning.segments import pieces
from index.metadata.title_end import are_typed, ends_headline
from index.text.simplify import simplify
from index.types import Span

LONGEST = 90  # letters; the longest newspaper headlines, with their second lines, stay below
SHORTEST = 4
_NO_TITLE = re.compile(
    r"^(?:[（(]?\s*(?:本报|本刊|通讯员|记者)|新华社|中新社|各\S{0,40}[:：]|\d{1,2}月\d{1,2}日|附件?[:：\d]|"
    r"尊敬的|同志们|(?:一|二|三)、|"
    r"\(?（?[一二三]）|[^，。；：]{1,20}：[^；]*；[^；：]{1,20}：)|[:：,，;；、]$|^\W*$"
)
_OFFICE = re.compile(
    r"(?:局|委|委员会|办|办公室|厅|部|院|会|府|政府|中心|公司|指挥部|领导小组|处|队|社|学校|大学|集团|支部)\W*$"
)
_PUBLISHER = re.compile(r"(?:网|日报|晚报|晨报|报社?|新闻|中心|政府|局|委员会|电视台|频道|在线|专题|文件)$")
_NOTICE = re.compile(
    r"(?:通知|公告|通告|意见|办法|措施|方案|规定|条例|决定|令|函|公报|指南|细则|倡议书|一封信|讲话|报告|解读|"
    r"答记者问)\W*(?:[（(][^（）()]{1,12}[）)])?$"
)
_FIELDS = 3  # empty fields above a letter's title
_EMPTY_FIELD = re.compile(r"^[^，。]{1,8}[:：]$")
_FIELD = re.compile(r"^[^，。\s]{1,6}[:：]")
_NUMBER = re.compile(r"[〔\[【].{0,12}\d|\d+号$")
_CELLS = 4  # blanks in a line without any sign
_PAUSED = re.compile(r"[，、：:；;！？!?—\-《“\"]")
_SITE_BEHIND = re.compile(r"\s*(?:[_|｜—–]+|(?<!\d)-+|-+(?!\d))\s*[^-_|｜—–。]{2,20}$")


def find_title(text: str, hint: str | None = None) -> str | None:
    """Return the title of the cleaned `text`, or None where it begins with the body; `hint` is what the file calls it.

    A title found in the text is an exact slice of it.
    """
    simple = simplify(text)
    spans = pieces(simple)
    named = _of_hint(text, hint)
    first = _first_headline(simple, spans) if spans else None
    first = first if first and _is_set_off(simple, first, spans) else None
    if named and not (first and _is_site(named, text)):
        return named
    if not spans:
        return None
    if first:
        return text[first.start : first.end]
    behind = _behind_body(simple, spans)
    return text[behind.start : behind.end] if behind else None


def _of_hint(text: str, hint: str | None) -> str | None:
    """The file's own title, without the site's name behind it where the text has the bare one."""
    if not hint or not hint.strip():
        return None
    forms = [hint.strip()]
    while (shorter := _SITE_BEHIND.sub("", forms[-1])) != forms[-1] and letters(shorter) >= SHORTEST:
        forms.append(shorter)
    lines = {line.strip() for line in text.split("\n")}
    printed = next((form for form in forms if form in lines), None)
    return printed or next((form for form in reversed(forms) if form in text), forms[0])


def _is_site(named: str, text: str) -> bool:
    """Whether the file is called by the site's name only, which is no line of the text."""
    name = simplify(named)
    short = letters(name) < SHORTEST or (letters(name) <= 16 and _PUBLISHER.search(name) is not None)
    return named not in text.split("\n") and (short or name.endswith(("市", "县", "区", "省")))


def _is_headline(simple: str, span: Span, shortest: int = SHORTEST) -> bool:
    piece = simple[span.start : span.end]
    if not shortest <= letters(piece) <= LONGEST or "。" in piece or _NO_TITLE.search(piece):
        return False
    if piece.count(" ") >= _CELLS and not _PAUSED.search(piece) and not piece.isascii():
        return False  # the headings of a table
    return kind_of(piece) in (LineKind.PLAIN, LineKind.PROSE)


def _first_headline(simple: str, spans: list[Span]) -> Span | None:
    """The headline at the top: whole where blanks divide it, and without the publisher's name above it."""
    whole = _through_kind_of_notice(simple, spans)
    if whole:
        return whole
    start = _behind_fields(simple, spans)
    start += int(
        len(spans) > start + 1 and _is_site_name(simple, spans[start]) and _is_headline(simple, spans[start + 1])
    )
    if not _is_headline(simple, spans[start]):
        return None
    return _with_second_line(simple, spans[start : start + 3])


def _behind_fields(simple: str, spans: list[Span]) -> int:
    """The index of the first piece behind the empty fields that a form letter begins with: 檔號：, 保存年限：."""
    first = 0
    while first < min(_FIELDS, len(spans) - 1) and _EMPTY_FIELD.search(simple[spans[first].start : spans[first].end]):
        first += 1
    return first


def _is_set_off(simple: str, headline: Span, spans: list[Span]) -> bool:
    """Whether what stands behind the headline in its line is not the rest of its sentence."""
    line = [span for span in spans if span.start >= headline.start and _same_line(simple, headline, span)]
    named = _NOTICE.search(simple[headline.start : headline.end]) is not None
    return ends_headline(simple, headline, line) and (named or not are_typed(simple, line))


def _through_kind_of_notice(simple: str, spans: list[Span]) -> Span | None:
    """Offices, 关于 and the kind of notice, that together are one title: 市财政局 市教育局 关于…的通知."""
    for last, span in enumerate(spans[:5]):
        if not _same_line(simple, spans[0], span) or not _is_headline(simple, span, shortest=2):
            return None
        if _NOTICE.search(simple[span.start : span.end]):
            whole = Span(spans[0].start, span.end)
            return whole if last and letters(simple[whole.start : whole.end]) <= LONGEST else None
    return None


def _with_second_line(simple: str, spans: list[Span]) -> Span:
    """The headline with those behind it in the same line, which are its other half."""
    title = spans[0]
    for span in spans[1:]:
        piece = simple[span.start : span.end]
        joined = Span(title.start, span.end)
        fits = letters(simple[joined.start : joined.end]) <= 60 and letters(piece) >= 6
        ended = _NOTICE.search(simple[title.start : title.end]) or _NUMBER.search(piece) or _OFFICE.search(piece)
        if not fits or ended or not _same_line(simple, title, span) or not _is_headline(simple, span):
            break
        if kind_of(piece) is not LineKind.PLAIN:
            break
        title = joined
    return title


def _same_line(simple: str, first: Span, second: Span) -> bool:
    return "\n" not in simple[first.start : second.start]


def _is_site_name(simple: str, span: Span) -> bool:
    """Whether a first line is the name of the site or office that publishes, above the title."""
    piece = simple[span.start : span.end]
    return letters(piece) <= 14 and _PUBLISHER.search(piece) is not None


def _behind_body(simple: str, spans: list[Span]) -> Span | None:
    """The first line behind the last sentence, if it is no office over its date."""
    last = max((i for i, span in enumerate(spans) if "。" in simple[span.start : span.end]), default=len(spans))
    behind = spans[last + 1 :]
    if not 1 <= len(behind) <= 3 or "\n" not in simple[spans[last].end : behind[0].start]:
        return None
    piece = simple[behind[0].start : behind[0].end]
    signed = any(kind_of(simple[span.start : span.end]) is LineKind.SIGNATURE for span in behind)
    if signed or _OFFICE.search(piece) or _FIELD.search(piece) or letters(piece) < 8 or piece[0] in "(（[【":
        return None
    return behind[0] if _is_headline(simple, behind[0]) else None
