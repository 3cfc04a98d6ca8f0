"""Train the reader on what the recipe wrote: `python -m training.train --steps 3000`. Resumes from its last checkpoint.

Three losses: listwise softmax (which of the passages), yes or no per pair (does this passage hold the answer; no for
questions with a swapped name and for details that are missing), and where the answer begins and ends. `--from FILE`
begins with weights that shipped. What ships (`--ship FILE`) is the running mean of the weights, in 8 bits. With each
checkpoint the log gets a line on questions that are held out.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import fmean

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.metrics import auroc
from index.embedding.bundled import bundled_model
from index.embedding.sentence import number_type
from retrieval.reader.network import LAYERS, Judged, Network, pack
from retrieval.reader.pairs import Pairer
from retrieval.reader.weights import encoder_tensors, in_eight_bits, shipped
from training.recipe import WORK
from training.units import NEGATIVE_KINDS, Maker, TrainingUnit, Unit, load_records

BATCH = 4  # units per step, about three and a half pairs each
DROPOUT = 0.1
RATE, HEADS_RATE = 1.5e-4, 1e-3
WARM = 30  # steps in which the rate rises
COOL = 0.3  # share of the steps, the last, in which it falls: until then --steps may still be changed
LEAST = 0.02  # of the rate, at the end
DECAY = 0.01
SWAPPED = 0.7  # weight of a pair with a swapped question, whose label is not always right
MEAN = 0.997  # how much of the running mean of the weights each step keeps
EVERY = 180  # seconds between checkpoints
WATCHED = 40  # held-out questions
LOGGED = 20  # steps between lines of the log
FASTER = number_type() == "bfloat16"  # where the processor has it; elsewhere it takes longer than float32


@dataclass(frozen=True, slots=True)
class Losses:
    """The three losses of a batch."""

    ranking: Tensor
    answers: Tensor
    spans: Tensor

    def total(self) -> Tensor:
        """Return what is minimised."""
        return self.ranking + self.answers + self.spans


class Training:
    """A network that is being trained, with its optimiser and the running mean of its weights."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.network = Network(DROPOUT)
        self.network.load_state_dict(encoder_tensors(bundled_model(), LAYERS), strict=False)
        nn.init.zeros_(self.network.known.weight)
        learned = self.network.learned()
        for name, value in self.network.named_parameters():
            value.requires_grad_(name in learned)
        heads = [value for name, value in learned.items() if not name.startswith("layers.")]
        layers = [value for name, value in learned.items() if name.startswith("layers.")]
        groups = [{"params": heads, "rate": HEADS_RATE}, {"params": layers, "rate": RATE}]
        self.optimiser = torch.optim.AdamW(groups, lr=RATE, weight_decay=DECAY)
        self.mean = {name: value.detach().clone() for name, value in learned.items()}
        self.done = 0

    def begin_with(self, path: Path) -> None:
        """Take weights that shipped instead of the encoder's."""
        held = shipped(path)
        self.network.load_state_dict(held, strict=False)
        self.mean = {name: held[name].clone() for name in self.mean}

    def resume(self) -> None:
        """Go on where the last checkpoint ends, if there is one."""
        if not (self._folder / "optimiser.pt").is_file():
            return
        held = torch.load(self._folder / "optimiser.pt", weights_only=True)
        self.optimiser.load_state_dict(held["optimiser"])
        self.network.load_state_dict(load_file(self._folder / "weights.safetensors"), strict=False)
        self.mean = load_file(self._folder / "mean.safetensors")
        self.done = int(held["step"])

    def save(self) -> None:
        """Write a checkpoint."""
        learned = {name: value.detach().contiguous() for name, value in self.network.learned().items()}
        save_file(self.mean, self._folder / "mean.safetensors")
        save_file(learned, self._folder / "weights.safetensors")
        part = self._folder / "optimiser.pt.part"
        torch.save({"step": self.done, "optimiser": self.optimiser.state_dict()}, part)
        part.replace(self._folder / "optimiser.pt")

    def step(self, batch: list[Unit], rate: float) -> Losses:
        """Learn from a batch, at a share of the full rate."""
        torch.manual_seed(self.done)  # so that dropout is the same after resuming
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * rate
        packed = pack([pair for unit in batch for pair in unit.pairs])
        with torch.autocast("cpu", torch.bfloat16, enabled=FASTER):
            judged = self.network(packed)
        losses = batch_losses(as_float(judged), batch)
        self.optimiser.zero_grad()
        losses.total().backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([value for value in self.network.parameters() if value.requires_grad], 1.0)
        self.optimiser.step()
        self.done += 1
        kept = min(MEAN, self.done / (self.done + 9))
        with torch.no_grad():
            for name, value in self.network.learned().items():
                self.mean[name].lerp_(value, 1 - kept)
        return losses


def main() -> None:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=3000, help="in all (default: %(default)s)")
    parser.add_argument("--work", type=Path, default=WORK, help="as given to training.recipe (default: %(default)s)")
    parser.add_argument("--from", dest="first", type=Path, help="weights to begin with (default: the encoder's)")
    parser.add_argument("--ship", type=Path, help="write the running mean there, in 8 bits")
    options = parser.parse_args()
    folder = options.work / "training"
    training = Training(folder)
    if options.first:
        training.begin_with(options.first)
    training.resume()
    maker = Maker(folder, Pairer.of(bundled_model()))
    held = watched_units(maker, load_records(folder, held_out=True))
    train(training, maker, folder, options.steps, load_records(folder), held)
    if options.ship:
        save_file(in_eight_bits(training.mean), options.ship)


def train(
    training: Training, maker: Maker, folder: Path, steps: int, records: Sequence[TrainingUnit], held: Sequence[Unit]
) -> None:
    """Train for `steps` steps in all; `train.log` in `folder` gets the losses and the curve of the units `held` out."""
    training.network.train()
    log, saved, sums = folder / "train.log", time.monotonic(), torch.zeros(3)
    for batch in maker.batches(records, BATCH, training.done, steps):
        losses = training.step(batch, schedule(training.done, steps))
        sums += torch.stack([losses.ranking, losses.answers, losses.spans]).detach()
        if training.done % LOGGED == 0:
            with log.open("a", encoding="utf-8") as file:
                print(json.dumps({"step": training.done, "losses": (sums / LOGGED).tolist()}), file=file)
            sums.zero_()
        if time.monotonic() - saved > EVERY or training.done == steps:
            training.save()
            if held:
                with log.open("a", encoding="utf-8") as file:
                    print(json.dumps({"step": training.done} | watch(training.network, held)), file=file)
            saved = time.monotonic()


def watched_units(maker: Maker, records: Sequence[TrainingUnit], count: int = WATCHED) -> list[Unit]:
    """Return units of held-out questions that people wrote, always the same."""
    written = [record for record in records if record.answers and record.passage is None]
    random.Random("watched").shuffle(written)
    units = (maker.unit(record, random.Random(record.key)) for record in written)
    return list(islice((unit for unit in units if unit), count))


@torch.no_grad()
def watch(network: Network, units: Sequence[Unit]) -> dict[str, float]:
    """Return how often the positive comes first, and how often it looks likelier to answer than each kind of pair."""
    network.eval()
    first: list[float] = []
    right: list[float] = []
    wrong: dict[str, list[float]] = {}
    for unit in units:
        with torch.autocast("cpu", torch.bfloat16, enabled=FASTER):
            judged = as_float(network(pack(unit.pairs)))
        first.append(float(judged.relevance[: len(unit.pairs) - unit.other].argmax() == 0))
        right.append(float(judged.answers[0]))
        for kind, value in zip(unit.kinds[1:], judged.answers[1:].tolist(), strict=True):
            wrong.setdefault(kind, []).append(value)
    network.train()
    return {"first": fmean(first)} | {
        kind: auroc(np.array(right), np.array(wrong[kind])).value for kind in NEGATIVE_KINDS if kind in wrong
    }


def as_float(judged: Judged) -> Judged:
    """Return the log odds in float32."""
    return Judged(judged.relevance.float(), judged.answers.float(), judged.begin.float(), judged.finish.float())


def schedule(step: int, steps: int) -> float:
    """Return the share of the full rate at a step of so many: rising, then even, then falling."""
    return min(1.0, (step + 1) / WARM, max(LEAST, (steps - step) / (COOL * steps)))


def batch_losses(judged: Judged, batch: list[Unit]) -> Losses:
    """Return the losses of the pairs of a batch, each the mean over its units."""
    ranking, answers, spans = [], [], []
    pair, token = 0, 0
    for unit in batch:
        count = len(unit.pairs)
        listed = count - unit.other
        ranking.append(-functional.log_softmax(judged.relevance[pair : pair + listed], dim=0)[0])
        answers.append(_answer_loss(judged.answers[pair : pair + count], listed))
        if unit.begins:
            first, end = token + unit.pairs[0].first, token + len(unit.pairs[0].tokens) - 1
            for ends, marked in ((judged.begin, unit.begins), (judged.finish, unit.finishes)):
                scores = functional.log_softmax(ends[first:end], dim=0)
                spans.append(-torch.logsumexp(scores[torch.tensor(marked) - unit.pairs[0].first], dim=0))
        pair += count
        token += sum(len(each.tokens) for each in unit.pairs)
    mean_of_spans = torch.stack(spans).mean() if spans else torch.zeros(())
    return Losses(torch.stack(ranking).mean(), torch.stack(answers).mean(), mean_of_spans)


def _answer_loss(log_odds: Tensor, listed: int) -> Tensor:
    """Yes for the first pair, no for the others: together they weigh as much, and a swapped question SWAPPED."""
    labels, weights = torch.zeros(len(log_odds)), torch.full((len(log_odds),), 1.0 / listed)
    labels[0] = weights[0] = 1.0
    weights[listed:] = SWAPPED
    return functional.binary_cross_entropy_with_logits(log_odds, labels, weights, reduction="sum") / 2


if __name__ == "__main__":
    main()
