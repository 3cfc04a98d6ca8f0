"""`make fuzz`: inputs at random over all that takes what strangers send; a table of inputs and losses.

To the checks of `benchmarks.faults.fuzz` come the bot's: rendering gives what Telegram takes, callback data that no
button carries leads nowhere, a state file gives back what was put in, and a damaged one is refused in one line.
"""

import logging
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click
from botapi.entities import checked_text
from botapi.markup import checked_markup

import bot.app  # noqa: F401 - all kinds of buttons are known once it is loaded
from benchmarks.faults.fuzz import Check, checks, fuzz, print_table, text, watch_the_clock
from bot.asking.audience import Audience
from bot.asking.reply import answer_reply
from bot.state import FILE, State, StateError
from bot.state.preferences import Preferences
from bot.telegram.buttons import Button, pack, unpack
from bot.telegram.message import LIMIT
from index.types import Metadata
from retrieval.followup import Context
from retrieval.types import Answer, Language, Quote

KINDS: Final = tuple(Button.__subclasses__())
WORDS: Final = (*(kind.kind for kind in KINDS), *Language, "0", "1", "-1", "07", "p2", "", "9" * 20, "a" * 16, "٣")


def check_reply(chance: random.Random) -> None:
    """Render an answer: Telegram takes its text and its keyboard, and its quotes stand there word for word."""
    quotes = tuple(_quote(chance) for _ in range(chance.randrange(5)))
    short = chance.choice((None, _shown(chance)))
    answer = Answer(_shown(chance), bool(quotes), short, quotes, (), 0.1, chance.choice((None, *Language)))
    audience = Audience(chance.choice((*Language,)), chance.randint(1, 5), chance.random() < 0.3)
    reply = answer_reply(answer, audience, chance.choice((0, 3)), chance.choice((None, _shown(chance))))
    for html in (reply.html, reply.original or reply.html):
        shown, _ = checked_text(html, "HTML", None, LIMIT)
        assert shown
    checked_markup(reply.keyboard.to_dict() if reply.keyboard else None)


def check_button(chance: random.Random) -> None:
    """Press forged buttons: what is understood is written the same way, anything else leads nowhere."""
    data = ":".join(chance.choice(WORDS) for _ in range(chance.randint(1, 6)))
    if chance.random() < 0.3:
        data = text(chance)
    button = unpack(data, *KINDS)
    assert button is None or pack(button) == data, ascii(data)


def check_state(chance: random.Random) -> None:
    """Put texts into a state file, and open it with some bytes changed: what was put in, or one line that says why."""
    with tempfile.TemporaryDirectory() as folder:
        state, said = State(Path(folder)), Context(_stored(chance), _stored(chance), None)
        person = chance.randint(-(2**60), 2**60)
        state.conversations.put(person, 0, person, said)
        state.preferences.put(person, Preferences(quotes=chance.randint(1, 5)))
        assert state.conversations.of(person, 0, person) == said
        state.close()
        _damage(Path(folder, FILE), chance)
        told = ""
        try:
            state = State(Path(folder))
        except StateError as error:
            told = str(error)
        assert "\n" not in told, told
        if told:
            return
        try:
            state.conversations.of(person, 0, person)
        except StateError:
            pass  # a page that looks sound and is not
        finally:
            state.close()


def _damage(file: Path, chance: random.Random) -> None:
    whole = bytearray(file.read_bytes())
    for _ in range(chance.choice((0, 1, 3))):
        at, size = chance.randrange(len(whole)), chance.choice((1, 4, 512))
        whole[at : at + size] = chance.randbytes(chance.choice((0, size)))
    file.write_bytes(whole)


def _quote(chance: random.Random) -> Quote:
    body = (_shown(chance) or "句")[:260]
    cuts = sorted(chance.randrange(len(body) + 1) for _ in range(chance.choice((0, 2, 4))))
    spans = tuple(zip(cuts[::2], cuts[1::2], strict=True))
    about = Metadata(
        chance.choice((None, _shown(chance))), chance.choice((None, "内江市")), chance.choice((None, "2024-05-01"))
    )
    label = chance.choice((None, _shown(chance) or None))
    return Quote("0" * 16, "a/b.txt", about, body, 0, len(body), spans, 1.0, label)


def _shown(chance: random.Random) -> str:
    """Return a text as reading leaves one: no control characters, no lone surrogates, not only blanks."""
    raw = "".join(each for each in text(chance) if each == "\n" or each.isprintable())
    return raw.encode("utf-8", "ignore").decode().strip() or "句"


def _stored(chance: random.Random) -> str:
    return text(chance).encode("utf-8", "ignore").decode()


@contextmanager
def all_checks() -> Iterator[dict[str, Check]]:
    """Yield the checks of documents and questions, and those of the bot."""
    with checks() as found:
        yield {
            "callback data": Check(check_button, 20),
            "rendering": Check(check_reply, 8),
            "the state file": Check(check_state, 1),
            **found,
        }


@click.command()
@click.option("--inputs", default=1_000_000, show_default=True)
@click.option("--seed", default=0, show_default=True)
@click.option("--note", type=click.Path(path_type=Path), help="Notes how far it has come, and goes on from there.")
def main(inputs: int, seed: int, note: Path | None) -> None:
    """Print a table of inputs and losses; exit 1 if there were any."""
    watch_the_clock()
    logging.disable(logging.ERROR)  # parsers' own faults, which become a ReadError
    with all_checks() as kinds:
        lost = print_table(fuzz(inputs, seed, kinds, note), seed)
    raise SystemExit(1 if lost else 0)


if __name__ == "__main__":
    main()
