"""jieba with its dictionary, loaded once, and once more for each set of own words that is in use.

jieba keeps the dictionary it has read in the shared /tmp and trusts what it finds there, so that another user of the
machine could plant one. Here it lies in the user's own cache folder.

Which own words count depends on the index that is asked or built: `speaking` says so to all that runs within it, as an
index may be built beside questions to the one before.
"""

import logging
import marshal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache
from typing import Final

import jieba
import platformdirs

_SPOKEN: Final = ContextVar[tuple[str, ...]]("own words", default=())
_CACHE: Final = "jieba.cache"  # jieba's own name for it
_IN_USE: Final = 3
"""Dictionaries that stay loaded: the plain one, that of the index that is asked, and that of the one being built."""


def segmenter() -> jieba.Tokenizer:
    """Return the tokenizer that knows the own words that count here."""
    return _segmenter(_SPOKEN.get())


@contextmanager
def speaking(own: tuple[str, ...]) -> Iterator[None]:
    """Have these words, folded, count as words for as long as this lasts."""
    before = _SPOKEN.set(own)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


@lru_cache(maxsize=_IN_USE)
def _segmenter(own: tuple[str, ...]) -> jieba.Tokenizer:
    """Load a tokenizer. Where the cache folder can't be written, the dictionary is read anew by each process."""
    jieba.setLogLevel(logging.CRITICAL)  # it logs a traceback where the cache cannot be written
    tokenizer, folder = jieba.Tokenizer(), platformdirs.user_cache_path("yinju")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(folder)
    with suppress(OSError, EOFError, ValueError, TypeError):  # not there, or damaged: jieba makes it anew
        # jieba reads its cache piece by piece, which takes three times as long as the whole at once.
        tokenizer.FREQ, tokenizer.total = marshal.loads((folder / _CACHE).read_bytes())  # noqa: S302 the user's own
        tokenizer.initialized = True
    for word in own:
        tokenizer.add_word(word)
    return tokenizer
