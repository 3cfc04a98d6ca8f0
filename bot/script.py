"""Quotes in the script that their reader reads, the last step before they are shown: what is verified is the source.

OpenCC converts by words (头发 and 发展 get different characters), so a text is converted as a whole, and the marked
words are found again in what came of it.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate, pairwise

from bot.spans import Spans, cut
from index.text.fold import to_simplified, to_traditional
from retrieval.question import language_of
from retrieval.romanised import latin_of
from retrieval.types import Answer, Language, Quote

Converter = Callable[[str], str]

CONVERTERS: dict[Language, Converter] = {Language.SIMPLIFIED: to_simplified, Language.TRADITIONAL: to_traditional}


def in_script(text: str, reader: Language) -> str:
    """Return the text in the reader's script; as it is where it is so already, or the reader has no script for it.

    >>> in_script("廈門市裡", Language.SIMPLIFIED), in_script("厦门市里", Language.TRADITIONAL)
    ('厦门市里', '廈門市裡')
    """
    return CONVERTERS[reader](text) if _is_foreign(text, reader) else text


def language_typed(text: str, usual: Language) -> Language | None:
    """Return the language that somebody typed, or None where the characters do not tell.

    A text that is the same in both scripts counts as the script that the person uses.

    >>> language_typed("株洲呢？", Language.TRADITIONAL), language_typed("绍兴呢？", Language.TRADITIONAL)
    (<Language.TRADITIONAL: 'zh-Hant'>, <Language.SIMPLIFIED: 'zh-Hans'>)
    """
    language = language_of(text)
    is_common = language is Language.SIMPLIFIED and to_traditional(text) == text
    return usual if is_common and usual is not Language.ENGLISH else language


def place_name(place: str, reader: Language) -> str:
    """Return the name of a place as its reader writes it.

    >>> [place_name("绵阳市", language) for language in Language]
    ['绵阳市', '綿陽市', 'Mianyang']
    """
    return (reader is Language.ENGLISH and latin_of(place)) or in_script(place, reader)


def quote_in_script(quote: Quote, reader: Language) -> Quote:
    """Return the quote and what is said of its source in the reader's script; the very same quote if it is so already.

    `start` and `end` go on saying where the original stands.
    """
    if not _is_foreign(quote.text, reader):
        return quote
    text, highlights = marked_in_script(quote.text, quote.highlights, reader)
    known, label = quote.metadata, quote.label and in_script(quote.label, reader)
    title, place = (part and in_script(part, reader) for part in (known.title, known.place))
    metadata = replace(known, title=title, place=place)
    return replace(quote, text=text, highlights=tuple(highlights), metadata=metadata, label=label)


def answer_in_script(answer: Answer, reader: Language) -> Answer:
    """Return the answer with its quotes in the reader's script; the very same answer if they all are so already."""
    quotes = tuple(quote_in_script(quote, reader) for quote in answer.quotes)
    nearest = tuple(quote_in_script(quote, reader) for quote in answer.nearest)
    if all(new is old for new, old in zip(quotes + nearest, answer.quotes + answer.nearest, strict=True)):
        return answer
    short = answer.short_answer and in_script(answer.short_answer, reader)
    return replace(answer, quotes=quotes, nearest=nearest, short_answer=short)


def marked_in_script(text: str, spans: Spans, reader: Language) -> tuple[str, Spans]:
    """Return the text in the reader's script, and where the `spans` are in it; none where that cannot be told."""
    if not _is_foreign(text, reader):
        return text, spans
    convert = CONVERTERS[reader]
    converted = convert(text)
    if len(converted) == len(text):
        return converted, spans
    pieces = [(convert(piece), is_marked) for piece, is_marked in cut(text, spans)]
    if "".join(piece for piece, _ in pieces) != converted:
        return converted, ()
    borders = pairwise(accumulate((len(piece) for piece, _ in pieces), initial=0))
    return converted, [border for border, (_, is_marked) in zip(borders, pieces, strict=True) if is_marked]


def _is_foreign(text: str, reader: Language) -> bool:
    """Whether a text is in the other script: more of its characters would change towards the reader's than away."""
    if reader not in CONVERTERS:
        return False
    traditional, simplified = _changed(text, to_simplified(text)), _changed(text, to_traditional(text))
    return traditional > simplified if reader is Language.SIMPLIFIED else simplified > traditional


def _changed(text: str, converted: str) -> int:
    return sum(one != other for one, other in zip(text, converted, strict=False))
