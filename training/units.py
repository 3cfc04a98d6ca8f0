"""From questions with their passages to what a step of training sees.

A passage is a positive when it is of the question's document and holds the answer. Negatives are the same passage
without the sentences that answer, other passages of that document, and passages of other documents that the question's
words find, never such as hold the answer by accident. The positive is read with questions, too, that it does not
answer: one with a name exchanged, one for a detail that it lacks.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.text.tokenise import bigrams
from retrieval.question import understand
from retrieval.quote import plain
from retrieval.reader.data import HELD_OUT, fold_of
from retrieval.reader.pairs import Pair, Pairer
from training.patterns import SENTENCE

NEGATIVES = 2  # passages without the answer that a question is read with
SAME = 0.5  # how often such a passage is of the same document, where there are any
OTHERS = 0.5  # how often the positive is read with a question that it does not answer, for each there is
TITLED = 0.6  # share of the questions whose passages are read with a title, where one is known
HARD = 12  # passages of other documents from whose top negatives are drawn
CROPPED = 0.7  # share of the questions whose passages are read in part: a third less to compute
PART = 150  # characters of such a part: whole sentences, with as many words of the question as can be
LEAST = 30  # characters that are left of a passage without the sentences that answer
SURE = 2  # characters an answer must have for its absence to be looked for in other documents
POSITIVE, HOLE, SAME_DOCUMENT, OTHER_DOCUMENT = "answers", "answering sentence out", "same document", "other document"
SWAPPED_NAME, NO_DETAIL = "name exchanged", "detail lacking"
NEGATIVE_KINDS = (HOLE, SAME_DOCUMENT, OTHER_DOCUMENT, SWAPPED_NAME, NO_DETAIL)
SHORT = 2  # how often in one pass a question is seen that wants a short answer


@dataclass(frozen=True, slots=True)
class Text:
    """A passage: its set, document and number, what its document is about, and its text."""

    set: str
    document: str
    number: int
    subject: str | None
    text: str


@dataclass(frozen=True, slots=True)
class TrainingUnit:
    """A question of the recipe; `found` are the numbers of passages that its words find."""

    key: str
    set: str
    question: str
    document: str
    answers: tuple[str, ...]
    passage: int | None
    swapped: str | None
    lacking: tuple[str, ...]
    found: tuple[int, ...]

    def held_by(self, text: Text) -> bool:
        """Say whether a passage of the right document holds the answer."""
        if self.passage is not None:
            return text.number == self.passage
        return any(answer in text.text for answer in self.answers)

    def happens_in(self, text: Text) -> bool:
        """Say whether a passage of another document holds the answer by accident."""
        return any(len(answer) >= SURE and answer in text.text for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Unit:
    """Pairs of one question; the first is the positive, the last `other` are the positive's with other questions.

    kinds: of each pair, POSITIVE or one of NEGATIVE_KINDS.
    begins, finishes: tokens of the first pair where the answer may begin and end (empty where no span is known).
    """

    pairs: tuple[Pair, ...]
    kinds: tuple[str, ...]
    other: int
    begins: tuple[int, ...]
    finishes: tuple[int, ...]


def load_records(folder: Path, held_out: bool = False) -> list[TrainingUnit]:
    """Return the questions that may train, in a fixed order, or those of the fold that is held out."""
    records = []
    for line in (folder / "records.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        if (raw.pop("fold") == HELD_OUT) is held_out:
            record = TrainingUnit(**raw | {name: tuple(raw[name]) for name in ("answers", "found", "lacking")})
            is_short = record.passage is None and understand(record.question).wanted is not None
            records += [record] * (SHORT if is_short and not held_out else 1)
    return records


class Maker:
    """Makes units out of records; `without` is a kind of negative that is left out, for ablations."""

    def __init__(self, folder: Path, pairer: Pairer, without: str | None = None) -> None:
        self._pairer = pairer
        self._without = without
        self._texts: dict[str, list[Text]] = {}
        self._by_document: defaultdict[tuple[str, str], list[Text]] = defaultdict(list)
        for path in sorted(folder.glob("passages-*.json")):
            name = path.stem.removeprefix("passages-")
            passages = json.loads(path.read_text("utf-8"))
            self._texts[name] = [Text(name, p["document"], p["number"], p["subject"], p["text"]) for p in passages]
            for text in self._texts[name]:
                self._by_document[name, text.document].append(text)

    def batches(self, records: Sequence[TrainingUnit], size: int, first: int, steps: int) -> Iterator[list[Unit]]:
        """Yield the batches of the steps from `first` on, the same however often training was stopped."""
        in_a_pass = len(records) // size
        order: list[TrainingUnit] = []
        for step in range(first, steps):
            number, at = divmod(step, in_a_pass)
            if at == 0 or not order:
                order = list(records)
                random.Random(f"order/{number}").shuffle(order)
            chosen = order[at * size : (at + 1) * size]
            yield [unit for record in chosen if (unit := self.unit(record, random.Random(f"{step}/{record.key}")))]

    def unit(self, record: TrainingUnit, chance: random.Random) -> Unit | None:
        """Return the pairs of a question; None where no passage holds its answer."""
        positive = self.positive(record)
        if positive is None:
            return None
        negatives = self._negatives(record, self._by_document[record.set, record.document], chance)
        titled, cropped = chance.random() < TITLED, chance.random() < CROPPED
        if cropped:
            positive = _part(positive, record.question, record.answers)
            negatives = [_part(text, record.question, ()) for text in negatives]
        hole = without_sentences(positive.text, record.answers) if self._without != HOLE else None
        if hole:
            negatives = [replace(positive, text=hole), *negatives[: NEGATIVES - 1]]
        shown = [(text.subject if titled else None, text.text) for text in (positive, *negatives)]
        pairs = self._pairer.pairs(record.question, shown)
        begins, finishes = _ends(pairs[0], positive.text, record.answers)
        kinds = [
            POSITIVE,
            *(SAME_DOCUMENT if text.document == record.document else OTHER_DOCUMENT for text in negatives),
        ]
        if hole:
            kinds[1] = HOLE
        others = [each for each in self._others(record) if chance.random() < OTHERS]
        for question, _ in others:
            pairs += self._pairer.pairs(question, shown[:1])
        kinds += [kind for _, kind in others]
        return Unit(tuple(pairs), tuple(kinds), len(others), begins, finishes)

    def positive(self, record: TrainingUnit) -> Text | None:
        """Return the passage that holds a question's answer, of several the one that its words find first, or None."""
        holding = [text for text in self._by_document[record.set, record.document] if record.held_by(text)]
        rank = {number: i for i, number in enumerate(record.found)}
        return min(holding, key=lambda text: (rank.get(text.number, len(rank)), text.number), default=None)

    def _others(self, record: TrainingUnit) -> list[tuple[str, str]]:
        """The questions that the positive does not answer, each with its kind."""
        found = [(record.swapped, SWAPPED_NAME)] if record.swapped else []
        found += [(question, NO_DETAIL) for question in record.lacking]
        return [each for each in found if each[1] != self._without]

    def _negatives(self, record: TrainingUnit, own: list[Text], chance: random.Random) -> list[Text]:
        same = [text for text in own if not record.held_by(text)]
        found = (self._texts[record.set][number] for number in record.found)
        others = [text for text in found if text.document != record.document and _same_side(text, record)]
        others = [text for text in others if not record.happens_in(text)][:HARD]
        chance.shuffle(same)
        chance.shuffle(others)
        same = [] if self._without == SAME_DOCUMENT else same
        others = [] if self._without == OTHER_DOCUMENT else others
        chosen: list[Text] = []
        while len(chosen) < NEGATIVES and (same or others):
            pool = same if same and (not others or chance.random() < SAME) else others
            chosen.append(pool.pop())
        return chosen


def _same_side(text: Text, record: TrainingUnit) -> bool:
    """Whether a passage is on the question's side of what is held out."""
    return (fold_of(text.set, text.document) == HELD_OUT) is (fold_of(record.set, record.document) == HELD_OUT)


def without_sentences(text: str, answers: Sequence[str]) -> str | None:
    """Return a text without the sentences that any answer touches, None where too little is left, or none is said."""
    spans = [(at, at + len(answer)) for answer in answers if answer for at in _places(text, answer)]
    kept = [
        match.group()
        for match in SENTENCE.finditer(text)
        if not any(match.start() < end and start < match.end() for start, end in spans)
    ]
    left = "".join(kept).strip()
    return left if spans and len(left) >= LEAST else None


def _places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def _part(shown: Text, question: str, answers: Sequence[str]) -> Text:
    """The sentences in a row, PART characters at most, with most of the question and, where given, an answer."""
    sentences = [match.span() for match in SENTENCE.finditer(shown.text)]
    asked = set(bigrams(plain(question)))
    best, most = shown.text, (-1, -1)
    for i, (start, _) in enumerate(sentences):
        for _, end in sentences[i:]:
            text = shown.text[start:end]
            if end - start > PART or (answers and not any(answer in text for answer in answers)):
                continue
            value = (len(asked.intersection(bigrams(plain(text)))), end - start)
            if value > most:
                best, most = text, value
    return replace(shown, text=best)


def _ends(pair: Pair, text: str, answers: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The tokens in which the first answer that the passage holds begins and ends, wherever it stands."""
    said = plain(text)
    answer = next((found for each in answers if (found := plain(each)) in said), None)
    places = [at for at in range(len(said)) if answer and said.startswith(answer, at)]
    ends = [(_token(pair, at), _token(pair, at + len(answer or "") - 1)) for at in places]
    known = [(begin, finish) for begin, finish in ends if begin is not None and finish is not None]
    return tuple(begin for begin, _ in known), tuple(finish for _, finish in known)


def _token(pair: Pair, character: int) -> int | None:
    within = (i for i, (start, end) in enumerate(pair.offsets) if start <= character < end)
    at = next(within, None)
    return None if at is None else pair.first + at
