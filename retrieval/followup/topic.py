"""Another topic in a Chinese question: 住房补贴 for 人才政策, wherever in the question the old one stands."""

import re

from index.places.shorten import short_name
from retrieval.followup.mentioned import places_of
from retrieval.followup.names import organisation_at
from retrieval.followup.statement import (
    ASKED_FOR,
    NAMED,
    Old,
    Statement,
    head_end,
    is_name,
    statement_of,
    verb_and_thing,
)
from retrieval.people import tagged

_GROUP = re.compile("(?:学生|老人|儿童|军人|老师|教师|成人|居民|女性|男性|家庭|孩子|员工|农民|新生|残疾人)$")
_SAYS = re.compile(r"^(?:在.{1,8}[上中里])?(?:还|都|曾)?(?:说|讲|谈|提|表示|强调|指出|要求)")


def with_topic(topic: str, old: Old) -> str:
    """The question about another topic: behind 哪些 or 多少, or as the name in front, or as the object of the verb.

    Where it has no such place (and nobody speaks of something in it), how that topic stands in the same place.
    """
    statement, head = statement_of(old), old.core[: head_end(old)]
    place = head or (old.place and short_name(old.place)) or ""
    return (
        _behind(topic, old.core)
        or _in_front(topic, old.core, statement, head)
        or _as_object(topic, old.core, statement)
        or _spoken_of(topic, old.core, head)
        or f"{place}{'的' * bool(place)}{topic}怎么样"
    )


def _behind(topic: str, core: str) -> str | None:
    """绵阳有多少家医院: 绵阳有多少家学校."""
    asked = ASKED_FOR.search(core)
    behind = core[asked.end() :] if asked else ""
    named = behind and behind != "钱" and NAMED.fullmatch(behind) and not _has_verb(behind)
    return core.removesuffix(behind) + topic if named else None


def _in_front(topic: str, core: str, statement: Statement, head: str) -> str | None:
    """绵阳的人才政策有哪些: 绵阳的住房补贴有哪些."""
    front = statement.front.removesuffix("是")
    thing = front[len(head) :].removeprefix("的") if core.startswith(front) else ""
    whose = thing.rpartition("的")[0]
    if whose and (not head or organisation_at(0, front) == front.rpartition("的")[0]):
        thing = thing.rpartition("的")[2]
    start = len(front) - len(thing)
    if _GROUP.search(topic) and start and is_name(thing):
        return core[:start] + topic + core[start:]  # 剧院的票价, of students: 剧院的学生票价
    return core[:start] + topic + core[start + len(thing) :] if is_name(thing) else None


def _as_object(topic: str, core: str, statement: Statement) -> str | None:
    """怎么申请绵阳的住房补贴: 怎么申请绵阳的人才公寓."""
    said, doubt = core.removesuffix("吗"), "吗" if core.endswith("吗") else ""
    _, thing = verb_and_thing(statement.back)
    if not thing or not said.endswith(thing):
        return None
    whose = next((thing[: each.end] + "的" for each in places_of(thing) if each.start == 0), "")
    return said.removesuffix(thing) + whose + topic + doubt


def _spoken_of(topic: str, core: str, head: str) -> str | None:
    """李明说了什么: 李明对住房补贴说了什么."""
    rest = core[len(head) :]
    return f"{head}对{topic}{rest}" if head and _SAYS.match(rest) else None


def _has_verb(words: str) -> bool:
    tags = [tag for _, tag in tagged(words)]
    return not tags or tags[0] in {"v", "d", "p"} or tags[-1] in {"v", "d"}
