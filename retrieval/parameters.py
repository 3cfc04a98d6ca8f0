"""What ranking and deciding go by, as values: an ablation is `replace(RANKING, floor=0.0)` in another `Answerer`."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Ranking:
    """How candidates are found, mixed and quoted.

    vectors, words, bigrams, documents: weights of the z-scores of each ranking, cross-validated (docs/quality.md).
    depth: passages taken from the top of each ranking; background: passages that stand for the whole corpus when scores
        are made comparable.
    floor: the share of the best score below which a passage has nothing to do with the question any more.
    ranked: passages ranked, however many quotes are asked for: more quotes continue the first.
    date_bonus: standard deviations for a passage that names a date, where one is wanted, or the period that is asked
        about; elsewhere: for a passage about another place, or only other periods, than the question names.
    read, reach, relevance: how many of the best passages the reader reads with a Chinese question, how many standard
        deviations they may be behind the first, and how many one of its log odds counts in the order (docs/reader.md).
    worth_quoting: the share of a passage that earlier quotes must have left for it to be quoted, too.
    named_in: where a question asks for all of something, the best passages, of whose documents one must name some; else
        they describe them.
    drops_asking: words that only ask are not searched for; translates: words of English questions are looked up in a
        dictionary; goes_on: a quote has the sentences around its passage; one_for_each: where the question asks which
        places, or who, each has one quote.
    """

    vectors: float = 0.65
    words: float = 0.175
    bigrams: float = 0.175
    documents: float = 0.3
    depth: int = 200
    background: int = 2000
    floor: float = 0.5
    ranked: int = 60
    date_bonus: float = 0.3
    elsewhere: float = -2.0
    read: int = 4
    reach: float = 1.5
    relevance: float = 0.3
    worth_quoting: float = 1 / 3
    named_in: int = 2
    drops_asking: bool = True
    translates: bool = True
    goes_on: bool = True
    one_for_each: bool = True

    @property
    def most_lead(self) -> float:
        """The highest lead of one document over another: what is further behind is not ranked."""
        return 1 - self.floor


@dataclass(frozen=True, slots=True)
class Limits:
    """The probabilities from which on a question is answered, and a refusal offers what is near."""

    answer: float
    near: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over the evidence: log odds for each unit of it."""

    bias: float
    cosine: float
    pairs: float
    words: float
    lead: float


@dataclass(frozen=True, slots=True)
class Decision:
    """How the probability of an answer is worked out, and from which one on the question is answered.

    Fitted by `python -m benchmarks.calibrate`; docs/quality.md says on what, and how well it holds elsewhere.

    looked_at: of the best passages, those in which the words of the question are looked for.
    detail_in: of the best passages, those in whose quotes a detail that is asked for is looked for.
    following: documents behind the best that its lead is measured over; several may be about the question's subject,
        and where nothing is there all are as near.
    unplaced: log odds where no place that the question names is found.
    untold: stands for the share of words held where the dictionary has none of them: about its mean.
    small: documents below which a collection is small. There all but the right document are far behind, whatever was
        asked, so more must speak for an answer. 97 to 98 % of the answerable questions of CMRC and DRCD are answered,
        95 to 97 % of the English ones of XQuAD.
    """

    chinese: Weights = Weights(bias=-57.73, cosine=55.15, pairs=5.36, words=3.62, lead=10.94)
    english: Weights = Weights(bias=-34.19, cosine=37.73, pairs=0.0, words=3.58, lead=10.11)
    unplaced: float = -3.25
    untold: float = 0.4
    looked_at: int = 5
    detail_in: int = 3
    following: int = 4
    small: int = 100
    limits: Limits = Limits(answer=0.12, near=0.03)
    small_limits: Limits = Limits(answer=0.34, near=0.04)
    english_limits: Limits = Limits(answer=0.1, near=0.04)
    small_english_limits: Limits = Limits(answer=0.3, near=0.1)


RANKING: Final = Ranking()
DECISION: Final = Decision()
