"""What decides what is stored, as one value: it stands in every snapshot's manifest and is compared when one is used.

An index built with other parameters is built again, not mixed with new results. Whoever changes how a file comes out,
in a way that no number here says, raises the version of the rules.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Final


@dataclass(frozen=True, slots=True)
class IndexParameters:
    """Lengths count characters, `tokens` the model's tokens.

    document_rules: version of readers, cleaning, metadata and split: how a file becomes a document.
    search_rules: version of search form and tokens: how a passage, and a question, becomes what is searched.
    name_rules: version of how names are found in a passage.
    own_words: a number for the words that administrators gave (`index.text.own_words`); 0 for none.
    joined, enough, longest: sentences are joined up to `joined`; a passage of `enough` may end where a paragraph ends
        inside a line; no passage, window or quote is longer than `longest`.
    alone: a paragraph below this length says too little to stand alone.
    tokens: the model reads so much of a text; a title and the longest window fit.
    k1, b: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009): how soon a repeated term stops
        counting, in [0, inf), and how much a document's length counts, in [0, 1].
    alike: the share of shingles, in [0, 1], from which on two passages say the same; one has `shingle` characters.
    bands, rows, leaders: MinHash signatures have `bands` bands of `rows` values; `leaders` passages of one bucket are
        compared at most, which bounds the time where thousands share a phrase.
    """

    document_rules: int = 5
    search_rules: int = 2
    name_rules: int = 1
    own_words: int = 0
    joined: int = 220
    enough: int = 110
    longest: int = 260
    alone: int = 40
    tokens: int = 256
    k1: float = 1.5
    b: float = 0.75
    alike: float = 0.9
    shingle: int = 5
    bands: int = 12
    rows: int = 6
    leaders: int = 16


PARAMETERS: Final = IndexParameters()
"""Those that the program works with; tests bring others."""

OF_DOCUMENTS: Final = frozenset({"document_rules", "joined", "enough", "longest"})
"""What decides how a file becomes a document: where one of these differs, unchanged files are read again, too."""

EVERY: Final = frozenset(each.name for each in fields(IndexParameters))

OF_WORDS: Final = frozenset({"search_rules", "own_words"})
"""What decides the words that a search form is cut into."""

OF_NAMES: Final = frozenset({"name_rules"})
"""What decides, with its text, the names of a passage."""

OF_VECTORS: Final = frozenset({"tokens"})
"""What decides, with the model, the vector of a search form."""

OF_QUESTIONS: Final = frozenset({"search_rules", "name_rules", "longest", "alone", "tokens", "k1", "b"})
"""What a question relies on: an index where one of these differs is refused."""


def differing(
    names: Collection[str], stored: Mapping[str, float], now: IndexParameters
) -> dict[str, tuple[float | None, float | None]]:
    """Return those of the named parameters that are not the same, as (stored, now), and all that only one side has."""
    current = asdict(now)
    pairs = {name: (stored.get(name), current.get(name)) for name in sorted(stored.keys() | current.keys())}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1] and (name in names or None in pair)}
