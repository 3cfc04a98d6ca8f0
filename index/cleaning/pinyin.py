"""Remove the pinyin that a page prints in brackets behind its characters: 本報(bào)訊 -> 本報訊.

Some sites add it, as text, behind every character that they suppose hard to read. A bracket is pinyin when all of it
reads as Mandarin syllables with tones; what merely looks foreign, (café) or (GDP), stays. Copying such a page through
encodings breaks brackets, so that `豫(yù)` may be left as `?cè)S`: those remains go too.
"""

import re
import unicodedata
from functools import cache

_OPEN, _CLOSE = r"[(（\[［〔]", r"[)）\]］〕]"
_HAN = r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# Combining marks (decomposed text) and the phonetic letters that some fonts use for a and g.
_LETTER = rf"[A-Za-z{_TONED}{_TONED.upper()}üÜêɑɡ\u0300-\u0304\u0308\u030c]"
_BRACKET = re.compile(
    rf"(?<={_HAN})[ \u00a0]?{_OPEN}[ \u00a0]?((?:{_LETTER}|['’ \u00a0\-·,，/])+[1-5]?|"
    rf"(?:[a-zü]{{1,6}}[1-5] ?)+)[ \u00a0]?{_CLOSE}"
)
# What is left when one of the two brackets was lost with the character before it.
_BROKEN = re.compile(
    rf"(?<={_HAN})(?:[?？\ufffd]{{1,3}}{_OPEN}?({_LETTER}{{1,6}}){_CLOSE}?+|({_LETTER}{{1,6}}){_CLOSE}|"
    rf"{_OPEN}({_LETTER}{{1,6}})[?？\ufffd]{{1,3}})[A-Za-z|~^`{{}}\ufffd]?(?={_HAN}|[，。、；：,.!?！？;:”》）)]|$)"
)
_FINALS = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe ue",
    "l": "a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe ue",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "ch": "a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "sh": "a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang",
    "r": "e ao ou an en ang eng ong i u ua uo ui uan un",
    "z": "a e ai ei ao ou an en ang eng ong i u uo ui uan un",
    "c": "a e ai ao ou an en ang eng ong i u uo ui uan un",
    "s": "a e ai ao ou an en ang eng ong i u uo ui uan un",
    "y": "a o e ao ou an ang i in ing ong u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "a o e ai ei ao ou an en ang eng er ê m n ng",
}
_NEUTRAL = re.compile("de|le|zi|ma|ne|ba|men|zhe|guo|tou|me|a|ya|la|li|shang|xia|di|bo")
# From here on a document clearly carries pinyin, and weaker readings (neutral or half-toned) count as well.
_CLEARLY = 3


@cache
def _syllables() -> re.Pattern[str]:
    every = {initial + final for initial, finals in _FINALS.items() for final in finals.split()}
    longest_first = "|".join(sorted(every, key=lambda syllable: (-len(syllable), syllable)))
    return re.compile(rf"(?:{longest_first})[1-5]?")


def _reading(content: str) -> tuple[str, ...]:
    """The toned syllables of a bracket, or () where it does not read as pinyin from end to end.

    Greedy reading is enough: the printed syllables are single ones, or words of few syllables.
    """
    written = unicodedata.normalize("NFC", content).lower().replace("ɑ", "a").replace("ɡ", "g")
    plain = "".join(_untoned(letter) for letter in written)
    found: list[str] = []
    position = 0
    while position < len(plain):
        if plain[position] in "'’ \u00a0-·,，/":
            position += 1
            continue
        end = _syllable_end(plain, position)
        if end is None:
            return ()
        found.append(written[position:end])
        position = end
    return tuple(found)


def _syllable_end(plain: str, position: int) -> int | None:
    """Where the syllable at `position` ends: the longest one after which the rest can still begin."""
    match = _syllables().match(plain, position)
    if match is None:
        return None
    for end in range(match.end(), position, -1):
        rest_begins = end == len(plain) or plain[end] in "'’ \u00a0-·,，/" or _syllables().match(plain, end)
        if rest_begins and _syllables().fullmatch(plain, position, end):
            return end
    return None


def _untoned(letter: str) -> str:
    if letter in "üǖǘǚǜ":
        return "ü"
    return unicodedata.normalize("NFD", letter)[0]


def _has_tone(syllable: str) -> bool:
    return any(letter in _TONED for letter in syllable) or syllable[-1] in "12345"


def _is_pinyin(content: str, clearly: bool) -> bool:
    syllables = _reading(content)
    if not syllables:
        return False
    toned = sum(_has_tone(syllable) for syllable in syllables)
    if toned == len(syllables):
        return True
    return clearly and (toned > 0 or _NEUTRAL.fullmatch(content) is not None)


def strip_pinyin(text: str) -> str:
    """Return `text` without bracketed pinyin and its broken remains; only removes characters."""
    certain = sum(_is_pinyin(match[1], clearly=False) for match in _BRACKET.finditer(text))
    clearly = certain >= _CLEARLY
    text = _BRACKET.sub(lambda match: "" if _is_pinyin(match[1], clearly) else match[0], text)
    return _BROKEN.sub(_without_remains, text)


def _without_remains(match: re.Match[str]) -> str:
    content = match[1] or match[2] or match[3]
    return "" if _is_pinyin(content, clearly=False) else match[0]
