"""Words that the administrators of an index have given it: names that no dictionary holds, and what says the same.

They stand in a file, a line each: `雁栖卡` is a word; `人才卡 = 绍兴英才卡` are two that say the same. What follows `#`
is a remark. Every index keeps the words that it was built with, as questions have to be cut in the same way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Final

from index.text.fold import fold
from index.text.han import HAN

FILE: Final = "words.txt"
"""The file's name, in the data folder and in every index."""
MOST: Final = 5000
"""Lines that are used."""
_WORD: Final = re.compile(rf"[{HAN}a-z0-9+#&._%-]{{2,30}}")  # what jieba can keep together, folded
_BETWEEN: Final = re.compile("[=＝]")


@dataclass(frozen=True)
class OwnWords:
    """The lines that are used, each in one form, in their order; `unused`: the numbers of those that are not."""

    lines: tuple[str, ...] = ()
    unused: tuple[int, ...] = ()

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The words of each line, folded: those of one line say the same."""
        return tuple(tuple(dict.fromkeys(map(fold, line.split(" = ")))) for line in self.lines)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words, folded."""
        return tuple(dict.fromkeys(word for group in self.groups for word in group))

    def same_as(self, word: str) -> tuple[str, ...]:
        """Return the folded words that say the same as this one, itself among them; nothing where none does."""
        found = tuple(dict.fromkeys(each for group in self.groups if word in group for each in group))
        return found if len(found) > 1 else ()

    @property
    def digest(self) -> int:
        """A number for these words; 0 for none."""
        if not self.lines:
            return 0
        return int.from_bytes(blake2b("\n".join(self.lines).encode(), digest_size=6).digest())

    def to_text(self) -> str:
        """Return the file's contents."""
        return "".join(f"{line}\n" for line in self.lines)


def own_words(text: str) -> OwnWords:
    r"""Return the words of a file's contents.

    >>> own_words("人才卡=绍兴英才卡 # 2024年起\n\n雁栖卡\n卡").lines
    ('人才卡 = 绍兴英才卡', '雁栖卡')
    """
    lines, unused = dict[str, None](), list[int]()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        said = _BETWEEN.split(line.partition("#")[0].strip())
        words = tuple(dict.fromkeys(word.strip() for word in said))
        if words == ("",):
            continue
        if all(_WORD.fullmatch(fold(word)) for word in words) and len(lines) < MOST:
            lines[" = ".join(words)] = None
        else:
            unused.append(number)
    return OwnWords(tuple(lines), tuple(unused))


def read_own_words(folder: Path) -> OwnWords:
    """Return the words of the file in this folder; none where there is no such file, or it is no text."""
    try:
        return own_words((folder / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return OwnWords()
    except (OSError, UnicodeError):
        return OwnWords(unused=(1,))


def differing_lines(before: OwnWords, now: OwnWords) -> Iterator[tuple[str, str]]:
    """Yield what was added and removed, each line behind + or -."""
    yield from (("+", line) for line in now.lines if line not in before.lines)
    yield from (("-", line) for line in before.lines if line not in now.lines)
