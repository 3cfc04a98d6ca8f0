"""A change said in one language, for a question in the other: names, years and question words, never topics."""

import re
from dataclasses import replace

from index.places.shorten import short_name
from retrieval.followup.change import Change, ChangeKind
from retrieval.romanised import latin_name, latin_of

_WORDS = {
    "什么时候": "when",
    "何时": "when",
    "哪年": "which year",
    "哪一年": "which year",
    "在哪里": "where",
    "哪里": "where",
    "在哪": "where",
    "哪儿": "where",
    "谁": "who",
    "是谁": "who",
    "谁说的": "who said that",
    "为什么": "why",
    "怎么": "how",
    "多少钱": "how much",
    "多少": "how many",
    "有多少": "how many",
    "有多少人": "how many people",
    "多久": "how long",
}
_CHINESE_WORDS = {
    "when": "什么时候",
    "which year": "哪一年",
    "what year": "哪一年",
    "where": "在哪里",
    "who": "谁",
    "why": "为什么",
    "how much": "多少钱",
    "how many": "有多少",
    "how many people": "有多少人",
    "how long": "多久",
    "who said that": "谁说的",
}
_CHINESE_TIMES = {"last year": "去年", "this year": "今年", "next year": "明年", "last month": "上个月"}


def in_english(change: Change) -> Change | None:
    """A change in Chinese for an English question: names, years and question words have translations, topics none."""
    words: str | None = change.words
    if change.kind is ChangeKind.PLACE:
        names = [latin_of(name) for name in change.names]
        words = " and ".join(name for name in names if name) if all(names) else None
    elif change.kind is ChangeKind.TIME:
        words = change.words[:4] if re.fullmatch(r"\d{4}年", change.words) else None
    elif change.kind is ChangeKind.PERSON:
        words = latin_name(change.words)
    elif change.kind is not ChangeKind.MORE:
        words = _WORDS.get(change.words)
    return None if words is None else replace(change, words=words)


def in_chinese(change: Change) -> Change | None:
    """A change in English to a Chinese question, as far as its words have translations."""
    if change.kind is ChangeKind.PLACE:
        is_full = re.search(r"city|province", change.words, re.I)
        names = tuple(name if is_full else short_name(name) for name in change.names)
        return Change(ChangeKind.PLACE, "和".join(names), names)
    if change.kind is ChangeKind.TIME:
        year = re.fullmatch(r"\d{4}", change.words)
        time = f"{change.words}年" if year else _CHINESE_TIMES.get(change.words.lower())
        return Change(ChangeKind.TIME, time) if time else None
    if change.kind is ChangeKind.ASKED:
        asked = _CHINESE_WORDS.get(change.words)
        return Change(ChangeKind.ASKED, asked) if asked else None
    return change if change.kind is ChangeKind.MORE else None
