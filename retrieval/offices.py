"""Who holds which office, as a text says it: 市委书记李江, 市委副书记、市长刘会英, 四川职业技术学院党委书记何展荣.

An office is held of something: a place, an organisation. Where a text does not say of what, it is that of the office
before in the same sentence, or the place that the text is about. 学院党委书记 is no 市委书记, and 副市长 no 市长.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.names.recogniser import NameKind, Tagged, find_names, tag_words
from index.places.mentions import find_places, is_within
from index.text.han import HAN
from index.text.simplify import simplify
from index.types import Span
from retrieval.question import Question

_COMMITTEE = "(?:[市省县区州](?:委|政协|政府|人大常委会|人大)|党委|党组|党支部|党工委|政协|人大常委会|团委)"
_TITLE = (
    "(?:书记|市长|省长|县长|区长|镇长|乡长|州长|村长|主席|主任|局长|厅长|处长|部长|司长|校长|院长|秘书长|董事长|总经理|经理|总裁|会长|"
    "理事长|队长|组长|所长|站长|馆长|行长|台长|社长|厂长|专员|检察长|主编|总工程师|领队|委员|常委|负责人|发言人|教授|院士|总理|总统)"
)
OFFICE = rf"{_COMMITTEE}?(?:常务|第一)?副?{_TITLE}"
_ENDS_IN_OFFICE = re.compile(rf"(?P<of>.*?)的?(?P<office>{OFFICE})$")
_ASKED = re.compile(
    rf"^(?:请问|现任|现在的?)*(?:谁是|哪位是|谁(?:担任|任|当))?(?P<of>(?:(?![谁由])[{HAN}]){{0,20}}?)的?(?P<office>{OFFICE})"
    rf"(?:是谁|是哪位|是哪一位|是什么人|叫什么(?:名字)?|叫啥|姓什么)?[?？呢啊。]*$"
)
_ASKS = re.compile("谁|哪一?位|叫|什么人|姓什么")
_ASKED_IN_ENGLISH = re.compile(
    r"\bwho(?: is|'s| was)(?: the)?(?: current)? (?P<office>[a-z ]+?)(?: (?:of|in|for) .+)?[?.!\s]*$", re.IGNORECASE
)
_IN_ENGLISH = {
    "mayor": ("市长",),
    "deputy mayor": ("副市长",),
    "vice mayor": ("副市长",),
    "party secretary": ("市委书记", "省委书记", "县委书记", "区委书记"),
    "municipal party secretary": ("市委书记",),
    "secretary of the municipal party committee": ("市委书记",),
    "governor": ("省长",),
    "chairman": ("董事长", "主席"),
    "principal": ("校长",),
    "director": ("局长", "主任"),
}
_FORMER = re.compile(r"(?:原|前|时任|代)$")
# Who wrote, drew or checked a text is not who it is about.
_BYLINE = re.compile(
    r"(?:记者|通讯员|编辑|责编|责任编辑|摄影|作者|撰稿|供稿|审核|校对|校对人|监制|美编|编审|来源|[文图摄]\s?[/／|:：])[\s:：/／、]*$"
)
_BYLINE_BEHIND = re.compile(
    rf"[{HAN}·]{{2,6}}(?:[\s、]+[{HAN}]{{2,4}})*[\s/／]*(?:摄影|摄|供图|图片|[文图][/／])(?![{HAN}])|[{HAN}]{{2,4}}[/／][文图摄]"
)
_NAME_BEFORE = re.compile(rf"[{HAN}]{{2,4}}[\s、]+$")
NAMES_IN_BYLINE = 5
_BEFORE = 40  # characters before a name that may be its office
_APPOINTED = re.compile(rf"(?:现?任|担任|出任|当选为?|同志?任|系|是)(?P<what>[{HAN}]{{2,24}})")


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with an office; `of` is of what the text says it is, empty where it does not."""

    person: Span
    office: str
    of: str


@dataclass(frozen=True, slots=True)
class AskedOffice:
    """Whose name is asked: `offices` are the words for one office; `of` what it is of, as the question says it."""

    offices: tuple[str, ...]
    of: str
    places: frozenset[str]


def office_asked(question: Question) -> AskedOffice | None:
    """Return the office whose holder a question asks for by nothing else (萍乡市委书记是谁); None for others."""
    if question.is_chinese:
        said = re.sub(r"\s", "", question.folded)
        found = _ASKED.match(said)
        if not found or not _ASKS.search(said):
            return None
        return AskedOffice((found["office"],), found["of"], _places(found["of"]))
    english = _ASKED_IN_ENGLISH.search(question.text)
    words = english["office"].lower().strip() if english else ""
    return AskedOffice(_IN_ENGLISH[words], "", question.places) if words in _IN_ENGLISH else None


def holder_of(asked: AskedOffice, text: str, place: str | None, title: str | None = None) -> Span | None:
    """Return where a text that is about `place` names the person who holds the office, None where it does not.

    An office of nothing in particular is that of what the title is about: 馆长 below 滨海区图书馆新馆启用.
    """
    of_title = bool(asked.of) and not asked.places and asked.of in simplify(title or "")
    for holder in holders(text):
        is_theirs = _is_of(holder.of, asked, place) or (of_title and not holder.of)
        if holder.office in asked.offices and not _FORMER.search(holder.of) and is_theirs:
            return holder.person
    return None


def holders(text: str) -> list[Holder]:
    """Return who a text says holds which office, in order; one for each office of a person."""
    simple = simplify(text)
    found: list[Holder] = []
    words = tag_words(text)
    for person in people_in(text):
        before = _before(simple, words, person.start)
        for said in reversed(re.split("[、兼,，]", before)):
            office = _ENDS_IN_OFFICE.fullmatch(said)
            if not office:
                break
            found.append(Holder(person, office["office"], office["of"]))
        appointed = _APPOINTED.match(simple, person.end)
        office = _ENDS_IN_OFFICE.fullmatch(appointed["what"]) if appointed else None
        if office:
            found.append(Holder(person, office["office"], office["of"]))
    return list(_with_what(found, simple))


def people_in(text: str) -> list[Span]:
    """Return where a text names people, but for those who wrote or checked it."""
    simple = simplify(text)
    return [
        Span(name.start, name.end)
        for name in find_names(text)
        if name.kind is NameKind.PERSON and not is_byline(simple, name.start)
    ]


def is_byline(simple: str, start: int) -> bool:
    """Say whether the name that begins at `start`, in a text in Simplified characters, only says who wrote the text."""
    if _BYLINE_BEHIND.match(simple, start):
        return True
    before = simple[max(0, start - _BEFORE) : start]
    for _ in range(NAMES_IN_BYLINE):
        if _BYLINE.search(before):
            return True
        before, others = _NAME_BEFORE.subn("", before)
        if not others:
            return False
    return False


def _before(simple: str, words: tuple[Tagged, ...], start: int) -> str:
    """The words right before a name that can be its offices: names, nouns, and the commas between them."""
    kept: list[str] = []
    for word in reversed([each for each in words if start - _BEFORE <= each.start and each.end <= start]):
        is_comma = word.word in ("、", "兼")
        if not (is_comma or word.tag in ("ORG", "LOC", "n", "nz", "nw", "f", "a", "m", "s", "vn", "u", "b")):
            break
        kept.append(word.word)
    said = "".join(reversed(kept))
    return said if simple[:start].endswith(said) else ""


def _with_what(found: list[Holder], simple: str) -> Iterator[Holder]:
    """Give an office the `of` of the one before, where the same sentence has none of its own for it."""
    last: Holder | None = None
    for holder in found:
        is_same = last and not re.search(r"[。！？!?\n；;]", simple[last.person.end : holder.person.start])
        last = Holder(holder.person, holder.office, holder.of or (last.of if last and is_same else ""))
        yield last


def _is_of(of: str, asked: AskedOffice, place: str | None) -> bool:
    """Whether an office is that of what is asked about."""
    if asked.places:
        named = _places(of)
        rest = _without_places(of)
        if rest and rest not in ("市", "省", "县", "区", "中共", "共"):
            return rest in asked.of  # of an organisation there
        about = named or ({place} if place else set())
        return any(is_within(each, wanted) for each in about for wanted in asked.places)
    if asked.of:
        return bool(of) and (of.endswith(asked.of) or asked.of.endswith(of))
    return not of or bool(_places(of))


def _places(words: str) -> frozenset[str]:
    return frozenset(mention.place for mention in find_places(words))


def _without_places(words: str) -> str:
    for mention in reversed(find_places(words)):
        words = words[: mention.start] + words[mention.end :]
    return words
