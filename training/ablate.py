"""What each kind of negative teaches: `python -m training.ablate --steps 150 --from weights.safetensors`.

Trains once with all kinds and once without each, from the same weights and for as many steps, on what `training.recipe`
wrote. Prints how often, on held-out questions, the positive comes first, and how often it looks likelier to answer than
a pair of each kind. Each run goes on where it was stopped, and stays in a folder of its own below `--work`, so that its
weights can be measured elsewhere.
"""

import argparse
from pathlib import Path

from safetensors.torch import save_file

from index.embedding.bundled import bundled_model
from retrieval.reader.pairs import Pairer
from retrieval.reader.weights import in_eight_bits
from training.recipe import WORK
from training.train import Training, train, watch, watched_units
from training.units import NEGATIVE_KINDS, Maker, load_records

UNITS = 200  # held-out questions


def main() -> None:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=150, help="of each run (default: %(default)s)")
    parser.add_argument("--from", dest="first", type=Path, help="weights to begin with (default: the encoder's)")
    parser.add_argument("--work", type=Path, default=WORK, help="as given to training.recipe (default: %(default)s)")
    parser.add_argument("--only", choices=[*NEGATIVE_KINDS, "none"], help="run without this kind alone")
    options = parser.parse_args()
    source, pairer = options.work / "training", Pairer.of(bundled_model())
    held = watched_units(Maker(source, pairer), load_records(source, held_out=True), UNITS)
    print("| without | first |", " | ".join(NEGATIVE_KINDS), "|")
    for kind in ["none", *NEGATIVE_KINDS]:
        if options.only in (None, kind):
            found = watch(_trained(source, pairer, kind, options.steps, options.first).network, held)
            print(f"| {kind} |", " | ".join(f"{value:.3f}" for value in found.values()), "|", flush=True)


def _trained(source: Path, pairer: Pairer, kind: str, steps: int, first: Path | None) -> Training:
    """Train without a kind of negative, and return the training with the running mean of the weights in its network."""
    folder = source / f"without {kind}"
    folder.mkdir(exist_ok=True)
    training = Training(folder)
    if first:
        training.begin_with(first)
    training.resume()
    maker = Maker(source, pairer, without=kind)
    train(training, maker, folder, steps, load_records(source), held=[])
    training.network.load_state_dict(training.mean, strict=False)
    save_file(in_eight_bits(training.mean), folder / "shipped.safetensors")
    return training


if __name__ == "__main__":
    main()
