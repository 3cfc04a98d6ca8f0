"""Passages by rank, with what each ranking saw of them and without a decision, for `yinju search`."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.quotes import source_line
from bot.terminal.screen import INDENT
from bot.words import Words
from retrieval.answer import Answerer
from retrieval.explain import Fate, Seen, Sight


def found_passages(answerer: Answerer, words: str, top: int) -> list[Seen]:
    """Return the best passages of the mixed ranking, the best first; none for what is no question."""
    explained = answerer.explain(words, top)
    return [each for each in explained.seen if each.mixed.rank <= top] if explained else []


def print_passages(out: Console, passages: Sequence[Seen], t: Words) -> None:
    """Print passages with their sources and scores."""
    for each in passages:
        passage = each.passage
        scores = t(
            "hittest-scores",
            mixed=_sight(each.mixed),
            vectors=_sight(each.vectors, 3),
            words=_sight(each.words),
            pairs=_sight(each.pairs),
            document=_sight(each.document),
        )
        line = source_line(passage.metadata, passage.document, t)
        out.print(Text(f"{each.mixed.rank}. {passage.text}"))
        out.print(Text(f"{INDENT}{line} [{passage.document}]"))
        out.print(Text(INDENT + scores, style="dim"))
        if each.fate is not Fate.RANKED:
            out.print(Text(INDENT + t(f"hittest-{each.fate.value}"), style="dim"))


def _sight(sight: Sight, digits: int = 2) -> str:
    return f"{sight.score:.{digits}f} (#{sight.rank})"
