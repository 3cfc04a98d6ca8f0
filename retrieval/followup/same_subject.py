"""A question that may go on about the subject before and does not say so: 有电话吗？ after one about a library.

It may stand by itself as well. `retrieval.conversation` lets the documents decide.
"""

import re
from itertools import groupby

from index.names.recogniser import find_names
from retrieval.followup.mentioned import places_of
from retrieval.followup.names import organisation_at
from retrieval.followup.pronouns import ASKS
from retrieval.followup.statement import NAMED, Old, is_name, place_meant, statement_of
from retrieval.people import tagged

LONGEST = 24  # characters of a question that leaves its subject out
_LEAD = re.compile(r"^(?:那么?(?!些|个|里|边|儿|样)|请问|那请问|还有)[，,]?")
_OWN_SUBJECT = re.compile("^[我你您咱他她它这那该]|《|“")
_ATTRIBUTE = re.compile(
    "(?:门票|价格?|费用?|收入|利润|人口|人数|面积|电话|地址|时间|日期|数量?|标准|条件|材料|流程|期限|金额|内容|原因|目的|要求)$"
)
_PREDICATE = re.compile("需要|要(?!点|求)|能(?![力源])|可以|会(?=[^议展上场期])|有(?![限关])")
_THING = 3  # characters of what a question names for itself: 人才卡, not 电话 or 票价, which any subject may have
_LAST = "从自由在于到是"  # words that a subject's front may end in, before 哪天 and the like


def about_the_same(said: str, old: Old) -> str | None:
    """Return a question in Simplified characters with the subject of the one before; None where it names its own."""
    asked = _LEAD.sub("", said.strip())
    if not 2 < len(asked) <= LONGEST or not ASKS.search(asked) or _OWN_SUBJECT.search(asked):
        return None
    if places_of(asked) or find_names(asked):
        return None
    subject = _subject(old)
    return subject + asked if subject and subject not in asked else None


def things_named(said: str) -> tuple[str, ...]:
    """Return the things that a question names by longer words: what is about the subject before speaks of them.

    >>> things_named("怎样办人才卡"), things_named("有电话吗？")
    (('人才卡',), ())
    """
    runs = groupby(tagged(said), lambda word: word[1].startswith("n"))
    things = ("".join(word for word, _ in words) for is_noun, words in runs if is_noun)
    return tuple(thing for thing in things if len(thing) >= _THING)


def _subject(old: Old) -> str | None:
    """What a question that names something is about: whose thing it asks for, or the thing itself; else the place."""
    front = _before_verb(_PREDICATE.split(statement_of(old).front)[0].rstrip(_LAST))
    organisation = organisation_at(0, front)
    if organisation and not front.startswith("的", len(organisation)):
        front = organisation
    if not NAMED.fullmatch(front) or not is_name(front):
        return place_meant(old)
    if not (places_of(front) or find_names(front)):
        return place_meant(old) or (front if len(front) >= _THING else None)
    owner, _, thing = front.rpartition("的")
    is_of_place = any((each.start, each.end) == (0, len(owner)) for each in places_of(owner))
    return owner if owner and (is_of_place or _ATTRIBUTE.search(thing)) else front


def _before_verb(front: str) -> str:
    """Take the predicate off a subject: 市图书馆延长夜读; 科技创新大会 ends in a noun."""
    said = list(tagged(front))
    verbs = [number for number, (_, tag) in enumerate(said) if tag == "v"]
    if not verbs or verbs[-1] != len(said) - 1:
        return front
    return "".join(word for word, _ in said[: verbs[0]])
