"""Log odds that a passage says what a list asks, by what it says, how it ranks and what the reader makes of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Odds:
    """Log odds for each unit of evidence, by a logistic regression on notices written for it (docs/quality.md)."""

    bias: float
    said: float
    ranked: float
    relevant: float

    def of(self, said: float, rank: float, relevant: float) -> float:
        """Return the log odds of a passage.

        said: the share of the predicate that it says; rank: its share of the best mixed score; both in [0, 1].
        relevant: the reader's log odds of relevance.
        """
        return self.bias + self.said * said + self.ranked * rank + self.relevant * relevant
