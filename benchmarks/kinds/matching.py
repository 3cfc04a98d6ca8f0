"""What counts as right for the kinds: names of a list, and short answers of every kind."""

import re

from benchmarks.kinds.records import ListItem, NamedItem
from benchmarks.matching import contains, covers, is_right
from index.passages.search_form import bare_form
from index.text.tokenise import bigrams
from index.types import Span
from retrieval.types import Quote, Wanted

SAID_AGAIN = 0.5  # share of a supporting sentence's pairs of characters from which on a quote says the same elsewhere
KIND = re.compile(r"(?:特别行政区|自治区|自治州|省|市|县|区|州)$")


def named(item: ListItem, name: str) -> NamedItem | None:
    """Return which of the names a list must have is meant by `name`, None if it is none of them."""
    return next((each for each in item.names if any(is_same(form, name, item.kind) for form in each.forms)), None)


def is_borderline(item: ListItem, name: str) -> bool:
    """Say whether a name is neither required nor wrong."""
    return any(is_same(form, name, item.kind) for form in item.borderline)


def is_same(form: str, name: str, kind: str) -> bool:
    """Say whether two names are the same: places but for the word of their kind, others if one holds the other."""
    one, other = bare_form(form), bare_form(name)
    if kind == "place":
        return _stem(one) == _stem(other) or (len(other) > len(one) >= 2 and _stem(other).endswith(_stem(one)))
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 2 and shorter in longer


def supports(quote: Quote, name: NamedItem, place: Span | None) -> bool:
    """Say whether a quote says what makes a name right: that sentence, or one elsewhere in nearly the same words."""
    document = name.support.document or ""
    if place is not None and covers(quote, document, place):
        return True
    wanted, said = set(bigrams(bare_form(name.support.answers[0]))), set(bigrams(bare_form(quote.text)))
    return len(wanted & said) >= SAID_AGAIN * len(wanted)


def short_is_right(given: str, answers: tuple[str, ...], wants: str) -> bool:
    """Say whether a short answer is right: `benchmarks.matching` says when; phone numbers must be the same."""
    if wants == "phone":
        said = re.split("[、，,或]", given)
        return all(any(_digits(each) == _digits(answer) for answer in answers) for each in said)
    if wants in set(Wanted):
        return is_right(given, answers, Wanted(wants))
    return contains(given, answers) or any(contains(answer, (given,)) for answer in answers)


def _stem(name: str) -> str:
    return KIND.sub("", name) if len(name) > 2 else name


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
