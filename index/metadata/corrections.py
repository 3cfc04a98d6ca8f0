"""What somebody knows better than a document says: its title, place or date, written down in a file beside it.

`notice.pdf` has its corrections in `notice.pdf.meta.json`: {"title": "…", "place": "绍兴", "date": "2024-05-01"}, any
of these, with keys in English or Chinese. The bot writes such files, and people may.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from index.errors import CorrectionError
from index.places.mentions import find_places
from index.text.days import written_days
from index.types import Metadata

SUFFIX: Final = ".meta.json"
NOTHING: Final = "-"
"""What stands, in words that people write, for what the document itself says."""
LONGEST: Final = 300
"""Characters of a title or a place; a longer one was put there by mistake."""

_NAMES: Final = {
    **dict.fromkeys(("title", "标题", "標題"), "title"),
    **dict.fromkeys(("place", "地点", "地點"), "place"),
    **dict.fromkeys(("date", "日期"), "date"),
}
LABELLED: Final = re.compile(rf"(?:^|(?<=[\s,，;；。]))({'|'.join(_NAMES)})\s*[:：]", re.IGNORECASE)
"""What stands before a title, place or date that somebody says."""
_AROUND: Final = " \t\r\n,，;；"


@dataclass(frozen=True, slots=True)
class Corrections:
    """What shall stand instead of what was found; None where that stands. `place` and `date` as in `Metadata`."""

    title: str | None = None
    place: str | None = None
    date: str | None = None

    def over(self, found: Metadata) -> Metadata:
        """Return what was found, corrected."""
        return replace(found, **{name: value for name, value in asdict(self).items() if value})

    def otherwise(self, other: "Corrections") -> "Corrections":
        """Return these, and of what they leave open what the other ones say."""
        return Corrections(self.title or other.title, self.place or other.place, self.date or other.date)

    def to_bytes(self) -> bytes:
        """Return the JSON that is stored; nothing where nothing is corrected."""
        given = {name: value for name, value in asdict(self).items() if value}
        return (json.dumps(given, ensure_ascii=False, indent=1) + "\n").encode() if given else b""


def corrections_path(document: Path) -> Path:
    """Return where the corrections of a document's file are, if it has any."""
    return document.with_name(document.name + SUFFIX)


def read_corrections(document: Path) -> Corrections:
    """Return the corrections beside a document's file, none where there are none.

    Raises:
        CorrectionError: they can't be read as corrections.
    """
    try:
        given = json.loads(corrections_path(document).read_bytes())
    except FileNotFoundError:
        return Corrections()
    except (OSError, ValueError, RecursionError) as error:
        raise CorrectionError("it is no JSON in UTF-8") from error
    if not isinstance(given, dict) or not all(isinstance(value, str | None) for value in given.values()):
        raise CorrectionError("it is no object of texts")
    return corrected(Corrections(), given)


def corrections_beside(document: Path) -> Corrections:
    """Return the corrections beside a document's file; those that can't be read count for nothing."""
    try:
        return read_corrections(document)
    except CorrectionError:
        return Corrections()


def said_corrections(text: str) -> dict[str, str]:
    """Return what a message says of title, place and date, by the words that it says it with.

    A message that is nothing but a day, or the name of a place that is known, says just that.

    >>> said_corrections("标题：关于人才卡的通知 地点: 绍兴，日期：2024年5月1日")
    {'标题': '关于人才卡的通知', '地点': '绍兴', '日期': '2024年5月1日'}
    """
    found = list(LABELLED.finditer(text))
    if not found:
        return _alone(text.strip())
    ends = [*(each.start() for each in found[1:]), len(text)]
    return {key[1]: text[key.end() : end].strip(_AROUND) for key, end in zip(found, ends, strict=True)}


def corrected(before: Corrections, given: Mapping[str, Any]) -> Corrections:
    """Return the corrections with these added to them, or taken back (NOTHING).

    Raises:
        CorrectionError: one of them is none, or makes no sense.
    """
    values = {}
    for key, text in given.items():
        name = _NAMES.get(key.lower())
        if name is None:
            raise CorrectionError(f"it has {key!r}, which is neither title, place nor date")
        values[name] = _value(name, " ".join((text or "").split()))
    return replace(before, **values)


def _value(name: str, text: str) -> str | None:
    if text in ("", NOTHING):
        return None
    if len(text) > LONGEST or text != text.encode(errors="ignore").decode() or not text.isprintable():
        raise CorrectionError(f"its {name} is too long, or no text")
    if name == "place":
        return _place(text)
    return _day(text) if name == "date" else text


def _alone(text: str) -> dict[str, str]:
    if _known_day(text):
        return {"date": text}
    return {"place": text} if _known_place(text) else {}


def _place(text: str) -> str:
    """Return the full name of a place that is known by this one, else what was written."""
    return _known_place(text) or text


def _known_place(text: str) -> str | None:
    return next((each.place for each in find_places(text) if (each.start, each.end) == (0, len(text))), None)


def _day(text: str) -> str:
    day = _known_day(text)
    if day is None:
        raise CorrectionError(f"{text!r} is no day; write it as 2024-05-01")
    return day


def _known_day(text: str) -> str | None:
    return next((each.day.isoformat() for each in written_days(text) if (each.start, each.end) == (0, len(text))), None)
