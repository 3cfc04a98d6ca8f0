"""What is asked: an evaluation set where there is one, else the example corpus with a few questions."""

import json
import shutil
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.bench.machine import ROOT
from benchmarks.corpus import indexed
from benchmarks.progress import ProgressLine
from benchmarks.sets import EvaluationSet, is_set, load_set, sampled
from index.build import update
from index.embedding.encoder import load_encoder
from index.snapshot.store import FolderStore
from index.types import Progress

EXAMPLES: Final = ROOT / "examples" / "corpus"
ASKED: Final = ("哪个城市强调了人才政策？", "哪裡要籌建青年公寓？", "咖啡合作社有多少户？", "夜间公交有几条线？")


@dataclass(frozen=True, slots=True)
class Collection:
    """An index in the folder `data`, of the folder `documents`, and questions, one a line of JSON in `questions`."""

    name: str
    documents: Path
    data: Path
    questions: Path
    passages: int
    chosen: EvaluationSet | None

    def asked(self) -> list[str]:
        """Return the questions."""
        return [json.loads(line)["question"] for line in self.questions.read_text("utf-8").splitlines()]


def collection(folder: Path, data: Path, sample: int) -> Collection:
    """Return the set in `folder`, indexed in `data`; the examples where there is no such set."""
    encoder, progress = load_encoder("bundled"), ProgressLine()

    def show(step: Progress) -> None:
        progress.show(step.phase, step.done, step.total)

    chosen = sampled(load_set(folder), sample) if is_set(folder) else None
    data = data / (chosen.name if chosen else "examples")
    documents = data / "documents"
    if chosen:
        with indexed(load_set(folder), data, encoder, show) as snapshot:
            passages = snapshot.size
        asked = [item.question for item in chosen.questions]
    else:
        print(f"There is no evaluation set in {folder}: the example corpus is asked instead.")
        shutil.copytree(EXAMPLES, documents, dirs_exist_ok=True)
        update(documents, data, encoder, show, confirmed=True)
        with closing(FolderStore(data).open(encoder.name)[0]) as opened:
            passages = opened.size
        asked = [*ASKED]
    questions = data / "asked.jsonl"
    lines = (json.dumps({"question": question}, ensure_ascii=False) for question in asked)
    questions.write_text("\n".join(lines), "utf-8")
    return Collection(data.name, documents, data, questions, passages, chosen)


def indexing_speed(whole: Collection, texts: int = 256) -> tuple[float, float]:
    """Return how many passages a second are embedded, by the clock and by the processors' time."""
    encoder = load_encoder("bundled")
    with closing(FolderStore(whole.data).open(encoder.name)[0]) as snapshot:
        step = max(1, snapshot.size // texts)
        chosen = [each.text for each in snapshot.passages(range(0, snapshot.size, step))]
    encoder.passages(chosen[:8])
    clock, processor = time.perf_counter(), time.process_time()
    encoder.passages(chosen)
    return len(chosen) / (time.perf_counter() - clock), len(chosen) / (time.process_time() - processor)
