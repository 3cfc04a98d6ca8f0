"""Questions for a detail of a kind that patterns know: a phone number, a sum of money, a web address, a date, a person.

A passage that has one is asked for it; of a passage that has none, the same words ask for what is not there. So the
reader learns that a passage on the subject is no answer as long as the detail is missing.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.text.tokenise import cut
from retrieval.question import ASKING_WORD, GRAMMAR_WORDS
from retrieval.quote import plain
from retrieval.rule_answer import DATE
from training.corpus import QuotedPassage, TrainingQuestion
from training.patterns import people

LONGEST_ABOUT = 24  # characters


@dataclass(frozen=True, slots=True)
class WrittenDetail:
    """A kind of detail: how it looks, what in a passage makes its absence doubtful, and words that ask for it."""

    pattern: re.Pattern[str]
    doubt: re.Pattern[str]
    asking: tuple[str, ...]


DETAILS = (
    WrittenDetail(
        re.compile(r"(?<![\d.])(?:\(?0\d{1,3}\)?[- ]?)?\d{3,4}-?\d{4}(?:转\d+|轉\d+|分機\d+)?(?![\d.])"),
        re.compile(r"\d{5,}|电话|热线|分机|\d{3,4}-\d{3,4}"),
        ("联系电话是多少", "的电话是多少", "咨询电话是什么", "打什么电话", "的联系方式是什么"),
    ),
    WrittenDetail(
        re.compile(r"[0-9][0-9,.]*[多余餘]?[万亿萬億]*[元圆圓块塊](?!素)"),
        re.compile(r"[元块圆]|费|钱|资"),
        ("一共花了多少钱", "投入了多少资金", "的费用是多少", "金额是多少", "要多少钱"),
    ),
    WrittenDetail(
        re.compile(r"(?:https?://|www\.)[A-Za-z0-9./?=&_%-]+"),
        re.compile(r"http|www|网址|网站|网页|邮箱"),
        ("的网址是什么", "可以在哪个网站查询", "的官方网站是什么"),
    ),
    WrittenDetail(
        DATE,
        re.compile(r"[年月日号]|[0-9]{4}|世纪|星期|周"),
        ("是什么时候", "是哪一天", "从什么时候开始", "到什么时候截止", "在哪一年"),
    ),
    WrittenDetail(
        re.compile(r"[0-9][0-9,.]*[%％]|百分之[一二三四五六七八九十百点]+"),
        re.compile(r"[%％]|百分|成|率"),
        ("的比例是多少", "占百分之几", "的增长率是多少", "达到百分之多少"),
    ),
)
WHO = ("的负责人是谁", "由谁负责", "的联系人叫什么名字", "是谁提出的")


def about_of(question: str, title: str | None, chance: random.Random) -> str:
    """Return what a question is about, without the words that ask; `title` now and then goes before it."""
    topic = ASKING_WORD.sub("", question).strip(" ？?。，,")
    words = [word for word in cut(topic) if word not in GRAMMAR_WORDS and re.search(r"\w", word)]
    kept, length = [], 0
    for word in words:
        length += len(word)
        if length > LONGEST_ABOUT:
            break
        kept.append(word)
    about = "".join(kept)
    return f"{title}{about}" if title and title not in about and chance.random() < 0.3 else about


def lacking(question: str, shown: QuotedPassage, seed: str) -> str | None:
    """Return a question for a detail that a passage on the question's subject has not, or None where it has all."""
    chance = random.Random(f"{seed}/lacking/{question}")
    said = plain(shown.text)
    missing = [each.asking for each in DETAILS if not each.doubt.search(said)]
    if not _names_people(said):
        missing.append(WHO)
    about = about_of(question, None, chance)
    if not missing or len(about) < 4:
        return None
    return f"{about}{chance.choice(chance.choice(missing))}？"


@lru_cache(maxsize=1024)
def _names_people(said: str) -> bool:
    """Whether a text names anybody; the questions on a passage follow each other, and finding names takes 10 ms."""
    return any(people(said))


def present(name: str, shown: QuotedPassage, seed: str) -> Iterator[TrainingQuestion]:
    """Yield a question for a detail that a passage has, by the clause that it stands in."""
    chance = random.Random(f"{seed}/present/{name}/{shown.number}")
    kinds = [each for each in DETAILS if len(set(each.pattern.findall(shown.text))) == 1]
    if not kinds:
        return
    kind = chance.choice(kinds)
    found = kind.pattern.search(shown.text)
    assert found
    before = re.split(r"[。！？；\n]", shown.text[: found.start()])[-1]
    behind = re.split(r"[。！？；\n]", shown.text[found.end() :])[0]
    about = about_of(f"{before}{behind}"[-60:], shown.title, chance)
    if len(about) >= 6:
        asked = f"{about}{chance.choice(kind.asking)}？"
        yield TrainingQuestion(f"{name}-detail-{shown.number}", asked, shown.document, (found.group(),), shown.number)
