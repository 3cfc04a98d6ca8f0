"""A written answer as an administrator puts it: question, other wordings, answer, valid until; in a text or a row."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.state.fixed import FixedAnswer
from bot.words import Words
from index.text.days import written_days

LONGEST: Final = {"question": 300, "wordings": 1500, "answer": 1500}
"""Characters of each."""

_NAMES: Final = {
    **dict.fromkeys(("问题", "問題", "question"), "question"),
    **dict.fromkeys(("其他问法", "其他問法", "other wordings"), "wordings"),
    **dict.fromkeys(("答复", "答覆", "回答", "answer"), "answer"),
    **dict.fromkeys(("有效至", "valid until"), "until"),
}
_KEY: Final = re.compile(rf"^[ \t]*({'|'.join(_NAMES)})[ \t]*[:：]", re.IGNORECASE | re.MULTILINE)
_BETWEEN: Final = re.compile(r"[\n;；]")


class WrittenError(Exception):
    """What was written is no answer to keep; `fault` names the message that says why."""

    def __init__(self, fault: str) -> None:
        self.fault = fault
        super().__init__(fault)


def standing(fixed: FixedAnswer, t: Words) -> str:
    """Say since when an answer is there, and until when it holds."""
    if fixed.until is None:
        return t("faq-since", at=fixed.day)
    return t("faq-until" if fixed.holds else "faq-over", at=fixed.day, until=fixed.until)


def written(text: str, before: FixedAnswer) -> FixedAnswer:
    """Return an answer with what a message says of it; a message without names of parts is the answer itself.

    Raises:
        WrittenError: question or answer is missing or too long, or the last day is none.
    """
    found = list(_KEY.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    parts = {_NAMES[key[1].lower()]: text[key.end() : end].strip() for key, end in zip(found, ends, strict=False)}
    return checked(before, parts if found else {"answer": text.strip()})


def checked(before: FixedAnswer, parts: Mapping[str, str]) -> FixedAnswer:
    """Return an answer with these parts of it: question, wordings, answer, until.

    Raises:
        WrittenError: question or answer is missing or too long, or the last day is none.
    """
    if any(len(parts.get(name, "")) > most for name, most in LONGEST.items()):
        raise WrittenError("faq-too-long")
    wordings = tuple(filter(None, (each.strip() for each in _BETWEEN.split(parts.get("wordings", "")))))
    made = replace(
        before,
        question=" ".join(parts.get("question", before.question).split()),
        wordings=wordings if "wordings" in parts else before.wordings,
        answer=parts.get("answer", before.answer).strip(),
        until=_day(parts["until"].strip()) if "until" in parts else before.until,
    )
    if not made.question or not made.answer:
        raise WrittenError("faq-incomplete")
    return made


def _day(text: str) -> str | None:
    if text in ("", "-"):
        return None
    day = next((each for each in written_days(text) if (each.start, each.end) == (0, len(text))), None)
    if day is None:
        raise WrittenError("faq-no-day")
    return day.day.isoformat()
