"""Inputs at random over reading, cleaning, splitting, folding and follow-ups, the same ones for the same seed.

Inputs are made of pieces that these steps look for (brackets, dates, titles, menus, marks of each format), of bytes
changed in sound files, and of characters of all kinds. What must hold is checked for each: nothing but a ReadError
comes out, a cleaned text is a subsequence of the raw one, passages lie within it, folding twice is folding once. Files
are read in a reading process: a changed byte can make a PDF draw itself for ever, which takes all memory there is.

`make fuzz` adds what the bot does with inputs: `tests/endurance/fuzz.py`.
"""

import json
import random
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Final

import click

from benchmarks.faults.hostile import SENTENCE, forms, many_pages, nested_tables, paragraph, word
from index.cleaning.clean import clean
from index.errors import ReadError
from index.isolation.limits import ProcessLimits
from index.isolation.protocol import ReadRequest
from index.isolation.reading_process import DocumentReader, ReadingProcess
from index.passages.split import split
from index.text.fold import fold
from index.text.tokenise import bigrams
from retrieval.followup import Context, complete

BLOCK: Final = 1000
"""Inputs after which it is noted how far it has come."""
LONGEST: Final = 60
"""Seconds after which an input counts as one that never ends."""
LIMITS: Final = ProcessLimits(seconds=20, memory=400, answer=16)

PIECES: Final = (
    *(
        "会议指出，",
        "。",
        "\n",
        "[打印",
        "]",
        "（来源：",
        "）",
        "责任编辑：甲",
        "2024年5月1日",
        "首页 > 新闻",
        "分享到",
        "“",
        "”",
    ),
    *("……", "\t", "　", "\r\n", "#", "**", "|", "---", "<p>", "</div>", "&amp;", "<!--", "a@b.cn", "http://x.cn/a"),
    *(
        "\u200b",
        "\ufeff",
        "\u0301",
        "\U0001f600",
        "\U00020000",
        "\ud800",
        "\0",
        "内江市",
        "三門峽",
        "Chapter 1",
        "１２３",
    ),
    *("(yǎn)", "ﬁ", "İ", "1. ", "（一）", "第一条 ", "- ", "> "),
)
FOLLOW_UPS: Final = ("那内江呢？", "他还说了什么？", "什么时候？", "还有呢", "and in Sanmenxia?", "Why?", "那", "呢？")
SOUND: Final[tuple[tuple[str, bytes], ...]] = (
    ("a.docx", word(paragraph("标题") + paragraph(SENTENCE))),
    ("a.docx", nested_tables(2)),
    ("a.pdf", many_pages(2)),
    ("a.pdf", forms(lambda number: number + 1, 2, 2)),
    ("a.html", f"<html><head><title>标题</title></head><body><p>{SENTENCE}</p></body></html>".encode()),
    ("a.md", f"---\ntitle: 标题\n---\n# 标题\n\n- {SENTENCE}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode()),
    ("a.txt", SENTENCE.encode("gb18030")),
    ("a.txt", SENTENCE.encode("utf-16")),
)


@dataclass(frozen=True, slots=True)
class Check:
    """What is done with an input of a kind, and how many of all inputs it gets, as a share."""

    run: Callable[[random.Random], None]
    share: int


@dataclass(frozen=True, slots=True)
class FuzzedKind:
    """How many inputs a check had, and what was lost: the number that gives the input again, and the fault."""

    inputs: int = 0
    lost: tuple[str, ...] = ()


class EndlessError(Exception):
    """An input took longer than any may."""


def watch_the_clock() -> None:
    """Let an input that takes longer than LONGEST be a loss, not a hang; in the main thread."""

    def give_up(_: int, __: object) -> None:
        raise EndlessError(f"took more than {LONGEST} s")

    signal.signal(signal.SIGALRM, give_up)


def text(chance: random.Random) -> str:
    """Return a text at random, mostly short."""
    parts = (_part(chance) for _ in range(chance.choice((1, 3, 10, 40))))
    return "".join(part * chance.choice((1, 1, 1, 2, 30)) for part in parts)


def _part(chance: random.Random) -> str:
    if chance.random() < 0.7:
        return chance.choice(PIECES)
    return chr(chance.choice((chance.randrange(0x80), chance.randrange(0x4E00, 0xA000), chance.randrange(0x110000))))


def check_fold(chance: random.Random) -> None:
    """Fold a text: doing it twice is doing it once."""
    raw = _storable(text(chance))
    folded = fold(raw)
    assert fold(folded) == folded, ascii(raw)
    bigrams(folded)


def check_clean(chance: random.Random) -> None:
    """Clean and split a text: what is left stood there in that order, and passages lie within it, one after another."""
    raw = _storable(text(chance))
    cleaned = clean(raw)
    left = iter(raw)
    assert all(char in left for char in cleaned), ascii(raw)
    end = 0
    for passage in split(cleaned):
        assert end <= passage.start < passage.end <= len(cleaned), ascii(raw)
        end = passage.end


def check_follow_up(chance: random.Random) -> None:
    """Complete a question: a text comes out, and one that comes first stays as it is."""
    question = _storable(text(chance)) or "?"
    assert complete(question, None) == question
    place, person = (chance.choice((None, "内江市", "", _storable(text(chance)))) for _ in range(2))
    said = chance.choice(FOLLOW_UPS) + chance.choice(("", question))
    assert complete(said, Context(question, place, person)).strip(), ascii((said, question, place, person))


def check_read(reader: DocumentReader, chance: random.Random) -> None:
    """Read a sound file of which some bytes were changed, or a text as a file: a document, or a ReadError."""
    name, data = chance.choice(SOUND)
    if chance.random() < 0.3:
        name, data = chance.choice(("a.txt", "a.md", "a.html")), text(chance).encode("utf-8", "surrogatepass")
    changed = bytearray(data)
    for _ in range(chance.choice((0, 1, 2, 8))):
        at = chance.randrange(len(changed) + 1)
        changed[at : at + chance.choice((0, 1, 4))] = chance.randbytes(chance.choice((0, 1, 4)))
    with tempfile.NamedTemporaryFile(suffix=Path(name).suffix) as file:
        file.write(changed)
        file.flush()
        try:
            document = reader.read(ReadRequest(file.name, name, "")).document
        except ReadError as error:
            unforeseen = "unexpected" in error.reason
        else:
            unforeseen = any(not 0 <= each.start < each.end <= len(document.text) for each in document.passages)
    assert not unforeseen, bytes(changed)


@contextmanager
def checks() -> Iterator[dict[str, Check]]:
    """Yield the checks of this module, with a reading process for as long as they are needed."""
    with closing(ReadingProcess(LIMITS)) as reader:
        yield {
            "folding": Check(check_fold, 20),
            "cleaning and splitting": Check(check_clean, 8),
            "follow-ups": Check(check_follow_up, 8),
            "reading": Check(partial(check_read, reader), 1),
        }


def fuzz(inputs: int, seed: int, kinds: Mapping[str, Check], note: Path | None = None) -> dict[str, FuzzedKind]:
    """Try so many inputs, shared out among the kinds; where there is a `note`, go on from what it says was done."""
    shares = sum(each.share for each in kinds.values())
    found = _noted(note, inputs, seed) if note else {}
    for name, check in kinds.items():
        whole, tried = -(-inputs * check.share // shares), found.get(name, FuzzedKind())
        while tried.inputs < whole:
            until = min(whole, tried.inputs + BLOCK)
            lost = [fault for number in range(tried.inputs, until) for fault in _lost(check, f"{seed} {name}", number)]
            tried = found[name] = FuzzedKind(until, (*tried.lost, *lost))
            if note:
                told = {name: asdict(each) for name, each in found.items()}
                note.write_text(json.dumps({"inputs": inputs, "seed": seed, "found": told}), encoding="utf-8")
    return found


def _noted(note: Path, inputs: int, seed: int) -> dict[str, FuzzedKind]:
    if not note.exists():
        return {}
    told = json.loads(note.read_text(encoding="utf-8"))
    if (told["inputs"], told["seed"]) != (inputs, seed):
        return {}
    return {name: FuzzedKind(each["inputs"], tuple(each["lost"])) for name, each in told["found"].items()}


def _lost(check: Check, seed: str, number: int) -> Iterator[str]:
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        check.run(random.Random(f"{seed} {number}"))
    except Exception as error:  # whatever it is, it is a loss
        yield f"input {number}: {type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _storable(raw: str) -> str:
    return raw.encode("utf-8", "ignore").decode()


def print_table(found: Mapping[str, FuzzedKind], seed: int) -> int:
    """Print inputs and losses; return how many were lost."""
    click.echo("| step | inputs | lost |\n| --- | --- | --- |")
    for name, tried in found.items():
        click.echo(f"| {name} | {tried.inputs:,} | {len(tried.lost)} |")
        for fault in tried.lost[:10]:
            click.echo(f"  seed {seed}, {fault[:500]}", err=True)
    return sum(len(tried.lost) for tried in found.values())
