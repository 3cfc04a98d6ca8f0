"""Put what he, there and 该市 stand for in their place, where nothing in the question itself can be meant by them."""

import re
from collections.abc import Callable

from retrieval.followup.change import QUESTION_WORDS
from retrieval.followup.mentioned import TIME, places_of
from retrieval.people import tagged
from retrieval.romanised import find_romanised

Referent = Callable[[], str | None]

# What may stand in front of a pronoun without being what it means.
_BEFORE = re.compile(
    rf"(?:那么?|请问|但是?|可是|所以|后来|然后|当时|之后|现在|最近|听说|除了这些?|还有|还|又|也|都|会|要|能|想|是|有|在|去过?|到|来|住|"
    rf"和|跟|与|给|对|多少人|{QUESTION_WORDS.pattern}|{TIME.pattern}|[他她的了，,\s])*"
)
_PLACE = re.compile(
    r"那里|那儿|那边|(?<![与和跟])当地(?!时间|语|话)|该市(?![场民值价面容])|该省(?![钱电力心事])|该[县州]|该区(?![间域别块])|"
    r"[这那](?:个|座)(?:城市|地方|省份?|县|市(?!场))|此地"
)
_PERSON = re.compile(
    r"[他她](?![们人乡国山日杀妈汀])|此人|[这那]个人|这位(?:先生|女士|同志|市长|书记|领导|专家|负责人)"
)
_THEY, _IT = re.compile("[他她]们"), re.compile("它们?(?![们呢吧啊？?])")
_MORE_THAN_A_QUESTION = re.compile(r"[。！!；;\n].*\w|^[他她]们?呢[?？]?$")
ASKS = re.compile(rf"{QUESTION_WORDS.pattern}|[?？]|有没有|是否|是不是|吗[?？。!！\s]*$")

_WORDS_BEFORE = re.compile(
    r"(?:(?:and|but|so|then|also|what|when|where|who|whom|why|how|which|else|other|more|many|much|long|often|year|date|time|"
    r"things?|did|does|do|is|was|are|were|has|have|had|will|would|can|could|should|about|to|with|by|of|for|in|from|on|"
    r"people|live|lives|lived|happened|exactly|the|any|policy|policies|subsidies|go|goes|went|say|said|know)[\s,]+)*",
    re.I,
)
_HE = re.compile(r"\b(?:he|she|him|his|her)\b", re.I)
_ENGLISH_THEY = re.compile(r"\bthey\b", re.I)
_THERE = re.compile(
    r"(?<!\bis )(?<!\bis it )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bhi )(?<!\bhello )(?<!\bhey )"
    r"\b(?:over )?there\b(?! (?:is|are|was|were|will|has|have|be|any|a|an|been|to)\b|['’])|"
    r"\bin th(?:at|is) (?:city|place|province)\b",
    re.I,
)
_CITY = re.compile(r"\bth(?:at|is) (?:city|place|province)\b", re.I)
_ENGLISH_IT = re.compile(
    r"(?:and |but )?(?:when|where|why|since when|how long|how many \w+) (?:did|does|is|was|will|has|can) it "
    r"(?!called|true|possible|necessary|like|time)\w+(?: \w+)?[\s?]*",
    re.I,
)
_LEAD = re.compile(r"^(?:(?:and|but|so|then)[\s,]+)*(\w)", re.I)
_TOWARDS = re.compile(r"\b(?:go|goes|went|get|come|came|travel|travelled|move|moved|been|fly|drive)\s$", re.I)
_HELPERS = {"do": "does", "are": "is", "have": "has", "were": "was"}


def with_referents(said: str, person: Referent, place: Referent, thing: Referent) -> str | None:
    """A question in Simplified Chinese with names for its pronouns; None where nothing is to be replaced or known."""
    if not ASKS.search(said) or _MORE_THAN_A_QUESTION.search(said):
        return None
    named = said
    for pronoun, referent in (
        (_PERSON, person),
        (_THEY, lambda: place() or person()),
        (_IT, lambda: thing() or place()),
        (_PLACE, None if places_of(said) else place),
    ):
        named = _named(named, pronoun, referent) if referent else named
    return re.sub(r"^那么?[，,]?", "", named) if named != said else None


def _named(said: str, pronoun: re.Pattern[str], referent: Referent) -> str:
    match = pronoun.search(said)
    if not match or not (pronoun is _PLACE or _is_word(said, match)) or not _BEFORE.fullmatch(said, 0, match.start()):
        return said
    name = referent()
    return said[: match.start()] + name + said[match.end() :] if name and name not in said else said


def _is_word(said: str, match: re.Match[str]) -> bool:
    """Whether a match is a word by itself: not so for 他 in 他山之石."""
    first = next(iter(tagged(said[match.start() :])), ("", ""))
    return match[0].startswith(first[0])


def with_english_referents(said: str, person: Referent, place: Referent, thing: Referent) -> str | None:
    """An English question with names for its pronouns; None where nothing is to be replaced or known."""
    if not re.search(
        r"[?？]\s*$|^(?:and |but |so )?(?:what|when|where|who|why|how|which|did|does|is|was)\b", said, re.I
    ):
        return None
    named = _he(said, person)
    if not find_romanised(said):
        named = _there(_they(named, lambda: place() or person()), place)
    if _ENGLISH_IT.fullmatch(said) and (what := thing()):
        named = re.sub(r"\bit\b", lambda _: what, named, count=1, flags=re.I)
    return _LEAD.sub(_capitalised, named, count=1) if named != said else None


def _capitalised(match: re.Match[str]) -> str:
    return match[1].upper()


def _he(said: str, person: Referent) -> str:
    match = _HE.search(said)
    if not match or not _WORDS_BEFORE.fullmatch(said, 0, match.start()) or not (name := person()):
        return said
    is_owner = match[0].lower() == "his" or (match[0].lower() == "her" and re.match(r" \w", said[match.end() :]))
    return said[: match.start()] + name + ("'s" if is_owner else "") + said[match.end() :]


def _they(said: str, referent: Referent) -> str:
    match = _ENGLISH_THEY.search(said)
    if not match or not _WORDS_BEFORE.fullmatch(said, 0, match.start()) or not (name := referent()):
        return said
    before = re.sub(r"\b(do|are|have|were)(?=\s$)", lambda verb: _HELPERS[verb[0]], said[: match.start()])
    return before + name + said[match.end() :]


def _there(said: str, place: Referent) -> str:
    """There is in Mianyang, or to Mianyang behind go, or only Mianyang behind from."""
    match = _THERE.search(said) or _CITY.search(said)
    if not match or not (name := place()):
        return said
    before = said[: match.start()]
    if _CITY.fullmatch(match[0]) or re.search(r"\b(?:from|in|to|near|around|of|about)\s$", before, re.I):
        return before + name + said[match.end() :]
    return before + ("to " if _TOWARDS.search(before) else "in ") + name + said[match.end() :]
