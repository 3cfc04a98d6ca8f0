"""Questions made by pattern out of sentences."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.places.gazetteer import area_named
from index.places.mentions import SURNAMES, find_places
from index.text.han import HAN
from index.text.tokenise import cut
from retrieval.people import BEFORE_NAME, NAMES, tagged
from retrieval.question import GRAMMAR_WORDS
from retrieval.quote import plain
from retrieval.rule_answer import DATE, MEASURES
from training.corpus import QuotedPassage, TrainingQuestion

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
CLAUSE = re.compile(r"[^，,；;：:]+")
AMOUNT = re.compile(rf"([0-9][0-9,.]*|[一二三四五六七八九十百千万萬两兩]{{1,6}})[多余餘]?[万亿萬億]*({MEASURES})")
VAGUE = frozenset("年月日级届号个分点")  # units that say too little to ask for how many
QUOTED = re.compile(r"(?<=[《「『“])[^》」』”]{2,14}(?=[》」』”])")
FOREIGN = re.compile(rf"[{HAN}]{{1,6}}[·・‧][{HAN}·・‧]{{1,12}}")
LEADING = re.compile(
    r"^(?:但是?|而且?|并且?|並且?|因此|此外|另外|其中|同时|同時|于是|於是|所以|然而|后来|後來|随后|隨後|之后|之後)"
)


@dataclass(frozen=True, slots=True)
class SentencePart:
    """A part of a sentence that can be asked for, and the words that ask for it."""

    start: int
    end: int
    asking: tuple[str, ...]


def made(name: str, shown: QuotedPassage, about: str | None, seed: str) -> Iterator[TrainingQuestion]:
    """Yield a question for a part of one sentence, and one sentence in fewer words, as far as there are any.

    `about` is what the document is about, where that is known.
    """
    chance = random.Random(f"{seed}/{name}/{shown.number}")
    sentences = [match.group().strip() for match in SENTENCE.finditer(shown.text)]
    sentences = [each for each in sentences if 12 <= len(each) <= 90]
    chance.shuffle(sentences)
    for sentence in sentences:
        parts = list(_parts(sentence))
        part = chance.choice(parts) if parts else None
        asked = part and _question(sentence, part, about, chance)
        if part and asked:
            answer = (sentence[part.start : part.end],)
            yield TrainingQuestion(f"{name}-cloze-{shown.number}", asked, shown.document, answer, shown.number)
            break
    if sentences:
        short = _shortened(sentences[-1], about, chance)
        if len(short) >= 6:
            yield TrainingQuestion(f"{name}-short-{shown.number}", short, shown.document, (), shown.number)


def people(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text in plain characters names people by a usual surname."""
    position = 0
    for word, tag in tagged(text):
        if tag.startswith("nr") and NAMES.fullmatch(word) and word[0] in SURNAMES:
            yield position, position + len(word)
        position += len(word)


def _parts(sentence: str) -> Iterator[SentencePart]:
    said = plain(sentence)
    for match in DATE.finditer(said):
        is_year = match.group().endswith("年")
        years, days = ("哪一年", "哪年", "何时", "什么时候"), ("何时", "什么时候", "哪一天", "什么时间")
        yield SentencePart(*match.span(), years if is_year else days)
    for match in AMOUNT.finditer(said):
        if match[1] not in ("一", "两") and match[2] not in VAGUE:
            yield SentencePart(*match.span(), (f"多少{match[2]}", f"几{match[2]}", f"多少{match[2]}"))
    for mention in find_places(sentence):
        yield SentencePart(mention.start, mention.end, _asking_place(mention.place))
    for start, end in people(said):
        if BEFORE_NAME.search(said, 0, start):
            yield SentencePart(start, end, ("谁", "哪位", "什么人", "谁"))
    for match in FOREIGN.finditer(sentence):
        yield SentencePart(*match.span(), ("谁", "哪位", "谁"))
    for match in QUOTED.finditer(sentence):
        yield SentencePart(match.start() - 1, match.end() + 1, ("什么", "哪个"))


def _asking_place(place: str) -> tuple[str, ...]:
    area = area_named(place)
    level = {"province": "哪个省", "city": "哪个城市", "district": "哪个区县"}
    return ("哪里", "什么地方", level[area.level] if area else "何地", "哪里")


def _question(sentence: str, part: SentencePart, about: str | None, chance: random.Random) -> str | None:
    """Return the clause around the part with the asking words in its place, with a subject where it lacks one."""
    clauses = [match.span() for match in CLAUSE.finditer(sentence)]
    at = next((i for i, (start, end) in enumerate(clauses) if start <= part.start and part.end <= end), None)
    if at is None:
        return None
    first, last = at, at
    if clauses[at][1] - clauses[at][0] - (part.end - part.start) < 8:
        with_former = at and chance.random() < 0.5
        first, last = (at - 1, at) if with_former else (at, min(at + 1, len(clauses) - 1))
    before = sentence[clauses[first][0] : part.start]
    after = sentence[part.end : clauses[last][1]]
    body = LEADING.sub("", before + chance.choice(part.asking) + after).strip(" 。！？，,")
    body = "".join(word for word in cut(body) if word not in GRAMMAR_WORDS or chance.random() < 0.75)
    if about and about not in body and chance.random() < 0.85:
        body = about + body if chance.random() < 0.7 else f"{about}，{body}"
    return f"{body}？" if 8 <= len(body) <= 60 else None


def _shortened(sentence: str, about: str | None, chance: random.Random) -> str:
    words = [word for word in cut(sentence) if word not in GRAMMAR_WORDS and re.search(r"\w", word)]
    kept = "".join([word for word in words if chance.random() < 0.7][:9])
    return f"{about}{kept}" if about and about not in kept and chance.random() < 0.7 else kept
