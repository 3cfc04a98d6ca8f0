"""What Telegram and the terminal share when they show answers: the headline, the source line, what is bold."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from bot.script import in_script
from bot.spans import cut
from bot.words import Words
from index.types import Metadata
from retrieval.types import Answer, Quote, Wanted

_CODED = re.compile(r"(?=.*\d)[A-Za-z\d_.-]{8,}")  # no Chinese, and numbers in it

NAMED = 12  # names of a list that are shown; the others stand above their quotes


def headline(answer: Answer, t: Words, most: int | None = None) -> str:
    """Return what stands above the quotes: the short answer, or the names that they speak for, at most so many.

    A list names all that it has, up to NAMED, and says how many these are.
    """
    names = [label_name(name, answer.grouped, t) for name in named_places(answer)]
    shown = names[: NAMED if answer.names else most]
    told = t("list-comma").join(shown) + ("…" if len(names) > len(shown) else "")
    if answer.counted:
        return t("list-counted", names=told, count=len(names), documents=answer.counted)
    if answer.names and len(names) > 1:
        return t("list-count", names=told, count=len(names))
    return told or answer.short_answer or ""


def named_places(answer: Answer) -> list[str]:
    """Return the names that the quotes speak for, where the question asks for a list; else none."""
    # 哪些城市 asks for every place that the quotes name. 谁 asks for one of the people.
    if answer.names or answer.grouped is not Wanted.PLACE:
        return list(answer.names)
    return [quote.label for quote in answer.quotes if quote.label]


def label_name(name: str, grouped: Wanted | None, t: Words) -> str:
    """Return a name that a quote speaks for: a place in the reader's script, all else as the document writes it."""
    return in_script(name, t.language) if grouped is Wanted.PLACE else name


def place_of(metadata: Metadata, t: Words) -> str | None:
    """Return the place of a document in the reader's script, also beside quotes that stay as they are: it is no quote.

    >>> from bot.words import words
    >>> from retrieval.types import Language
    >>> place_of(Metadata(None, "绵阳市"), words(Language.TRADITIONAL))
    '綿陽市'
    """
    return metadata.place and in_script(metadata.place, t.language)


def name_of(metadata: Metadata, path: str) -> str:
    """Return what a document is called: its title, or its path where it has none."""
    return metadata.title or path


def source_line(metadata: Metadata, path: str, t: Words, *pages: int | None) -> str:
    """Return `title · place · date · page` of a document, without what is not known, and whether it was recognised.

    A name that a machine gave the file, 000_bc3ea8b2a3dc4be0, stands only where nothing else is known. The day of
    publication stands, and says so, where the document is about another one.

    >>> from bot.words import words
    >>> from retrieval.types import Language
    >>> metadata = Metadata(None, "萍乡市", "2023-11-09", "2023-11-12")
    >>> source_line(metadata, "000_bc3ea8b2a3dc4be0.pdf", words(Language.SIMPLIFIED), 3)
    '萍乡市 · 2023-11-09 · 2023-11-12 发布 · 第 3 页'
    """
    known = source(place_of(metadata, t), dates(metadata, t))
    is_coded = not metadata.title and _CODED.fullmatch(PurePosixPath(path).stem) is not None
    line = known if known and is_coded else source(name_of(metadata, path), known)
    on = t("list-comma").join(t("page", number=page) for page in dict.fromkeys(pages) if page)
    return source(line, on, t("recognised") if metadata.recognised else None)


def is_printed(quote: Quote) -> bool:
    """Say whether a quote stands on a page that can be shown as a picture."""
    return quote.page is not None and quote.document.lower().endswith(".pdf")


def dates(metadata: Metadata, t: Words) -> str:
    """Return the day that a document is about, and the one of its publication where that is another."""
    published = metadata.published if metadata.published != metadata.date else None
    return source(metadata.date, t("published", date=published) if published else None)


def source(*parts: str | None) -> str:
    """Return the parts that are known, as one line."""
    return " · ".join(part for part in parts if part)


def marked(quote: Quote) -> Iterator[tuple[str, bool]]:
    """Cut the quote into pieces, in order, each with whether it is among the words that the question asked about."""
    return cut(quote.text, quote.highlights)
