"""From a follow-up question to the one that its asker means."""

import difflib
import re
import unicodedata
from dataclasses import dataclass

from index.places.mentions import find_places
from index.places.shorten import short_name
from index.text.fold import to_simplified, to_traditional
from index.text.simplify import simplify
from retrieval.followup.change import ChangeKind, change_of
from retrieval.followup.english import about, change_in_english, person_in, place_in, recast_in_english, thing_in
from retrieval.followup.names import is_place_or_organisation
from retrieval.followup.pronouns import with_english_referents, with_referents
from retrieval.followup.recast import recast
from retrieval.followup.same_subject import about_the_same
from retrieval.followup.statement import Old, named_in, old_question, person_meant, place_meant
from retrieval.followup.translate import in_chinese, in_english
from retrieval.offices import people_in
from retrieval.question import hint_of, language_of, understand
from retrieval.romanised import find_romanised, latin_name, latin_of
from retrieval.types import Answer, Hint, Language, Wanted

LONGEST = 60  # characters of a follow-up question; what is longer says what it means
LONGEST_BEFORE = 200  # characters of a question that is still taken apart


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up question can refer to: the last question as it was completed, and its answer's place and person.

    `place` is as a reader would say it or the gazetteer's full name (萍乡, 萍乡市), or an organisation that was asked
    for; `person` is in the source's words.
    """

    question: str
    place: str | None
    person: str | None


def context_of(question: str, answer: Answer) -> Context:
    """What the next question can refer to; `question` is the completed one, place and person are the first quote's.

    A short answer that is a place, an organisation or a person goes before those.
    """
    short = answer.short_answer or ""
    quote = answer.quotes[0] if answer.quotes else None
    places = find_places(short)
    is_place = bool(places) and places[0].start == 0 and places[-1].end == len(short)
    place = short if is_place or is_place_or_organisation(short) else quote.metadata.place if quote else None
    asks_who = answer.grouped is Wanted.PERSON or understand(question).wanted is Wanted.PERSON
    person = _first_person(short) or (short if asks_who else None)
    return Context(question, place, person or (_first_person(quote.text) if quote else None))


def complete(question: str, before: Context | None) -> str:
    """The question as its asker means it after the one before; the very same string where it stands by itself.

    还有呢 asks the old question with 还 in it, and where that has no natural place, the old question again. Where a
    follow-up is in another language than the question before, the topic's language stays, since nothing here
    translates; in every other case language and script are the follow-up's.
    """
    if before is None or _stands_alone(question) or len(before.question) > LONGEST_BEFORE:
        return question
    if _is_chinese(question) and (completed := _complete_chinese(question, before)):
        return completed
    said = unicodedata.normalize("NFKC", question).strip()
    return (_complete_english(said, before) if re.match("[a-zA-Z]", said) else None) or question


def with_subject(question: str, before: Context) -> str | None:
    """The question with the subject of the one before, where it may have left that out; else None.

    It may as well stand by itself: only what the documents say to both can tell.
    """
    is_chinese = _is_chinese(question) and _is_chinese(before.question)
    if not is_chinese or _stands_alone(question) or len(before.question) > LONGEST_BEFORE:
        return None
    said = about_the_same(simplify(question), _old(before))
    return said and _in_script(said, question, before)


def _stands_alone(question: str) -> bool:
    said = question.strip()
    is_greeting = hint_of(said) not in (None, Hint.EMPTY)
    return len(said) > LONGEST or said.startswith("/") or "\n" in said or is_greeting or not re.search(r"\w", said)


def _complete_chinese(question: str, before: Context) -> str | None:
    said, old = simplify(question), _old(before)
    change = change_of(said)
    if change is None:
        completed = with_referents(
            said, lambda: _person_chinese(before, old), lambda: _place_chinese(before, old), lambda: named_in(old)
        )
    elif _is_chinese(before.question):
        completed = recast(change, old)
    elif change.kind is ChangeKind.TOPIC:
        place = _place_chinese(before, old)
        completed = f"{place}的{change.words}有哪些？" if place else None
    else:
        translated = in_english(change)
        completed = recast_in_english(translated, before.question, before.place) if translated else None
    return completed and _in_script(completed, question, before)


def _complete_english(said: str, before: Context) -> str | None:
    change, old = change_in_english(said), _old(before)
    if change is None:
        return with_english_referents(
            said,
            lambda: _person_english(before, old),
            lambda: _place_english(before, old),
            lambda: thing_in(before.question),
        )
    if not _is_chinese(before.question):
        return recast_in_english(change, before.question, before.place)
    if change.kind is ChangeKind.TOPIC:
        return about(change.words, _place_english(before, old)) + "?"
    chinese = in_chinese(change)
    completed = recast(chinese, old) if chinese else None
    return completed and _in_script(completed, before.question, before)


def _old(before: Context) -> Old:
    return old_question(
        simplify(before.question), before.place and simplify(before.place), before.person and simplify(before.person)
    )


def _is_chinese(text: str) -> bool:
    return re.search("[\u3400-\u9fff]", text) is not None


def _person_chinese(before: Context, old: Old) -> str | None:
    return person_meant(old) if _is_chinese(before.question) else old.person


def _place_chinese(before: Context, old: Old) -> str | None:
    if _is_chinese(before.question):
        return place_meant(old)
    named = find_romanised(before.question)
    place = named[0].place if named else old.place
    return short_name(place) if place else None


def _person_english(before: Context, old: Old) -> str | None:
    if not _is_chinese(before.question) and (named := person_in(before.question)):
        return named
    person = _person_chinese(before, old)
    return latin_name(person) if person else None


def _place_english(before: Context, old: Old) -> str | None:
    if not _is_chinese(before.question) and (named := place_in(before.question)):
        return named
    place = _place_chinese(before, old)
    return latin_of(place) if place else None


def _first_person(text: str) -> str | None:
    named = next(iter(people_in(text)), None)
    return text[named.start : named.end] if named else None


def _in_script(completed: str, question: str, before: Context) -> str:
    """Give Simplified text the script of the follow-up, or of the question before where the follow-up's is in both."""
    script = language_of(question)
    if to_simplified(question) == question and to_traditional(question) == question:
        script = language_of(before.question)
    if script is not Language.TRADITIONAL:
        return completed
    converted = to_traditional(completed)
    for source in (before.question, before.person or "", question):
        converted = _as_written(converted, completed, source)
    return converted


def _as_written(converted: str, simplified: str, source: str) -> str:
    """Prefer the characters of a Traditional source to converted ones: 台 and 臺, 范 and 範 are the writer's choice."""
    if len(converted) != len(simplified) or to_simplified(source) == source:
        return converted
    for at, to, size in difflib.SequenceMatcher(
        None, simplify(source), simplified, autojunk=False
    ).get_matching_blocks():
        converted = converted[:to] + source[at : at + size] + converted[to + size :]
    return converted
