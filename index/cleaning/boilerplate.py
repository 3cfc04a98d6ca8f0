"""Tell what a piece of a page is by itself: the article's prose, or one of the things that pages put around articles.

Every rule reads `simplify`ed text and knows kinds of wording, never a site. What a piece means also depends on where it
stands; `clean` decides that.
"""

import re
from collections.abc import Callable
from enum import Enum, auto
from functools import lru_cache

from index.cleaning import patterns


class LineKind(Enum):
    """What a piece looks like, from the article itself to the bottom of the page."""

    PROSE = auto()  # sentences
    PLAIN = auto()  # no sentence, no sign: a title, a name, a row of a table
    MARKS = auto()  # nothing but punctuation
    SIGNATURE = auto()  # the date under a notice
    STAMP = auto()  # a date as pages print it: 2024-04-09 19:30
    CREDIT = auto()  # 责任编辑：…, 浏览次数：…
    SOURCE = auto()  # 来源：…, 作者：…
    HOST = auto()  # 主办单位：…
    CONTACT = auto()  # telephone, e-mail, address and no more
    LIST = auto()  # the heading over other articles: 相关推荐
    WIDGET = auto()  # share, print, previous and next, breadcrumbs
    PROMOTION = auto()  # scan, follow, download, pay to read on
    LEGAL = auto()  # copyright, disclaimers
    FOOTER = auto()  # record numbers, ©, the site's own contacts


SHORT = 30  # letters: up to here a piece may be a button, a link or a heading
LONGEST = 800  # characters; longer pieces are never furniture, and rules need not search them
_REMEMBERED = 2048  # pieces; a text is cleaned at least twice, and each of its pieces asked about several times
PROMOTION_LENGTH = 90  # letters: longer calls to follow or scan are sentences of an article


@lru_cache(_REMEMBERED)
def letters(piece: str) -> int:
    """How many letters and digits a piece has."""
    return len(patterns.LETTERS.findall(piece))


def legal_signs(piece: str) -> int:
    """How many of the topics of copyright notices and disclaimers a piece touches, 0 to 7."""
    return sum(bool(pattern.search(piece)) for pattern in patterns.LEGAL_CLASSES)


def is_legal_heading(piece: str) -> bool:
    """Whether a piece announces a copyright notice or a disclaimer: 版权声明, 免责声明 |."""
    return patterns.LEGAL_HEADING.match(piece) is not None


def is_legal_start(piece: str) -> bool:
    """Whether a piece is a disclaimer that begins with the word: 版权声明：凡…."""
    return patterns.LEGAL_START.match(piece) is not None


def is_legal_rest(piece: str) -> bool:
    """Whether a piece goes on with the disclaimer above it: 违反上述声明者，本网将追究…."""
    return bool(patterns.SELF.search(piece)) and legal_signs(piece) >= 1 and letters(piece) <= PROMOTION_LENGTH


@lru_cache(_REMEMBERED)
def kind_of(piece: str) -> LineKind:
    """Say what a stripped, `simplify`ed piece is, by its own wording alone."""
    if letters(piece) == 0:
        return LineKind.MARKS
    for kind, test in _TESTS if len(piece) <= LONGEST else ():
        if test(piece):
            return kind
    return LineKind.PROSE if is_prose(piece) else LineKind.PLAIN


def is_prose(piece: str) -> bool:
    """Sentences of some length; in a script with blanks at least eight words."""
    size, words = letters(piece), len(patterns.WORD.findall(piece))
    ends = patterns.SENTENCE_END.search(piece) is not None
    if words * 3 > size:
        return words >= 8 and ends
    return (size >= 12 and ends) or (size >= 60 and patterns.PAUSE.search(piece) is not None)


def is_sure(piece: str) -> bool:
    """Whether a piece of page furniture is so plain that it goes even from the middle of an article."""
    return any(pattern.search(piece) for pattern in patterns.SURE)


def names_person(piece: str) -> bool:
    """Whether a contact is that of a person or of an inquiry: 联系人：陈科长 电话：…."""
    return patterns.PERSON.search(piece) is not None


def is_crumbs(piece: str) -> bool:
    """Whether a piece says where in its site the page stands: 首页 > 新闻 > 正文."""
    return letters(piece) <= 80 and patterns.CRUMBS.search(piece) is not None


def is_cut_off(piece: str) -> bool:
    """Whether a page says here that the rest of the document is for those who pay."""
    return letters(piece) <= SHORT and "。" not in piece and patterns.CUT_OFF.search(piece) is not None


def is_list_heading(piece: str) -> bool:
    """Whether a list of other articles begins below a piece of that kind; some name their one link themselves."""
    return patterns.LIST_LINE.match(piece) is None


def is_call(piece: str) -> bool:
    """Whether a promotion is a mere line that calls on the reader, not a sentence about scanning or downloading."""
    return letters(piece) <= SHORT and "。" not in piece and patterns.CALLS.match(piece) is not None


def _is_footer(piece: str) -> bool:
    size, signs = letters(piece), len(patterns.FOOTERS.findall(piece))
    if patterns.ADDRESSES.search(piece) and patterns.SITE.search(piece) and patterns.CONTACT_LABEL.search(piece):
        signs += 1
    if "。" in piece and is_prose(piece):
        return signs >= 2 and size <= 250
    return signs >= 2 or (signs == 1 and size <= 60)


def _is_legal(piece: str) -> bool:
    if patterns.LEGAL_START.match(piece) and legal_signs(piece) >= 2:
        return True
    needed = 1 if patterns.LEGAL_START.match(piece) else 3
    return is_legal_heading(piece) or (patterns.SELF.search(piece) is not None and legal_signs(piece) >= needed)


def _is_promotion(piece: str) -> bool:
    if letters(piece) > PROMOTION_LENGTH:
        return False
    if patterns.SCAN_BESIDE.search(piece):
        return True
    plain = patterns.ACCOUNTS.search(piece) or patterns.SURE_PROMOTION.search(piece) or is_cut_off(piece)
    if plain and "。" not in piece:
        return True
    if "，" in piece and not patterns.CALLS.match(piece):
        return False
    return bool(patterns.PROMOTIONS.search(piece)) or (not piece[0].isdigit() and bool(patterns.CODES.match(piece)))


def _is_list(piece: str) -> bool:
    if patterns.LIST_LINE.match(piece):
        return True
    return letters(piece) <= SHORT and bool(patterns.LISTS.match(piece)) and bool(patterns.LIST_WORDS.search(piece))


def _is_widget(piece: str) -> bool:
    size = letters(piece)
    if size <= SHORT * 2 and patterns.POPUPS.search(piece):
        return True
    if size <= 60 and patterns.BOARD.search(piece):
        return True
    if "。" in piece or size > 120:
        return False
    if size <= 80 and (patterns.NEIGHBOUR.search(piece) or patterns.CRUMBS.search(piece)):
        return True
    return patterns.COUNTER.match(piece) is not None or _is_cross(piece) or _is_all_buttons(piece)


def _is_cross(piece: str) -> bool:
    """A closing cross that was written as a letter."""
    return len(piece) == 1 and piece.isascii() and piece.isalpha()


def _is_all_buttons(piece: str) -> bool:
    """Whether next to nothing is left of a piece without the words of buttons and fields."""
    fieldless = patterns.FIELDS.sub(" ", piece)
    wordless = patterns.WIDGET_WORDS.sub(" ", fieldless)
    covered = letters(fieldless) - letters(wordless)
    return covered > 0 and letters(patterns.BETWEEN_WIDGETS.sub(" ", wordless)) <= min(2, covered // 4)


def _is_fields(piece: str, start: re.Pattern[str]) -> bool:
    """Whether a piece begins with such a label, and is fields and buttons from there on."""
    size = letters(piece)
    if not start.match(piece) or size > 150 or patterns.SENTENCE_END.search(piece):
        return False
    return letters(patterns.WIDGET_WORDS.sub(" ", patterns.FIELDS.sub(" ", piece))) <= max(6, size // 4)


def _is_contact(piece: str) -> bool:
    return "。" not in piece and letters(piece) <= 150 and bool(patterns.CONTACT_LABEL.search(piece))


# In order: the first that holds decides.
_TESTS: tuple[tuple[LineKind, Callable[[str], bool]], ...] = (
    (LineKind.SIGNATURE, lambda piece: patterns.SIGNATURE.match(piece) is not None),
    (LineKind.STAMP, lambda piece: patterns.STAMP_ONLY.match(piece) is not None),
    (LineKind.CREDIT, lambda piece: _is_fields(piece, patterns.CREDIT_START)),
    (LineKind.SOURCE, lambda piece: _is_fields(piece, patterns.SOURCE_START)),
    (LineKind.LIST, _is_list),
    (LineKind.WIDGET, _is_widget),
    (LineKind.LEGAL, _is_legal),
    (LineKind.FOOTER, _is_footer),
    (LineKind.HOST, lambda piece: "。" not in piece and patterns.HOSTS.search(piece) is not None),
    (LineKind.PROMOTION, _is_promotion),
    (LineKind.CONTACT, _is_contact),
)
