"""jieba with its dictionary, loaded once.

jieba keeps the dictionary it has read in the shared /tmp and trusts what it finds there, so that another user of the
machine could plant one. Here it lies in the user's own cache folder.
"""

import logging
from contextlib import suppress
from functools import cache

import jieba
import platformdirs


@cache
def segmenter() -> jieba.Tokenizer:
    """Return the tokenizer. Where the cache folder can't be written, the dictionary is read anew by each process."""
    jieba.setLogLevel(logging.CRITICAL)  # it logs a traceback where the cache cannot be written
    tokenizer, folder = jieba.Tokenizer(), platformdirs.user_cache_path("yinju")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(folder)
    return tokenizer
