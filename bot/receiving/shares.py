"""How many messages may wait at once: of one person, of one group, and of one person in a group.

Whoever sends more is told so once, and the rest is passed over until there is room. A group gets twenty messages a
minute from a bot (https://core.telegram.org/bots/faq), so a longer queue there would only answer what nobody remembers.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Final

OF_PERSON: Final = 100
OF_GROUP: Final = 40
OF_PERSON_IN_GROUP: Final = 10

Key = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, and where; in a private chat the `group` is None."""

    person: int
    group: int | None

    @property
    def chat(self) -> int:
        """Where it was written: the group, or the private chat, which has its person's number."""
        return self.group or self.person

    @property
    def limits(self) -> dict[Key, int]:
        """How many may wait of everything that this is a part of."""
        of_person: dict[Key, int] = {(self.person, None): OF_PERSON}
        if self.group is None:
            return of_person
        return of_person | {(None, self.group): OF_GROUP, (self.person, self.group): OF_PERSON_IN_GROUP}


class Shares:
    """What everybody has waiting.

    >>> shares, sender = Shares(), Sender(7, -100)
    >>> [shares.take(sender) for _ in range(11)].count(True)
    10
    >>> shares.is_first_refusal(sender), shares.is_first_refusal(sender)
    (True, False)
    >>> shares.take(Sender(8, -100))
    True
    """

    def __init__(self) -> None:
        self._waiting: Counter[Key] = Counter()
        self._told: set[Key] = set()

    def take(self, sender: Sender) -> bool:
        """Take a place, if there is one in everything that the sender is a part of."""
        if self._full(sender):
            return False
        self.add(sender)
        return True

    def add(self, sender: Sender) -> None:
        """Take a place that was promised before."""
        self._waiting.update(sender.limits.keys())

    def give_back(self, sender: Sender) -> None:
        """Leave a place. When none is taken any more, the next refusal is told again."""
        for key in sender.limits:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key]
                self._told.discard(key)

    def is_first_refusal(self, sender: Sender) -> bool:
        """Return whether nobody has been told yet that what is full is full, and note that they are now."""
        new = self._full(sender) - self._told
        self._told |= new
        return bool(new)

    def _full(self, sender: Sender) -> set[Key]:
        return {key for key, limit in sender.limits.items() if self._waiting[key] >= limit}
