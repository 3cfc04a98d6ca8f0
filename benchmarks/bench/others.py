"""Other programs, each in an environment of its own, and the parts alone: what a question costs there."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.bench.collection import Collection
from benchmarks.bench.machine import ROOT, environment
from index.embedding.encoder import load_encoder
from index.snapshot.store import FolderStore
from index.snapshot.vectors import VectorIndex
from index.store import CorpusState
from index.types import Encoder

MODEL: Final = "the bare model, one question"
SCRIPTS: Final = ROOT / "benchmarks" / "peers"
PEERS: Final = {"haystack": "Haystack 2", "langchain": "LangChain", "milvus": "milvus-lite", "txtai": "txtai"}


@dataclass(frozen=True, slots=True)
class Peer:
    """A program's milliseconds of a question at the median and at 95 %, with what the bare model takes; MiB.

    processor: its processor time without the model's.

    found: in how many of the questions that a document answers it is the first found, in [0, 1].
    """

    name: str
    median: float
    late: float
    processor: float
    pss: float
    found: float | None


def peers(whole: Collection, environments: Path, model: float) -> Iterator[Peer | str]:
    """Yield what each peer took, with `model`, the milliseconds of a question's vector.

    For one that does not install or run here it yields a line that says so.
    """
    folder = whole.data / "given"
    documents = _hand_over(whole, folder)
    for name, shown in PEERS.items():
        try:
            python = _installed(name, environments)
            command = [str(python), "-m", f"benchmarks.peers.ask_{name}", str(folder.resolve())]
            done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, check=True)
        except subprocess.CalledProcessError as error:
            yield f"{shown} does not run here: {_last_line(error.stderr or '')}"
            continue
        found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        median, late = np.quantile(found["seconds"], (0.5, 0.95)) * 1000
        used = float(np.median(found["processor"]) * 1000)
        first = [documents[number] for number in found["first"]]
        yield Peer(shown, float(median) + model, float(late) + model, used, found["pss"], share_found(whole, first))


def keep_peers(whole: Collection, measured: list[Peer]) -> None:
    """Keep what they took, to stand beside Yinju's own figures whenever these are measured."""
    _kept(whole).write_text(json.dumps([asdict(each) for each in measured], ensure_ascii=False), "utf-8")


def kept_peers(whole: Collection) -> list[Peer]:
    """Return what they took when they were last measured on this collection; nothing where they were not."""
    path = _kept(whole)
    return [Peer(**each) for each in json.loads(path.read_text("utf-8"))] if path.is_file() else []


def _kept(whole: Collection) -> Path:
    return whole.data / "peers.json"


def share_found(whole: Collection, first: list[str]) -> float | None:
    """Return how often the document that answers a question is the one found first; None without a set."""
    if whole.chosen is None:
        return None
    pairs = zip(whole.chosen.questions, first, strict=True)
    return float(np.mean([item.document == document for item, document in pairs]))


def limits(whole: Collection) -> dict[str, float]:
    """Return the median milliseconds of the parts alone: the model on a question, reading all vectors once."""
    encoder = load_encoder("bundled")
    with closing(FolderStore(whole.data).open(encoder.name)[0]) as snapshot:
        vector = encoder.query("谁？")
        vectors = VectorIndex.build(snapshot.vectors(np.arange(snapshot.size)))
        asked = whole.asked()[:50]
        return {
            MODEL: _median(lambda number: encoder.query(asked[number % len(asked)])),
            "all vectors read once": _median(lambda _: vectors.score(vector)),
        }


def _median(work: Callable[[int], object], times: int = 50) -> float:
    taken = []
    for number in range(times):
        began = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - began)
    return float(np.median(taken) * 1000)


def _hand_over(whole: Collection, folder: Path) -> list[str]:
    """Write passages, vectors and questions for the peers, and return each passage's document."""
    folder.mkdir(exist_ok=True)
    encoder = load_encoder("bundled")
    with closing(FolderStore(whole.data).open(encoder.name)[0]) as snapshot:
        return _written(snapshot, encoder, whole.asked(), folder)


def _written(snapshot: CorpusState, encoder: Encoder, asked: list[str], folder: Path) -> list[str]:
    passages = snapshot.passages(range(snapshot.size))
    texts = {"passages": [f"{each.metadata.title or ''} {each.text}" for each in passages], "questions": asked}
    (folder / "texts.json").write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
    np.save(folder / "vectors.npy", snapshot.vectors(np.arange(snapshot.size)))
    np.save(folder / "asked.npy", np.stack([encoder.query(question) for question in asked]))
    return [each.document for each in passages]


def _installed(name: str, environments: Path) -> Path:
    """Return the interpreter of a peer's environment, which is made the first time."""
    python, wanted = environments / name / "bin" / "python", SCRIPTS / "requirements" / f"{name}.txt"
    made = environments / name / wanted.name
    if not made.is_file() or made.read_bytes() != wanted.read_bytes():
        print(f"installing {name} …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(environments / name)], check=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(wanted)]
        subprocess.run(command, check=True, capture_output=True, text=True)
        made.write_bytes(wanted.read_bytes())
    return python.absolute()


def _last_line(said: str) -> str:
    return next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "it says nothing")
