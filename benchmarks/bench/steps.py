"""Where the processors' time goes: the steps of a question, or of a start, by their shares of it.

python -m benchmarks.bench.steps question DATA QUESTIONS [--no-reader]
python -m benchmarks.bench.steps command ask QUESTION --data DATA --documents DOCUMENTS
"""

import cProfile
import io
import json
import pstats
import runpy
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Final

from benchmarks.bench.machine import environment

Steps = dict[str, tuple[str, str]]
"""From a step's name to the end of a file's name and a function there."""

QUESTION: Final[Steps] = {
    "understanding it": ("retrieval/own_words.py", "understood"),
    "its vector": ("index/embedding/int8.py", "query"),
    "searching": ("retrieval/rank.py", "search"),
    "deciding": ("retrieval/decide.py", "decide"),
    "lists (with what the reader reads for them)": ("retrieval/answer.py", "_named"),
    "the reader": ("retrieval/reader/read.py", "read"),
    "the short answer": ("retrieval/answer.py", "_short"),
}
START: Final[Steps] = {
    "imports": ("importlib._bootstrap>", "_find_and_load"),
    "the tokenizer": ("index/embedding/tokens.py", "__init__"),
    "networks": ("index/embedding/compiled.py", "__init__"),
    "jieba's dictionary": ("jieba/__init__.py", "initialize"),
    "CC-CEDICT": ("retrieval/cedict.py", "english_to_chinese"),
    "the answer, with what it reads first": ("retrieval/answer.py", "answer"),
}
LEAST: Final = 0.01  # of the whole: smaller steps are left out


def shares(work: Callable[[], object], steps: Steps) -> dict[str, float]:
    """Return what part of its processor time `work` spends in each step, all threads together, in [0, 1].

    Profiling makes Python slower and nothing else, so these are shares; a step can be part of another.
    """
    profile = cProfile.Profile(time.process_time)
    with suppress(SystemExit):
        profile.runcall(work)
    found = pstats.Stats(profile)
    calls: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = vars(found)["stats"]
    total = float(vars(found)["total_tt"])
    taken = {
        step: max(
            (each[3] for (file, _, name), each in calls.items() if name == called and file.endswith(end)), default=0
        )
        for step, (end, called) in steps.items()
    }
    kept = {step: seconds / total for step, seconds in taken.items() if seconds > LEAST * total}
    return dict(sorted(kept.items(), key=lambda each: -each[1]))


def told(*arguments: str) -> str:
    """Run this module with these arguments in a process of its own; return the shares as text."""
    command = [sys.executable, "-m", "benchmarks.bench.steps", *arguments]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return ", ".join(f"{step} {share:.0%}" for step, share in found.items()) + " of the processor time"


def _of_questions(data: Path, questions: Path, with_reader: bool) -> dict[str, float]:
    from benchmarks.bench.lone import WARMING, answering, asked_in

    with answering(data, with_reader) as answerer:
        asked = asked_in(questions)
        for question in asked[:WARMING]:
            answerer.answer(question)
        return shares(lambda: [answerer.answer(question) for question in asked], QUESTION)


def _of_a_start(arguments: list[str]) -> dict[str, float]:
    sys.argv = ["yinju", *arguments]
    with redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        return shares(lambda: runpy.run_module("bot", run_name="__main__"), START)


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    if kind == "question":
        print(json.dumps(_of_questions(Path(rest[0]), Path(rest[1]), "--no-reader" not in rest)))
    else:
        print(json.dumps(_of_a_start(rest)))
