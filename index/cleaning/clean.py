"""From a page's text to the article's: what the page leaves around it goes, and not one character is rewritten.

`boilerplate` says what each piece looks like by itself; here its place decides. Before the first sentence and
behind the last one almost anything that looks like furniture goes; in the middle only what could be nothing else.
Wherever the signs are few, the piece stays: boilerplate that is quoted is a nuisance, a sentence lost is an error.
"""

import re

from index.cleaning.body_end import LINES, OPENERS, end_of_body, is_small, teasers
from index.cleaning.boilerplate import (
    LineKind,
    is_call,
    is_legal_heading,
    is_legal_rest,
    is_legal_start,
    is_sure,
    kind_of,
    legal_signs,
    letters,
    names_person,
)
from index.cleaning.buttons import strip_buttons
from index.cleaning.page_header import above_crumbs, byline, cards, is_menu_word, menus, sections, site_names
from index.cleaning.pinyin import strip_pinyin
from index.cleaning.repeated_titles import repeated
from index.cleaning.segments import pieces
from index.text.simplify import simplify
from index.types import Span

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_BAR = re.compile(r"^\s*[|｜]\s*|\s*[|｜]\s*$")
_TIME = re.compile(r"^(?:时\s*间|日\s*期)\s*[:：]")
_MEETING = re.compile(r"^(?:地\s*点|主\s*持\s*人|发\s*布\s*人|主讲人?|出席|嘉\s*宾|参会人员)\s*[:：]")
_BESIDE = 3  # lines
_BLANKS = re.compile(r"[^\S\n]+")
_LIST_HEADING = 4  # letters: inside an article 推荐 and 最新 may be the article's own headings
_MENU_WORD = 6  # characters
_LONGEST_BLANK = 3  # characters of white space that are kept inside a line


PASSES = 10
"""How often a text is cleaned at most, since what goes lets its neighbours be seen for what they are."""


def clean(raw: str) -> str:
    """Return the article in `raw`, a subsequence of it, or "" if there is none.

    Cleaning again changes nothing more, but in texts that were made to need more than PASSES of it.
    """
    text = raw
    for _ in range(PASSES):
        shorter = _cleaned_once(text)
        if shorter == text:
            break
        text = shorter
    return text


def _cleaned_once(raw: str) -> str:
    text = strip_buttons(strip_pinyin(_INVISIBLE.sub("", raw)))
    simple = simplify(text)
    spans = pieces(simple)
    wording = [simple[span.start : span.end] for span in spans]
    dropped = _dropped(wording)
    kept = [span for index, span in enumerate(spans) if index not in dropped]
    return _joined(text, [_without_bar(text, span) for span in kept])


def _dropped(wording: list[str]) -> set[int]:
    """The indices of the pieces that are not the article's."""
    kinds = _with_dates_of_links(_with_legal_blocks(wording, [kind_of(piece) for piece in wording]))
    body = [index for index, kind in enumerate(kinds) if kind is LineKind.PROSE and _is_body(wording[index])]
    first = body[0] if body else len(kinds)
    last = end_of_body(wording, kinds, body)
    dropped = _head(wording, kinds, first) | _menu(wording, kinds, first) | menus(wording, kinds, first)
    dropped |= cards(wording, first, last) | byline(wording, first)
    dropped |= {index for index in range(first, last) if _goes_from_middle(kinds[index], wording[index])}
    dropped |= _links(wording, kinds, first, last) | _tail(wording, kinds, last)
    dropped |= above_crumbs(wording, dropped, first) | sections(wording, dropped, first)
    dropped |= site_names(wording, dropped, first) | repeated(wording, dropped, first, last)
    return dropped | _strays(wording, dropped)


def _is_body(piece: str) -> bool:
    """Whether a sentence is more than a headline that ends with a sign."""
    return "。" in piece or letters(piece) >= 40


def _with_legal_blocks(wording: list[str], kinds: list[LineKind]) -> list[LineKind]:
    """Under the heading of a disclaimer a paragraph needs fewer signs to belong to it."""
    result = list(kinds)
    inside = False
    for index, piece in enumerate(wording):
        if kinds[index] is LineKind.LEGAL:
            inside = inside or is_legal_heading(piece) or is_legal_start(piece)
        elif inside and kinds[index] is LineKind.PROSE:
            inside = legal_signs(piece) >= 2 or is_legal_rest(piece)
            result[index] = LineKind.LEGAL if inside else LineKind.PROSE
    return result


def _with_dates_of_links(kinds: list[LineKind]) -> list[LineKind]:
    """A day behind 上一篇 is the link's; a notice's stands under its sentences and the office that signs."""
    pairs = zip([None, *kinds], kinds, strict=False)
    return [LineKind.STAMP if kind is LineKind.SIGNATURE and before in OPENERS else kind for before, kind in pairs]


def _head(wording: list[str], kinds: list[LineKind], first: int) -> set[int]:
    """What goes from before the first sentence; the date of a field, [成文日期] 2020-02-03, is not the page's."""
    fields = {index + 1 for index in range(first) if wording[index][-1] in "]】：:"}
    going = {index for index in range(first) if _goes_from_head(kinds[index], wording[index])}
    going -= _agenda(wording, first)
    return {index for index in going if kinds[index] is not LineKind.STAMP or index not in fields}


def _agenda(wording: list[str], first: int) -> set[int]:
    """When a meeting is held, printed beside who speaks there and where: no date of the page."""
    beside = [index for index in range(first) if _MEETING.match(wording[index])]
    near = {place for index in beside for place in range(index - _BESIDE, index + _BESIDE + 1)}
    return {index for index in range(first) if index in near and _TIME.match(wording[index])}


def _goes_from_head(kind: LineKind, piece: str) -> bool:
    if kind is LineKind.PROMOTION:  # a headline may speak of 付费阅读
        return is_sure(piece) or is_call(piece)
    if kind is LineKind.FOOTER:
        return is_sure(piece) or letters(piece) <= 20
    if kind is LineKind.LEGAL:  # a heading may be the title of a notice
        return is_legal_start(piece) and legal_signs(piece) >= 2
    return kind in LINES or kind in (LineKind.STAMP, LineKind.WIDGET, LineKind.LIST)


def _menu(wording: list[str], kinds: list[LineKind], first: int) -> set[int]:
    """Runs of short words above the title of which many are a menu's; a title that is as short ends the run."""
    found: set[int] = set()
    start = 0
    for index in range(first + 1):
        if index < first and len(wording[index]) <= _MENU_WORD:
            continue
        run = range(start, index)
        buttons = [place for place in run if kinds[place] is LineKind.WIDGET or is_menu_word(wording[place])]
        if len(buttons) >= 2 and len(buttons) * 3 >= len(run):
            found |= set(range(start, buttons[-1] + 1))
        start = index + 1
    return found


def _strays(wording: list[str], dropped: set[int]) -> set[int]:
    """Bars and closing crosses at either end of the article, or left over beside something that goes."""
    kept = [index for index in range(len(wording)) if index not in dropped]
    ends = {kept[0], kept[-1]} if kept else set()
    return {
        index
        for index in kept
        if (wording[index] == ":::" or not wording[index].strip("|｜× ✕-–—·•>›»＞+"))
        and (index in ends or index - 1 in dropped or index + 1 in dropped)
    }


def _goes_from_middle(kind: LineKind, piece: str) -> bool:
    if kind is LineKind.LEGAL:
        return legal_signs(piece) >= 4
    if kind is LineKind.LIST:
        return letters(piece) >= _LIST_HEADING
    if kind is LineKind.PROMOTION and is_call(piece):
        return True
    return (kind in OPENERS or kind in LINES) and is_sure(piece)


def _links(wording: list[str], kinds: list[LineKind], first: int, last: int) -> set[int]:
    """The links under a heading such as 延伸阅读 that stands between the paragraphs of an article."""
    found: set[int] = set()
    inside = False
    for index in range(first, last):
        is_link = kinds[index] in (LineKind.PLAIN, LineKind.STAMP, LineKind.MARKS) and letters(wording[index]) <= 40
        heading = kinds[index] is LineKind.LIST and letters(wording[index]) >= _LIST_HEADING
        inside = heading or (inside and is_link)
        if inside:
            found.add(index)
    return found


def _tail(wording: list[str], kinds: list[LineKind], start: int) -> set[int]:
    """What goes from behind the last sentence: single lines of furniture, and all that follows its first block."""
    end = len(kinds)
    signed = max((index for index in range(start, end) if kinds[index] is LineKind.SIGNATURE), default=start - 1)
    # Above the date under a notice stand the notice's own contacts and hosts: only the plainest lines go from there.
    found = {index for index in range(start, signed) if _goes_from_middle(kinds[index], wording[index])}
    behind = range(signed + 1, end)
    opener = next((index for index in behind if kinds[index] in OPENERS), end)
    found |= {
        index for index in behind if kinds[index] in OPENERS or kinds[index] in LINES or kinds[index] is LineKind.STAMP
    }
    found |= teasers(wording, kinds, start)
    if is_small(wording, kinds, opener):
        found |= set(range(opener, end))
    if any(kinds[index] is LineKind.FOOTER for index in behind) or _hosts(kinds, behind) > 1:
        found |= {index for index in behind if kinds[index] in (LineKind.CONTACT, LineKind.HOST)} - _own_contacts(
            wording, kinds, start, opener
        )
    return found


def _own_contacts(wording: list[str], kinds: list[LineKind], start: int, opener: int) -> set[int]:
    """The lines right below the body that name whom to ask about it, where other lines part them from the footer."""
    end = start
    while end < opener and kinds[end] is LineKind.CONTACT and names_person(wording[end]):
        end += 1
    return set(range(start, end)) if end < len(kinds) and kinds[end] not in (*OPENERS, LineKind.CONTACT) else set()


def _hosts(kinds: list[LineKind], indices: range) -> int:
    return sum(kinds[index] is LineKind.HOST for index in indices)


def _without_bar(text: str, span: Span) -> Span:
    """Leave out a lone bar at either end of a piece; a row of a table has more than one."""
    piece = text[span.start : span.end]
    bar = _BAR.search(piece)
    if bar is None or len(re.findall("[|｜]", piece)) > 1:
        return span
    return Span(span.start + bar.end(), span.end) if bar.start() == 0 else Span(span.start, span.start + bar.start())


def _joined(text: str, spans: list[Span]) -> str:
    """Join pieces by what stood between them, at most an empty line or a few blanks."""
    parts: list[str] = []
    previous: Span | None = None
    for span in spans:
        if span.start == span.end:
            continue
        if previous is not None:
            parts.append(_separator(text[previous.end : span.start]))
        parts.append(_short_blanks(text[span.start : span.end]))
        previous = span
    return "".join(parts)


def _separator(gap: str) -> str:
    """White space from a gap that may hold dropped pieces as well."""
    breaks = gap.count("\n")
    if breaks:
        return "\n\n" if re.search(r"\n[^\S\n]*\n", gap) else "\n"
    space = "".join(filter(str.isspace, gap))
    return space[:_LONGEST_BLANK]


def _short_blanks(piece: str) -> str:
    return _BLANKS.sub(lambda match: match[0][:_LONGEST_BLANK], piece)
