"""Take a Chinese question apart, in Simplified characters, as far as putting a change into it needs.

`Statement` is what a question says without its asking, and where a question word goes: 襄阳 | (什么时候) 召开大会.
"""

import re
from dataclasses import dataclass

from index.places.shorten import short_name
from index.types import Span
from retrieval.followup.change import QUESTION_WORDS, WHO
from retrieval.followup.mentioned import TIME, places_of
from retrieval.followup.names import name_at_start, organisation_at
from retrieval.people import is_office, person_asked_about, tagged
from retrieval.question import COURTESY

_END = re.compile(r"[呢啊呀]?[\s？?。.!！~～…]*$")
_WHICH = r"(?:哪(?:一)?(?:个|些|座|几个|几座)?(?:城市|市|省份?|县|区|地方|地区)|哪里|哪儿|什么(?:地方|城市))"
ASKS_WHICH = re.compile(_WHICH)
WHICH_FIRST = re.compile(rf"(?:在)?{_WHICH}")
WHO_FIRST = re.compile(r"(?:是)?(?:谁|哪位|什么人|何人)(?!的)")
_ALSO = re.compile(
    "，(?:为什么|为何|为啥|是为什么|多少钱)$"
)  # what a follow-up asked beside the question that it completed
ASKS_NAME = re.compile("哪一?(?:家|所|个)?(?:公司|企业|单位|机构|部门|学校|大学|医院|银行|[镇乡村])")
_TAIL = re.compile(
    r"(.+?)(?:都|主要|具体|分别|还|又|一共|总共|大概)*"
    r"(?:有(?:哪些|什么|多少|几[个项种家])|是(?:什么|哪些|多少|谁|怎样的|什么样的|什么时候的|为什么|哪里|哪个|哪一个)|怎么样|如何|"
    r"[在于](?:哪里|哪儿|什么地方|何处)|多少钱?|和谁有关|指什么)"
)
_HAS = re.compile("(.+?)有(?:多少|几).+")
_ADVERB = re.compile(
    r"[在于从]?(?:哪里|哪儿|何处|什么地方)|[在于]?(?:(?:什么|啥)时候|什么时间|何时|哪一?[年天月日])|几月几?[号日]?|几[号点]|为什么|为何|怎么(?!样)|怎样|如何|多久|谁"
)
ASKED_FOR = re.compile(
    r"(?:哪(?:一)?(?:些|个|几个)|什么|(?:多少|几)[家个所项名位条次种座户亩件张辆台套间]?)(?!时候|地方)"
)
NAMED = re.compile(r"[\w的“”《》·（）()]+$")
ATTRIBUTE = re.compile(
    "^(?:[去今前]年|全年|日|年)?(?:的)?(?:门票|票价|价格?|费用?|收入|营业收入|利润|人口|常住人口|人数|面积|电话|地址|时间|日期|数量?|标准|条件|材料|流程|期限|"
    "金额|内容|原因|目的|要求|全长|长度|投资|总投资|高度|员工|产量)?$"
)
_ASKED_OF = re.compile(
    "(?:门票|票价|价格?|费用?|收入|利润|人口|人数|面积|电话|热线|地址|网址|邮箱|时间|日期|数量?|标准|条件|材料|流程|期限|金额|内容|主题|原因|目的|要求|全长|长度|"
    "投资|高度|身高|体重|员工|产量|总部|成绩|奖金|联系人|负责人|经办人|[院局厂馆所站队会]长|经理|主任)$"
)
_COUNTED = re.compile("有?(?:多少|几)(?:个?人|名|位|家)")
_MODAL = re.compile("(?:要|会|能|可以|应该|应当|必须|想)")


@dataclass(frozen=True, slots=True)
class Old:
    """The question before, with the place and person of its answer; `core` is it without courtesies and end."""

    core: str
    end: str
    place: str | None
    person: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a question says; a question word goes between `front` and `back`. Without `back` it only names something."""

    front: str
    back: str


def old_question(question: str, place: str | None, person: str | None) -> Old:
    """Take the courtesies and the end off a question."""
    bare = re.sub(COURTESY, "", question.strip())
    core = _ALSO.sub("", _END.sub("", bare))
    return Old(core, "？" if core != bare and re.search("[？?]", bare) else "", place, person)


def place_meant(old: Old) -> str | None:
    """What 那里 stands for: the place that the question before names, unless it asks for one; else its answer's."""
    named = places_of(old.core, old.place)
    if named and not ASKS_WHICH.search(old.core):
        return old.core[named[0].start : named[0].end]
    if old.place:
        return short_name(old.place)
    return old.core[named[0].start : named[0].end] if named else None


def person_meant(old: Old) -> str | None:
    """What 他 stands for: the person that the question before names, unless it asks who; else its answer's."""
    named = person_asked_about(old.core)
    if old.person and (not named or WHO.search(old.core)):
        return old.person
    return old.core[_with_place(named, old) : named.end] if named else None


def _with_place(named: Span, old: Old) -> int:
    """Where a person begins, with the place in front of an office: 九江市长."""
    if not is_office(old.core[named.start : named.end]):
        return named.start
    places = places_of(old.core, old.place)
    return next((each.start for each in places if each.start < named.start <= each.end), named.start)


def named_in(old: Old) -> str | None:
    """What 它 stands for: 绵阳的人才政策 of 绵阳的人才政策有哪些, a company whose profit is asked for, or the answer.

    None where the question names no such thing.
    """
    if old.place and ASKS_NAME.search(old.core):
        return short_name(old.place)
    front, back = (part := statement_of(old)).front, part.back
    if "的" not in front and (organisation := organisation_at(0, old.core)):
        return organisation
    is_thing = not back or (NAMED.fullmatch(front) and is_name(front) and not person_asked_about(front))
    return (owner_in(old) or front) if is_thing and front != place_meant(old) else None


def owner_in(old: Old) -> str | None:
    """What a question is about, or whose attribute it asks for: 临江大剧院 of 临江大剧院的票价是多少; else None."""
    front = statement_of(old).front.removesuffix("是")
    owner, _, thing = front.rpartition("的")
    owner = owner if owner and not TIME.fullmatch(owner) and _ASKED_OF.search(thing) else front
    if not owner or not NAMED.fullmatch(owner) or not is_name(owner) or WHO.search(owner):
        return None
    named = name_at_start(owner)
    named = named or next((owner[: each.end] for each in places_of(owner) if each.start == 0), None)
    if named and ATTRIBUTE.search(owner[len(named) :]):
        return named
    return owner


def statement_of(old: Old) -> Statement:
    """What a question says without its asking; who and which place are the answer's, where these came first."""
    core = old.core
    if first := WHO_FIRST.match(core):
        return Statement(old.person or "", core[first.end() :])
    if first := WHICH_FIRST.match(core):
        return Statement(short_name(old.place) if old.place else "", core[first.end() :])
    if tail := _TAIL.fullmatch(core) or _HAS.fullmatch(core):
        return Statement(tail[1], "")
    if asked := _ADVERB.search(core):
        return Statement(core[: asked.start()].removesuffix("要"), core[asked.end() :])
    if (counted := _COUNTED.search(core)) and _verb_first(core[counted.end() :]):
        return Statement(core[: counted.start()], core[counted.end() :])
    said = re.sub(r"有没有", "有", re.sub(r"(?:是否|能否|可否)|吗$", "", core))
    return _split(said, head_end(old))


def _split(said: str, head: int) -> Statement:
    """Cut behind the place, person or time in front if a verb or 在 follows, or before the verb of what is asked."""
    first = next((tag for _, tag in tagged(said[head:])), "")
    asked = ASKED_FOR.search(said)
    cut = head if first[:1] in set("vpd") else last_verb(said[: asked.start()]) if asked else None
    bare = ASKED_FOR.sub("", said, count=1)
    return Statement(bare, "") if cut is None else Statement(bare[:cut], bare[cut:])


def head_end(old: Old) -> int:
    """Where the places, times and people that a question begins with end."""
    person, position = person_asked_about(old.core), 0
    spans = [(each.start, each.end) for each in places_of(old.core, old.place)]
    spans += [match.span() for match in TIME.finditer(old.core)] + ([(person.start, person.end)] if person else [])
    while True:
        start = position + (old.core[position : position + 1] in ("在", "于"))
        end = next((end for begin, end in spans if begin == start), None)
        if end is None:
            return position
        position = end


def verb_and_thing(back: str) -> tuple[str, str]:
    """召开的科技创新大会 -> 召开, 科技创新大会; no thing where what follows the verb is none."""
    verb = _verb_first(back)
    if not verb:
        return "", ""
    thing = re.sub(r"^[了过的]", "", back[len(verb) :])
    named = is_name(thing) and NAMED.fullmatch(thing) and not QUESTION_WORDS.search(thing)
    return verb, thing if named else ""


def _verb_first(back: str) -> str:
    """The verb that a predicate begins with, with what modifies it (要推进), or nothing."""
    modal = _MODAL.match(back)
    start = modal.end() if modal else 0
    word, tag = next(iter(tagged(back[start:])), ("", ""))
    return back[: start + len(word)] if tag.startswith("v") else ""


def last_verb(words: str) -> int | None:
    """Where the last verb begins."""
    position, found = 0, None
    for word, tag in tagged(words):
        if tag == "v" and word != "是":
            found = position
        position += len(word)
    return found


def is_name(words: str) -> bool:
    """Whether words can name a thing: not 在会上, 要推进 or 说了."""
    said = list(tagged(words))
    begins = bool(said) and said[0][1][:1] not in set("pdcur") and not _MODAL.fullmatch(said[0][0])
    return begins and all(tag not in {"ul", "uz", "ug"} for _, tag in said)
