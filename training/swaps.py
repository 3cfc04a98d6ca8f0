"""Questions whose document no longer answers them, as one name in them was exchanged for another."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator

from index.places.gazetteer import names
from index.places.mentions import find_places
from retrieval.quote import plain
from training.corpus import TrainingQuestion, TrainingSet
from training.patterns import FOREIGN, QUOTED, people

YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?=年|$|\D)")
NUMBER = re.compile(r"(?<![\d.])\d{1,4}(?![\d.])")
LATIN = re.compile(r"[A-Za-z][A-Za-z .'-]{2,24}[A-Za-z]")
NAMED = {"quoted": QUOTED, "foreign": FOREIGN, "latin": LATIN}
STEPS = (-11, -7, -4, -3, -2, -1, 1, 2, 3, 4, 6, 9)  # by which a year or a number is changed
TRIES = 8


class Swapper:
    """Puts another place, year, number, person or name of the same set into a question."""

    def __init__(self, corpus: TrainingSet) -> None:
        self._corpus = corpus
        self._texts = corpus.texts
        pools: defaultdict[str, set[str]] = defaultdict(set)
        for path, text in self._texts.items():
            pools["subject"] |= {about} if (about := corpus.subject(path)) else set()
            said = plain(text)  # as it is compared, and as names are found fastest
            pools["person"] |= {said[start:end] for start, end in people(said)}
            for kind, pattern in NAMED.items():
                pools[kind] |= set(pattern.findall(text))
        self._pools = {kind: sorted(pool) for kind, pool in pools.items()}
        self._pools["place"] = sorted(
            name for name, found in names().items() if not found.weak and found.areas[0].level != "district"
        )

    def swapped(self, asked: TrainingQuestion, seed: str) -> str | None:
        """Return the question with one name exchanged, or None where it has none that its document holds."""
        chance = random.Random(f"{seed}/swap/{asked.key}")
        text = self._texts[asked.document]
        found = [each for each in self._found(asked) if asked.question[each[0] : each[1]] in text]
        if not found:
            return None
        start, end, kind = chance.choice(found)
        other = self._other(asked.question[start:end], kind, text, chance)
        return asked.question[:start] + other + asked.question[end:] if other else None

    def _found(self, asked: TrainingQuestion) -> Iterator[tuple[int, int, str]]:
        question = asked.question
        for mention in find_places(question):
            yield mention.start, mention.end, "place"
        for kind, pattern in (("number", YEAR if YEAR.search(question) else NUMBER), *NAMED.items()):
            for match in pattern.finditer(question):
                yield *match.span(), kind
        for start, end in people(plain(question)):  # of equal length, and names are found fastest so
            yield start, end, "person"
        about = self._corpus.subject(asked.document)
        if about and about in question:
            yield question.index(about), question.index(about) + len(about), "subject"

    def _other(self, said: str, kind: str, text: str, chance: random.Random) -> str | None:
        """A name that the document does not hold, and that is no part of the one it takes the place of."""
        for _ in range(TRIES):
            other = self._candidate(said, kind, chance)
            if other and other not in text and other not in said and said not in other:
                return other
        return None

    def _candidate(self, said: str, kind: str, chance: random.Random) -> str | None:
        if kind == "number":
            return str(max(1, int(said) + chance.choice(STEPS)))
        pool = self._pools.get(kind, [])
        alike = [each for each in pool if each[-1] == said[-1] and abs(len(each) - len(said)) <= 3]
        pool = alike if len(alike) > 3 else [each for each in pool if len(each) <= len(said) + 4]
        return chance.choice(pool) if pool else None
