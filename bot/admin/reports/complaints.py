"""Questions that were refused or answered badly: one group for each, in all its wordings."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from bot.state.questions import Complaint
from retrieval.paraphrase import grouped
from retrieval.small_talk import small_talk


@dataclass(frozen=True)
class ComplaintGroup:
    """Complaints about one question, the oldest first: all still to be dealt with, or all dealt with at one time."""

    complaints: tuple[Complaint, ...]

    @cached_property
    def wordings(self) -> tuple[str, ...]:
        """Its wordings, the most frequent first; among equally frequent ones the latest first."""
        counts = Counter(complaint.question for complaint in self.complaints)
        latest = {complaint.question: number for number, complaint in enumerate(self.complaints)}
        return tuple(sorted(counts, key=lambda text: (counts[text], latest[text], text), reverse=True))

    @cached_property
    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Why people found the answers bad, and how many did for that reason; the most frequent first."""
        counts = Counter(reason for complaint in self.complaints for reason in complaint.reasons)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @property
    def times(self) -> int:
        """How often it was asked."""
        return len(self.complaints)

    @property
    def people(self) -> int:
        """How many people asked it."""
        return len({complaint.person for complaint in self.complaints})

    @property
    def refused(self) -> int:
        """How often it was refused."""
        return sum(complaint.refused for complaint in self.complaints)

    @property
    def bad(self) -> int:
        """How many people found its answers bad."""
        return sum(complaint.bad for complaint in self.complaints)

    @property
    def last(self) -> str:
        """When it was asked last."""
        return self.complaints[-1].at

    @property
    def done(self) -> str | None:
        """When it was dealt with."""
        return self.complaints[0].done

    @property
    def key(self) -> str:
        """What stands for this group in a button. It tells neither the question nor who asked it."""
        return _key(self.complaints[-1])

    def has(self, key: str) -> bool:
        """Return whether a key stands for this group, also after the question was asked again in other words."""
        return any(_key(complaint) == key for complaint in self.complaints)


def digest(text: str) -> str:
    """Return 16 hexadecimal digits that stand for a text."""
    return sha256(text.encode()).hexdigest()[:16]


def _key(complaint: Complaint) -> str:
    return digest(f"{complaint.done}\n{complaint.question}")


def group(complaints: Iterable[Complaint]) -> list[ComplaintGroup]:
    """Put complaints together where the questions are alike and were dealt with together, the most asked first.

    Small talk and abuse, which earlier versions took for questions, are left out.
    The complaints come in the order that they were made in, and among groups asked equally often the latest is first.
    """
    known = [complaint for complaint in complaints if small_talk(complaint.question) is None]
    number = {text: n for n, texts in enumerate(grouped(complaint.question for complaint in known)) for text in texts}
    together: defaultdict[tuple[int, str | None], list[tuple[int, Complaint]]] = defaultdict(list)
    for place, complaint in enumerate(known):
        together[number[complaint.question], complaint.done].append((place, complaint))
    found = sorted(together.values(), key=lambda ones: (len(ones), ones[-1][0]), reverse=True)
    return [ComplaintGroup(tuple(complaint for _, complaint in ones)) for ones in found]
