"""Quotes that each speak for a name, where a question asks for all of something, or for who holds an office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from retrieval.lists.asked import Listing
from retrieval.lists.heads import Sought
from retrieval.lists.listed import BETWEEN
from retrieval.rank import Found
from retrieval.types import Answer, Quote, Wanted


@dataclass(frozen=True, slots=True)
class Named:
    """Quotes that each speak for a name, and what asked for them; `documents`: looked through, where it is told."""

    quotes: tuple[Quote, ...]
    wanted: Wanted | None
    listing: Listing | None = None
    documents: int = 0

    @property
    def is_of_places(self) -> bool:
        """Whether these are quotes for places that were asked for: each speaks for one, and no others follow."""
        is_asked = self.listing is not None and self.listing.sought is Sought.PLACE
        return bool(self.quotes) and self.wanted is Wanted.PLACE and is_asked

    @property
    def is_of_names(self) -> bool:
        """Whether organisations or people were asked for."""
        return self.listing is not None and self.listing.sought is not Sought.PLACE

    def may_be_none_of(self, found: Sequence[Found]) -> bool:
        """Say whether a question for all of something finds none in the documents of these passages, its best.

        Where places are left out, or compared, the best may be of those.
        """
        if self.listing is None or self.listing.excluded or self.listing.compared:
            return False
        documents = {passage.document for passage, _ in found}
        return all(quote.document not in documents for quote in self.quotes)

    def followed_by(self, others: Iterable[Quote]) -> "Named":
        """Return it with quotes behind it that speak for no name, each passage once."""
        quoted = {quote.passage for quote in self.quotes}
        return replace(self, quotes=(*self.quotes, *(each for each in others if each.passage not in quoted)))

    def led_by(self, others: Iterable[Quote]) -> "Named":
        """Return it with the best quotes first, whether they speak for a name or not."""
        labelled = {each.passage: each for each in self.quotes}
        first = tuple(labelled.get(each.passage, each) for each in others)
        leading = {each.passage for each in first}
        return replace(self, quotes=(*first, *(each for each in self.quotes if each.passage not in leading)))

    def shown(self, empty: Answer, skip: int, top: int) -> Answer:
        """Return the answer with the quotes `skip` + 1 to `skip` + `top`."""
        names = tuple(name for quote in self.quotes if quote.label for name in quote.label.split(BETWEEN))
        is_short = (
            self.quotes[:1] and self.quotes[0].label and not skip and not (self.listing and self.listing.compared)
        )
        return replace(
            empty,
            answered=True,
            short_answer=names[0] if is_short else None,
            quotes=self.quotes[skip : skip + top],
            grouped=self.wanted,
            names=names if self.listing else (),
            counted=self.documents,
        )
