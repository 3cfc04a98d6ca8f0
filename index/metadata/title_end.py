"""Tell whether a blank in a line stands between its headline and its body, or was only typed inside a sentence.

Articles pasted into one line keep their paragraphs apart by blanks, so the first blank may end the title. But texts are
also typed with blanks around names and figures, and what stands before the first of these is half a sentence.
"""

import re

from index.text.han import HAN
from index.text.tokenise import cut
from index.types import Span

_ENDS_SENTENCE = re.compile(r"[。！？!?；;…：:.][”’」』）)\]】》〉\"']*$")
_GOES_ON = re.compile(rf"[，。、；：！？,;!?）)》〉]|[^\W\d{HAN}]$")
_QUANTITY = re.compile(r"\s+\d[\d,.]*+\s++(?![年月日时\d])|(?<=\d)\s+[年月日]")
_BREAKS_OFF = re.compile(r"[，、,（(《〈\-–—~～·]$")
# Words with which no paragraph begins, and with which no headline ends.
_BEGINS_NOTHING = re.compile(r"的|地|得|了|着|是|和|与|及|以及|或|或者|之|于|并|也|而|则")
_ENDS_NOTHING = re.compile(
    r"的|是|和|与|及|以及|或|或者|于|在|由|被|把|将|对|向|从|为|以|至|到|了|称|称为|叫作|被称为|第|该|而|但|并|其|其中|如|"
    r"比如|例如|包括|包含|位于|成立于|由于|因|因为|使|让|用|比|当|每|各|这|那|一个|一种|这个|那个|据|根据|直至|作为|成为|共有"
)
_BRACKETS = {"（": "）", "(": ")", "《": "》", "【": "】", "[": "]", "〔": "〕"}
_ASIDE = re.compile(rf"[（(]([^（）(){HAN}]+(?=[）)])|[^（）()]*(?=[）)]\S))")
_BYLINE = re.compile(r".*(?:记者|通讯员|本报|本刊)|[一二三四五六七八九十\d]+$")
_REACH = 8  # characters of a piece that are looked at for its first or last word


def ends_headline(simple: str, headline: Span, spans: list[Span]) -> bool:
    """Say whether a `headline` of a `simplify`ed text is one, by what surrounds it in its line.

    `spans` are the pieces of the line from where the headline begins; it takes up one or more of them.
    """
    inside = [simple[span.start : span.end] for span in spans if span.end <= headline.end]
    behind = [simple[span.start : span.end] for span in spans if span.start >= headline.end]
    if not inside or not behind:
        return True
    cut_off = any(map(_is_within_sentence, inside, [*inside[1:], behind[0]])) or _QUANTITY.match(simple, headline.end)
    return not (cut_off or _is_aside(behind[0]) or _is_open("".join(inside)))


def are_typed(simple: str, spans: list[Span]) -> bool:
    """Say whether the blanks between the pieces of a line stand inside its sentences as often as behind them.

    Those around figures count for neither: many type 6 月 1 日 who keep their paragraphs apart by blanks, too.
    """
    pieces = [simple[span.start : span.end] for span in spans]
    ended = sum(_ENDS_SENTENCE.search(piece) is not None for piece in pieces[:-1])
    return sum(map(_is_within_sentence, pieces, pieces[1:])) >= max(ended, 1)


def _is_within_sentence(before: str, behind: str) -> bool:
    """Whether two neighbouring pieces are one sentence, by the signs and the words that stand where they meet."""
    if _ENDS_SENTENCE.search(before):
        return False
    if _GOES_ON.match(behind) or _BREAKS_OFF.search(before):
        return True
    words = cut(before[-_REACH:])[-1], cut(behind[:_REACH])[0]
    return bool(_ENDS_NOTHING.fullmatch(words[0]) or _BEGINS_NOTHING.fullmatch(words[1]))


def _is_aside(piece: str) -> bool:
    """Whether a piece begins with a name's other forms in brackets: （德语：…）是…."""
    aside = _ASIDE.match(piece)
    return aside is not None and not _BYLINE.match(aside[1])


def _is_open(piece: str) -> bool:
    return any(piece.count(left) > piece.count(right) for left, right in _BRACKETS.items())
