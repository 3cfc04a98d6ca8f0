"""Questions that the documents answer, for somebody who does not know them yet: made from titles, places and days.

Every form of words is one that a person would write, and a question only counts when the answer to it stands in the
document that it was made from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import Final

from index.corpus import Corpus, DocumentEntry
from index.text.fold import to_traditional
from index.text.simplify import simplify
from retrieval.answer import Answerer
from retrieval.people import tagged
from retrieval.requests import request_of
from retrieval.romanised import latin_of
from retrieval.types import Language

READ: Final = 30  # of the newest documents; enough to find some whose titles make a question
_HAPPENS = "启用|开通|成立|开工|竣工|通车|开幕|闭幕|开馆|揭牌|投用|上线"  # to what is named before
_DOES = "公布|举办|举行|召开|发布|出台|印发|启动|设立|延长|推出|实施|施行|建成|开放"
_DEED = re.compile(
    rf"(?P<who>\w{{3,24}}?)[将已]?于?(?:\d+年)?(?:\d+月)?(?:\d+日)?(?P<deed>{_DOES}|{_HAPPENS})(?P<what>\w{{0,16}})"
)
_NOT_OF_NAMES = ("v", "d", "p", "c", "r", "u", "x", "z")  # jieba's tags of words that end a name or are no part of one
_TITLE = (6, 24)  # characters of a title that is asked about as a whole
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """A question, and the path of the document that has to answer it; `is_timed`: its answer is a short one."""

    question: str
    path: str
    is_timed: bool = False


def samples(corpus: Corpus, language: Language) -> list[Sample]:
    """Return questions of the newest documents, the best first and no two of one place; the same ones every time."""
    _, entries = corpus.find_documents("", 0, READ, by="date")
    if language is Language.ENGLISH:
        made = [_in_english(entry, number) for number, entry in enumerate(_each_place(entries))]
        return [each for each in made if each]
    when, titled = [], []
    for entry in _each_place(entries):
        timed = _when(entry)
        if timed:
            when.append(timed)
        elif named := _titled(entry):
            titled.append(named)
    mixed = [each for each in chain.from_iterable(zip_longest(when, titled)) if each]
    return [_in_script(each, language) for each in mixed]


def samples_of(entry: DocumentEntry, language: Language) -> list[Sample]:
    """Return the questions that can be made of one document, the best first."""
    if language is Language.ENGLISH:
        made = [_in_english(entry, number) for number in range(2)]
    else:
        made = [_when(entry), _titled(entry)]
    return [_in_script(each, language) for each in made if each]


def _in_script(sample: Sample, language: Language) -> Sample:
    return replace(sample, question=to_traditional(sample.question)) if language is Language.TRADITIONAL else sample


def is_answered(sample: Sample, answerer: Answerer) -> bool:
    """Say whether the bot answers the question, first of all from the document that it was made from."""
    if request_of(sample.question):
        return False
    answer = answerer.answer(sample.question, 1)
    is_found = answer.answered and bool(answer.quotes) and answer.quotes[0].document == sample.path
    return is_found and bool(answer.short_answer or not sample.is_timed)


def _each_place(entries: Sequence[DocumentEntry]) -> Iterator[DocumentEntry]:
    """Yield the first document of each place, and those without one."""
    seen: set[str] = set()
    for entry in entries:
        place = entry.metadata.place
        if place not in seen:
            yield entry
        if place:
            seen.add(place)


def _when(entry: DocumentEntry) -> Sample | None:
    """Ask when what a title tells happened: 某市举办书展 gives 某市什么时候举办书展."""
    head = re.split(r"[\s，。：；！？]", simplify(entry.metadata.title or "").strip())[0]
    match = _DEED.fullmatch(head)
    if not match or not _is_name(match["who"]):
        return None
    what = match["what"]
    if bool(what) is (match["deed"] in _HAPPENS.split("|")) or (what and not _is_thing(what)):
        return None
    return Sample(f"{match['who']}什么时候{match['deed']}{what}？", entry.path, is_timed=True)


def _is_name(words: str) -> bool:
    """Whether words begin as a name does, and are nouns."""
    tags = [tag for _, tag in tagged(words)]
    return not any(tag.startswith(_NOT_OF_NAMES) for tag in tags)


def _is_thing(words: str) -> bool:
    return len(words) > 1 and not re.search("[的了将于]|并|和$", words)


def _titled(entry: DocumentEntry) -> Sample | None:
    title = simplify(entry.metadata.title or "").strip()
    is_short = _TITLE[0] <= len(title) <= _TITLE[1]
    return Sample(f"《{title}》讲了什么？", entry.path) if is_short and re.fullmatch(r"[\w“”]+", title) else None


def _in_english(entry: DocumentEntry, number: int) -> Sample | None:
    place = latin_of(entry.metadata.place or "")
    year, month, *_ = (*(entry.metadata.date or "").split("-"), "", "")
    if not place or not month:
        return None
    if number % 2:
        return Sample(f"What is new in {place}?", entry.path)
    return Sample(f"What happened in {place} in {_MONTHS[int(month) - 1]} {year}?", entry.path)
