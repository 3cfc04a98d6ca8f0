"""Follow-up questions in English: what they change (and in Sanmenxia?), and the question before with that change."""

import re
from collections.abc import Callable

from index.places.mentions import find_places
from index.types import Mention
from retrieval.followup.change import Change, ChangeKind
from retrieval.romanised import find_romanised, latin_of

_END = r"[\s?!.]*"
_LEAD = r"(?:(?:and|but|so|then|ok|okay)[\s,]+)*"
_MORE = re.compile(
    rf"{_LEAD}(?:what else|anything else|any others?|any more|others)(?: is there| are there)?{_END}", re.I
)
_WORD = (
    r"(?:since |from |until )?when|which year|what (?:year|date|time)|where|who|why|how (?:many|much|long|often)|how"
)
_ASKED = re.compile(
    rf"{_LEAD}(?P<asked>(?:{_WORD})(?= exactly|{_END}$)|who (?:said|wrote|decided|announced) (?:that|it|this|so)|"
    rf"how many people)(?: exactly)?(?: was| is)?(?: that| this)?{_END}",
    re.I,
)
_PREPOSITION = r"in|for|at|from|to|of|on|with|during|by"
_OTHER = re.compile(
    rf"(?P<lead>{_LEAD}(?:(?:what|how) about\s+)?)(?:(?P<preposition>{_PREPOSITION})\s+)?"
    rf"(?P<words>.{{2,40}}?)(?P<end>{_END})",
    re.I,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"(?:{_MONTHS})(?: \d{{1,2}})?"
TIME = rf"(?:{_DAY},? )?(?:19|20)\d\d|{_DAY}|(?:last|this|next) (?:year|month|week)"
_TIME = re.compile(TIME)
_TIMED = re.compile(rf"\b(?:(?:in|on|during|since) )?(?:{TIME})\b")
_NAME = r"(?:(?:Mayor|Mr|Ms|Mrs|Dr|Secretary|Governor|President|Professor)\.? )?[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)+"
_PERSON = re.compile(rf"{_NAME}|(?:Mayor|Mr|Ms|Mrs|Dr|Secretary|Governor|President|Professor)\.? [A-Z][\w'’\-]+")
_NOT_A_TOPIC = re.compile(
    r"\b(?:a|an|i|you|me|we|us|it|he|she|they|them|him|her|that|this|those|these|no|not|now|later|today|tomorrow|here|"
    r"there|yes|let|your|my|our|is|are|was|were|do|does|did|have|has|if|when|what|why|how|who|where)\b",
    re.I,
)
_AUXILIARY = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must"
_ADVERB_FIRST = re.compile(rf"(?:when|where|why|how)(?= (?:{_AUXILIARY})\b)", re.I)
_WHAT_DONE = re.compile(r"what(?: else)? (?P<said>(?:did|does|do|has|have|had|will|would|can|should) .+)", re.I)
_TRANSITIVE = re.compile(
    r"\b(say|said|do|mention|announce|propose|stress|emphasi[sz]e|promise|demand|discuss|build|visit)\b"
    r"(?! that)(?!.*\b\1\b)",
    re.I,
)
_WHO_DID = re.compile(rf"who(?= (?!(?:{_AUXILIARY})\b))", re.I)
_AFTERTHOUGHT = re.compile(r", and (?:when|where|who|why|how|which|what).*$")
_QUESTION = re.compile(
    r"(?:(?:and|but|so|in|at|on|for|to|from|about|until|since) )*(?:wh\w+|how|is|are|was|were|do|does|did|can|could|"
    r"will|would|should|has|have|had|tell|list|show|name|give|describe|explain|any)\b.* ",
    re.I,
)
_ENDS_IN_OFFICE = re.compile(r"\b(?:mayor|governor|secretary|director|chairman|principal|head|leader)$", re.I)
_THING = re.compile(
    r"(?:\b(?:[Ii]s|[Aa]re|[Ww]as|[Dd]oes|[Dd]id|[Oo]f|[Ff]or|[Tt]he)) "
    r"((?:[Tt]he )?(?:[A-Z][\w'’-]+ )+(?:[A-Z][\w'’-]+|\d+))"
)
_ITS = re.compile(rf"{_LEAD}(?:(?:what|how) about )?(?:the|its) (?P<words>[a-z][a-z -]{{2,25}}?){_END}", re.I)
_WHICH_PLACE = re.compile(r"(?:in )?(?:which|what) (?:city|cities|province|provinces|place|places)\b", re.I)


def change_in_english(said: str) -> Change | None:
    """What a short English text changes in the question before it; None where it stands by itself."""
    if _MORE.fullmatch(said):
        return Change(ChangeKind.MORE, "")
    if match := _ASKED.fullmatch(said):
        return Change(ChangeKind.ASKED, match["asked"].lower())
    its = _ITS.fullmatch(said)
    if its and re.match(r"(?:and|but|what|how|so)\b|its\b", said, re.I) and not find_romanised(its["words"]):
        return Change(ChangeKind.ATTRIBUTE, its["words"])
    match = _OTHER.fullmatch(said)
    return _other(match) if match else None


def _other(match: re.Match[str]) -> Change | None:
    words, lead = match["words"].strip(), match["lead"].strip()
    if not (lead or "?" in match["end"]):
        return None
    if places := _all_places(words):
        return Change(ChangeKind.PLACE, words, tuple(places))
    if not (lead or match["preposition"]):
        return None
    if _TIME.fullmatch(words):
        return Change(ChangeKind.TIME, words)
    if _PERSON.fullmatch(words):
        return Change(ChangeKind.PERSON, words)
    is_topic = "about" in lead.lower() and len(words.split()) <= 5 and not _NOT_A_TOPIC.search(words)
    return Change(ChangeKind.TOPIC, words) if is_topic else None


def _all_places(words: str) -> list[str]:
    """The full names of places, where words name nothing else."""
    found = find_romanised(words) or find_places(words)
    rest = words
    for each in reversed(found):
        rest = rest[: each.start] + rest[each.end :]
    return [each.place for each in found] if re.fullmatch(r"(?:and|or|the|[\s,、和])*", rest, re.I) else []


def recast_in_english(change: Change, question: str, place: str | None) -> str | None:
    """The question before, which is in English, with the change in it; None where they do not fit together."""
    core = re.sub(r"[\s?.!]+$", "", question.strip())
    if change.kind is ChangeKind.ATTRIBUTE:
        thing = thing_in(question)
        return f"What is the {change.words} of {thing}?" if thing else None
    if change.kind is ChangeKind.TOPIC:
        said: str | None = about(change.words, place_in(core) or (latin_of(place) if place else None))
    elif change.kind is ChangeKind.MORE:
        said = _with_else(core)
    else:
        said = _RECASTS[change.kind](core, _in_latin(change))
    return said and said + "?"


def about(topic: str, place: str | None) -> str:
    """A question about a topic, in the place of the question before."""
    return f"What about {topic} in {place}" if place else f"What about {topic}"


def place_in(question: str) -> str | None:
    """The words that name the first place, or several joined by "and", in an English question."""
    start, end = _place_span(question)
    return question[start:end] or None


def person_in(question: str) -> str | None:
    """The first name of a person in an English question."""
    span = _person_span(question)
    return question[slice(*span)] if span else None


def thing_in(question: str) -> str | None:
    """What an English question is about: the talent policy, of "What is the talent policy?"."""
    match = re.fullmatch(
        r"(?:what|where|who|when|why|how) (?:is|are|was|were) (the .+?)(?: \w+ed| built| held)?[\s?.!]*",
        question.strip(),
        re.I,
    )
    named = match or _THING.search(question)
    return named[1] if named else None


def _place_span(question: str) -> tuple[int, int]:
    found: list[Mention] = find_romanised(question) or find_places(question)
    if not found:
        return 0, 0
    last = found[0]
    for each in found[1:]:
        if not re.fullmatch(r",? and |, |、|和", question[last.end : each.start]):
            break
        last = each
    return found[0].start, last.end


def _person_span(question: str) -> tuple[int, int] | None:
    places = find_romanised(question)
    for match in _PERSON.finditer(question, 1):
        if all(match.end() <= each.start or each.end <= match.start() for each in places):
            return match.span()
    return None


def _with_place(core: str, words: str) -> str | None:
    start, end = _place_span(core)
    if end:
        return core[:start] + words + core[end:]
    if _WHICH_PLACE.match(core):
        said = _WHICH_PLACE.sub(lambda _: words, core, count=1)
        if " and " in words:
            return said
        return re.sub(r" (have|are) ", lambda verb: " has " if verb[1] == "have" else " is ", said, count=1)
    if not _QUESTION.match(core):
        return None
    joined = "of" if _ENDS_IN_OFFICE.search(core) else "in"
    return f"{_AFTERTHOUGHT.sub('', core)} {joined} {words}"


def _in_latin(change: Change) -> str:
    """The new words, of which only places may have been written in Chinese."""
    return " and ".join(latin_of(name) or name for name in change.names) if find_places(change.words) else change.words


def _with_person(core: str, words: str) -> str | None:
    if span := _person_span(core):
        return core[: span[0]] + words + core[span[1] :]
    return _WHO_DID.sub(lambda _: words, core, count=1) if _WHO_DID.match(core) else None


def _with_time(core: str, words: str) -> str:
    timed = words if words.split()[0] in {"last", "this", "next"} else f"in {words}"
    found = _TIMED.search(core)
    return core[: found.start()] + timed + core[found.end() :] if found else f"{core} {timed}"


def _with_word(core: str, asked: str) -> str:
    """Another question word in front where the grammar allows it, otherwise behind: "Who spoke, and when?"."""
    core = _AFTERTHOUGHT.sub("", core)
    if re.search(rf"\b{asked}\b", core, re.I):
        return core
    is_adverb = re.fullmatch("when|where|why|how", asked)
    if is_adverb and _ADVERB_FIRST.match(core):
        return _ADVERB_FIRST.sub(asked.capitalize(), core, count=1)
    done = _WHAT_DONE.fullmatch(core)
    if is_adverb and done and _TRANSITIVE.search(done["said"]):
        return f"{asked.capitalize()} {_TRANSITIVE.sub(lambda verb: verb[0] + ' that', done['said'], count=1)}"
    return f"{core}, and {asked}"


def _with_else(core: str) -> str:
    if re.search(r"\b(?:else|other)\b", core):
        return core
    said = re.sub(
        r"^(what|who|where)(?= (?:did|does|do|has|have|had|will|can)\b)", r"\1 else", core, count=1, flags=re.I
    )
    return re.sub(r"^(what|which)(?= (?!else)\w+s\b)(?! (?:is|was|does|has)\b)", r"\1 other", said, count=1, flags=re.I)


_RECASTS: dict[ChangeKind, Callable[[str, str], str | None]] = {
    ChangeKind.PLACE: _with_place,
    ChangeKind.PERSON: _with_person,
    ChangeKind.TIME: _with_time,
    ChangeKind.ASKED: _with_word,
}
