"""`make fuzz`: inputs at random over reading, cleaning, splitting and folding, the same ones for the same seed.

Inputs are made of pieces that these steps look for (brackets, dates, titles, menus, marks of each format), of bytes
changed in sound files, and of characters of all kinds. What must hold is checked for each: nothing but a ReadError
comes out, a cleaned text is a subsequence of the raw one, passages lie within it, folding twice is folding once.
"""

import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import click

from benchmarks.faults.hostile import SENTENCE, forms, many_pages, nested_tables, paragraph, word
from index.cleaning.clean import clean
from index.errors import ReadError
from index.ingest import read_document
from index.passages.split import split
from index.text.fold import fold
from index.text.tokenise import bigrams

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


def check_read(chance: random.Random) -> None:
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
            document = read_document(Path(file.name), name, "")[1]
        except ReadError as error:
            unforeseen = "unexpected" in error.reason
        else:
            unforeseen = any(not 0 <= each.start < each.end <= len(document.text) for each in document.passages)
    assert not unforeseen, bytes(changed)


CHECKS: Final[dict[str, tuple[Callable[[random.Random], None], int]]] = {
    "folding": (check_fold, 20),
    "cleaning and splitting": (check_clean, 20),
    "reading": (check_read, 1),
}
"""Each check, and how many of so many inputs it gets."""


def fuzz(inputs: int, seed: int) -> dict[str, tuple[int, list[str]]]:
    """Return for each check how many inputs it had, and what was lost: the seed that gives it again, and the fault."""
    found: dict[str, tuple[int, list[str]]] = {}
    shares = sum(share for _, share in CHECKS.values())
    for name, (check, share) in CHECKS.items():
        count = -(-inputs * share // shares)
        found[name] = count, list(_lost(check, count, f"{seed} {name}"))
    return found


def _lost(check: Callable[[random.Random], None], count: int, seed: str) -> Iterator[str]:
    for number in range(count):
        try:
            check(random.Random(f"{seed} {number}"))
        except Exception as error:  # whatever it is, it is a loss
            yield f"input {number}: {type(error).__name__}: {error}"


def _storable(raw: str) -> str:
    return raw.encode("utf-8", "ignore").decode()


@click.command()
@click.option("--inputs", default=1_000_000, show_default=True)
@click.option("--seed", default=0, show_default=True)
def main(inputs: int, seed: int) -> None:
    """Print a table of inputs and losses; exit 1 if there were any."""
    began, lost = time.monotonic(), Counter[str]()
    click.echo("| step | inputs | lost |\n| --- | --- | --- |")
    for name, (count, faults) in fuzz(inputs, seed).items():
        lost[name] = len(faults)
        click.echo(f"| {name} | {count:,} | {len(faults)} |")
        for fault in faults[:10]:
            click.echo(f"  {fault[:500]}", err=True)
    click.echo(f"Seed {seed}, {time.monotonic() - began:.0f} s.", err=True)
    raise SystemExit(1 if lost.total() else 0)


if __name__ == "__main__":
    main()
