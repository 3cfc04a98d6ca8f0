"""What a question for all of something asks for, and what it leaves out."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.places.mentions import find_places
from retrieval.lists.heads import Sought, head_of
from retrieval.question import PLACES, PLACES_ENGLISH, Question

_WHICH = "(?:哪(?:一)?(?:个|些|座|几个|几座|几)?|什么)"
_MANY = "(?:一共|总共|共)?有?(?:多少|几)个?"
_PLACE = re.compile(
    rf"(?<![在到去从往于])(?:哪(?:一)?(?:个|些|座|几个|几座|几)?(?:省市|市县|(?:{PLACES})(?!址|点|段|步))|什么(?:地方|城市|省))"
    rf"|\b(?:which|what) (?:{PLACES_ENGLISH})\b"
)
_COUNTED = re.compile(
    rf"^{_MANY}(?:{PLACES})(?=[^是\W]{{2}})|^how many (?:{PLACES_ENGLISH})\b(?! (?:are|is) (?:in|there))"
)
_PROVINCES = re.compile(rf"(?:{_WHICH}|{_MANY})省份?(?!市)|\b(?:which|what|how many) provinces?\b")
_CITIES = re.compile(rf"(?:{_WHICH}|{_MANY})(?:城市|市)|\b(?:which|what|how many) (?:city|cities)\b")
_COUNTED_WORDS = re.compile(rf"^{_MANY}|^how many")
_ASKS_DIFFERENT = (
    r"(?:上|方面)?(?:有|存在)?(?:什么|哪些|何)?(?:不同|区别|差别|差异|异同)(?:之处|点|的?地方)?|对比|比较|相比"
)
_EXCEPT = re.compile(
    r"除(?:了|开|去)?(?P<left>.{2,20}?)(?:之外|以外|外|，|,|还|都|也|其他|其它|哪)"
    r"|\b(?:except|besides|apart from|other than)\b(?P<english>.+)"
)
_MOST = re.compile("最[多少高低大小早晚先快好长]")  # asks for the one that some text calls so
DIFFERENT = re.compile(r"不同|区别|差别|差异|异同|对比|比较|相比|\b(?:differ\w*|compare\w*|comparison)\b")


class Level(StrEnum):
    """How large a place is asked for."""

    PROVINCE = "province"
    CITY = "city"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Listing:
    """A question for all of something.

    level: how large places are asked for. excluded: full names of places that are not. compared: those that the
    question itself names, each of which is to have a quote. counted: how many there are is asked. head: the word for
    what is asked for (银行), where it is not a place. within: places in one of which they are. core: what is said of
    each, as a question that leaves nothing out and compares nothing.
    """

    sought: Sought
    core: str
    level: Level = Level.ANY
    excluded: frozenset[str] = frozenset()
    compared: tuple[str, ...] = ()
    counted: bool = False
    head: str = ""
    within: frozenset[str] = frozenset()


def listing_of(question: Question) -> Listing | None:
    """Return what a question asks all of, None where it asks nothing of the kind."""
    said = question.folded
    named = tuple(dict.fromkeys(mention.place for mention in find_places(said))) if question.is_chinese else ()
    if len(named) > 1 and DIFFERENT.search(said):
        return Listing(Sought.PLACE, _without_places(said), compared=named)
    counted = _COUNTED.search(said)
    if _MOST.search(said):
        return None
    if not (counted or _PLACE.search(said)):
        return _of_names(question)
    core = _EXCEPT.sub("", said, count=1)
    if counted:
        core = _COUNTED_WORDS.sub("哪些", core, count=1)
    excluded = _excluded(question)
    within = question.places - excluded
    return Listing(Sought.PLACE, core, _level(said), excluded, counted=counted is not None, within=within)


def _of_names(question: Question) -> Listing | None:
    """Whether all organisations, or all people, are asked for."""
    found = head_of(question.folded)
    if found is None:
        return None
    core = question.folded.replace(found.asking, "哪些", 1) if question.is_chinese else question.folded
    return Listing(found.sought, core, head=found.word)


def _without_places(said: str) -> str:
    """What is compared, without where: 绍兴和绵阳的人才政策有什么不同 compares 人才政策."""
    for mention in reversed(find_places(said)):
        said = said[: mention.start] + said[mention.end :]
    return re.sub(rf"^[和与跟、的在\s]+|{_ASKS_DIFFERENT}", "", said)


def _level(said: str) -> Level:
    if _PROVINCES.search(said):
        return Level.PROVINCE
    return Level.CITY if _CITIES.search(said) else Level.ANY


def _excluded(question: Question) -> frozenset[str]:
    found = _EXCEPT.search(question.folded)
    if found is None:
        return frozenset()
    if found["english"]:
        return question.places
    return frozenset(mention.place for mention in find_places(found["left"]))
