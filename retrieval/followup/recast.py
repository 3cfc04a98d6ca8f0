"""Put a change into a Chinese question: another place, person, time, topic, or another question word.

All texts here are in Simplified characters.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from index.places.shorten import full_name, short_name
from retrieval.followup.change import QUESTION_WORDS, WHO, Change, ChangeKind
from retrieval.followup.mentioned import Named, places_of, with_time
from retrieval.followup.names import with_name, with_same_ending
from retrieval.followup.statement import (
    ASKS_NAME,
    ASKS_WHICH,
    WHICH_FIRST,
    WHO_FIRST,
    Old,
    Statement,
    last_verb,
    owner_in,
    person_meant,
    place_meant,
    statement_of,
    verb_and_thing,
)
from retrieval.followup.topic import with_topic
from retrieval.people import is_office, is_person, person_asked_about, tagged

_AS_A_NAME_ASKS = {"谁": "和谁有关", "为什么": "是为什么", "多少": "有多少", "几个": "有几个"}
_NOT_OF_PEOPLE = re.compile(f"{WHO.pattern}|[多几]|^是.*的$")
_COUNTS = re.compile("多[少大高长远久快重]|几[个家所项名位条次天点年月]")
_AT_EVENT = re.compile(r"在[^在，]{1,8}?[上中里]")


def recast(change: Change, old: Old) -> str | None:
    """The question before with the change in it, or None where the two do not fit together."""
    core = _RECASTS[change.kind](change, old)
    return core and core + (old.end or "？" * bool(QUESTION_WORDS.search(core)))


def _place(change: Change, old: Old) -> str:
    named = places_of(old.core, old.place)
    if named:
        chosen = next((each for each in named if old.core[each.start - 1 : each.start] not in ("从", "由")), named[0])
        return _replaced(old.core, named, chosen, list(change.names))
    if other := with_name(change.words, old.core):
        return other
    words = _joined([_unmistakable(name) for name in change.names])
    if ASKS_WHICH.search(old.core):
        said = WHICH_FIRST.sub(words, old.core, count=1)
        return said if QUESTION_WORDS.search(said) else said + "吗"
    return _placed(words, old.core)


def _placed(words: str, core: str) -> str:
    """Give a question that names no place one: in front, or behind the person that it begins with."""
    person = person_asked_about(core)
    if not person or person.start:
        return words + core
    who, rest = core[: person.end], core[person.end :]
    if is_office(who):
        return words + core
    return f"{who}在{words}的{rest[1:]}" if _AT_EVENT.match(rest) else f"{who}在{words}{rest}"


def _replaced(core: str, named: list[Named], chosen: Named, names: list[str]) -> str:
    """Put places where the chosen ones and their repetitions stand, in full where these stand in full."""
    for each in reversed(named):
        if each == chosen or (each.first and each.first == chosen.first):
            is_full = core[each.start : each.end] == each.first
            words = _joined([full_name(name) if is_full else _unmistakable(name) for name in names])
            core = core[: each.start] + words + core[each.end :]
    return core


def _unmistakable(name: str) -> str:
    """A name that is a word as well (大理, 平安) with what makes it a place."""
    short = short_name(name)
    return short if short.startswith(name) else name


def _joined(names: list[str]) -> str:
    return "、".join([*names[:-2], "和".join(names[-2:])])


def _person(change: Change, old: Old) -> str | None:
    named = person_asked_about(old.core)
    start = named.start if named else old.core.find(old.person or "\0")
    end = named.end if named else start + len(old.person or "")
    if old.core.endswith("是谁"):
        return _who_is(change.words, old.core, max(start, 0))
    if start >= 0:
        return old.core[:start] + change.words + old.core[end:]
    if WHO_FIRST.match(old.core):
        return WHO_FIRST.sub(change.words, old.core, count=1) + "吗"
    return None


def _who_is(words: str, core: str, start: int) -> str:
    """A person is no longer the city's as the office in the question was."""
    return (core[:start] if is_office(words) else "") + words + "是谁"


def _time(change: Change, old: Old) -> str:
    return with_time(old.core, change.words)


def _asked(change: Change, old: Old) -> str | None:
    statement, asked = statement_of(old), change.words
    if asked.startswith("还"):
        doer = _doer(old)
        return doer and doer + asked
    if asked == "多少钱" and (WHO.search(old.core) or person_asked_about(old.core)):
        return None  # nobody has a price
    if _is_added(asked, old.core, statement):
        return f"{old.core}，{asked}"
    word = QUESTION_WORDS.search(asked)
    is_bare = word is not None and word.group() == re.sub(r"^是|的$", "", asked)
    if asked in old.core or (is_bare and word and word.group() in old.core):
        return old.core
    if is_bare and not re.search("多|几个", asked):
        asked = re.sub(r"^(?!在|从|去)(?=哪里|哪儿|什么地方)", "在", word.group() if word else asked)
        if statement.back:
            return _inserted(asked, statement)
    owner = owner_in(old) if asked.startswith("的") else None
    thing = owner or _thing_of(statement)
    return None if _is_person(thing) and _NOT_OF_PEOPLE.search(_after_name(asked)) else thing + _after_name(asked)


def _is_added(asked: str, core: str, statement: Statement) -> bool:
    """Whether 为什么 and 多少钱 are asked behind the question before: 为什么 has no place in 某镇有多少个村."""
    if asked in core or not re.fullmatch("为什么|为何|为啥|是为什么|多少钱", asked):
        return False
    is_deed = len([word for word, _ in tagged(statement.back) if word not in "了过着"]) > 1
    return (
        bool(_COUNTS.search(core))
        or not (is_deed or asked == "多少钱")
        or (bool(WHO.search(core)) and not statement.front)
    )


def _is_person(thing: str) -> bool:
    """Whether a name is that of a person: 绵阳市市长."""
    person = person_asked_about(thing)
    return is_person(thing) or (person is not None and person.end == len(thing))


def _doer(old: Old) -> str | None:
    """Whose 还说了什么 is: the person that the question before is about, otherwise the place."""
    is_of_person = person_asked_about(old.core) or WHO.search(old.core)
    return (person_meant(old) if is_of_person else None) or place_meant(old) or person_meant(old)


def _inserted(asked: str, statement: Statement) -> str:
    front, back = statement.front, statement.back.removeprefix("还")
    if WHO.search(asked) and is_person(front):
        front = ""
    if asked.startswith("在"):
        back = _AT_EVENT.sub("", back, count=1) if _AT_EVENT.match(back) else back
    return front + asked + _as_past(asked, back)


def _after_name(asked: str) -> str:
    if re.fullmatch("什么时候|何时|哪一?[年天月日]|什么时间|啥时候", asked):
        return f"是{asked}的"
    if re.fullmatch("谁.+的", asked):
        return f"是{asked}"
    return _AS_A_NAME_ASKS.get(asked, asked)


def _as_past(asked: str, back: str) -> str:
    """什么时候出台了政策 is said 什么时候出台的政策, but 为什么出台了政策."""
    return back if asked.startswith("为") else re.sub("了(?!解)", "的", back, count=1)


def _thing_of(statement: Statement) -> str:
    """What a statement is about, as a name: 襄阳 | 召开科技创新大会 is about 襄阳的科技创新大会."""
    front = statement.front.removesuffix("是")
    _, thing = verb_and_thing(statement.back)
    if not thing:
        return front
    return thing if places_of(thing) or not front else f"{front}{'' if front.endswith('的') else '的'}{thing}"


def _topic(change: Change, old: Old) -> str:
    """The topic, in its own place if it came with one: 那萍乡的住房补贴呢."""
    if not change.names and (alike := with_same_ending(change.words, old.core)):
        return alike
    return with_topic(change.words, replace(old, core=_place(change, old)) if change.names else old)


def _attribute(change: Change, old: Old) -> str | None:
    """What is asked of the thing before by a name of its own: 那截止时间呢, behind a question about a contest."""
    owner, (asking,) = owner_in(old), change.names
    if other := with_same_ending(change.words, old.core):
        return other
    if WHO.search(old.core) and old.person and not owner:
        owner = old.person
    return f"{owner}的{change.words}{asking}" if owner else _topic(replace(change, names=()), old)


def _name(change: Change, old: Old) -> str | None:
    """Another organisation, place or number for one of its kind; where there is none, it may be a topic."""
    other = with_name(change.words, old.core)
    if not other and (asked := ASKS_NAME.search(old.core)):
        return old.core[: asked.start()] + change.words + old.core[asked.end() :] + "吗"
    return other or (None if re.match(r"第|\d", change.words) else _topic(change, old))


def _more(change: Change, old: Old) -> str | None:
    """Ask for what else there is, with 还 where it has a place; otherwise the old question again.

    除了绍兴还有哪些 follows a question for places alone: 除了绍兴还有哪些城市….
    """
    core = re.sub("^除.{2,15}?还有", "", old.core) if change.words else old.core
    if change.words:
        which = WHICH_FIRST.match(core)
        return f"除了{_joined(list(change.names))}还有{_several(core)}" if which else None
    if "还" in core:
        return core
    said = re.sub(r"有(?=哪些|什么|多少|几)", "还有", core, count=1)
    asked = re.search(r"哪些|什么(?!时候|地方|时间)|哪几", core)
    if said == core and asked:
        at = last_verb(core[: asked.start()])
        said = core if at is None else f"{core[:at]}还{core[at:]}"
    return said


def _several(core: str) -> str:
    return re.sub("^哪一?(?:个|座)", "哪些", core)


_RECASTS: dict[ChangeKind, Callable[[Change, Old], str | None]] = {
    ChangeKind.PLACE: _place,
    ChangeKind.PERSON: _person,
    ChangeKind.TIME: _time,
    ChangeKind.NAME: _name,
    ChangeKind.TOPIC: _topic,
    ChangeKind.ATTRIBUTE: _attribute,
    ChangeKind.ASKED: _asked,
    ChangeKind.MORE: _more,
}
