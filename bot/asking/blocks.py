"""Quotes as they stand in a reply: each document's above the one line that says which it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from bot.asking.deep_links import payload_of
from bot.quotes import label_name, marked, source, source_line
from bot.telegram.message import Part, bold, clip, lines, linked, plain, safe
from bot.words import Words
from retrieval.types import Quote, Wanted

SOURCE_LIMIT: Final = 300  # a longer title than this is a fault of its document; its beginning is enough to find it


@dataclass(frozen=True, slots=True)
class NumberedQuote:
    """A quote of an answer, in the script that is shown and as in the source, with its number where it has one."""

    shown: Quote
    quote: Quote
    label: str
    folded: bool


def block(quote: Quote, t: Words, note: str | None = None) -> Part:
    """Return a quote above its source, which ends in a note if there is one.

    >>> from bot.words import words
    >>> from index.types import Metadata
    >>> from retrieval.types import Language
    >>> quote = Quote("key", "a.txt", Metadata(None, "某市", None), "一句话。", 0, 4, ((0, 2),), 1.0)
    >>> print(block(quote, words(Language.SIMPLIFIED)).html)
    <blockquote><b>一句</b>话。</blockquote>
    a.txt · 某市
    """
    return lines([quoted(quote), plain(sourced([quote], t, note))])


def quoted(quote: Quote, folded: bool = False) -> Part:
    """Return a quote with its words marked; a folded one shows its first lines until it is tapped."""
    body = "".join(f"<b>{safe(piece)}</b>" if is_match else safe(piece) for piece, is_match in marked(quote))
    return Part(f"<blockquote{' expandable' * folded}>{body}</blockquote>", quote.text)


def sourced(quotes: Sequence[Quote], t: Words, note: str | None) -> str:
    """Return the line that says which document these quotes are from, with their pages."""
    first = quotes[0]
    line = source_line(first.metadata, first.document, t, *(quote.page for quote in quotes))
    return source(clip(line, SOURCE_LIMIT), note)


def by_document(pairs: Sequence[tuple[Quote, Quote]], skip: int, is_answer: bool) -> list[list[NumberedQuote]]:
    """Return the quotes document by document, in the order in which these come first, numbered in that order.

    The first quote of an answer is shown in full; all others, and all of what is only near, are folded.
    """
    documents = list(dict.fromkeys(quote.document for _, quote in pairs))
    ordered = sorted(pairs, key=lambda pair: documents.index(pair[1].document))
    opened = skip + 1 if is_answer else None
    numbered = [NumberedQuote(*pair, f"[{number}]", number != opened) for number, pair in enumerate(ordered, skip + 1)]
    return [list(group) for _, group in groupby(numbered, key=lambda each: each.quote.document)]


def group_block(group: Sequence[NumberedQuote], t: Words, grouped: Wanted | None, by_itself: bool) -> Part:
    """Return a document's quotes above one line that says which it is; below its place or person what speaks for one.

    Numbers stand only where there are several documents to tell apart.
    """
    parts, unnamed = [], []
    for each in group:
        if grouped and each.quote.label and not by_itself:
            parts.append(bold(f"{each.label} {label_name(each.shown.label or '', grouped, t)}"))
        elif grouped and each.quote.label and len(group) > 1:
            parts.append(bold(label_name(each.shown.label or "", grouped, t)))
        else:
            unnamed.append(each.label)
        parts.append(quoted(each.shown, each.folded))
    label = "" if by_itself or not unnamed else f"{''.join(unnamed)} "
    note = note_of(group[0].shown, group[0].quote, t)
    line = linked(sourced([each.shown for each in group], t, note), payload_of(group[0].quote.document))
    return lines([*parts, Part(label + line.html, label + line.plain)])


def note_of(shown: Quote, quote: Quote, t: Words) -> str | None:
    """Return what is to be said of a quote below it: that its script was converted."""
    return None if shown is quote else t("converted")
