"""The picture of growth: what a question's search takes, and the memory of who asks, by the size of the collection."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure

from benchmarks.bench.growth import AskedFigures


def draw(measured: Sequence[AskedFigures], path: Path) -> None:
    """Write a picture (PNG) of what was measured; both axes are logarithmic."""
    every = sorted(measured, key=lambda each: each.passages)
    sizes = [each.passages for each in every]
    figure = Figure(figsize=(8, 3.2), layout="constrained")
    times, memory = figure.subplots(1, 2)
    for at, name, style in ((0, "median", "o-"), (1, "95 %", "o--")):
        times.plot(sizes, [each.clock[at] for each in every], style, color="tab:gray", label=f"by the clock, {name}")
        times.plot(sizes, [each.processor[at] for each in every], style, color="tab:blue", label=f"processor, {name}")
    times.set(title="search of a question", ylabel="ms", yscale="log")
    times.legend(fontsize="small")
    memory.plot(sizes, [each.pss for each in every], "o-", color="tab:blue")
    memory.set(title="memory of a process that asked (PSS)", ylabel="MiB", ylim=(0, None))
    for axes in (times, memory):
        axes.set(xlabel="passages", xscale="log")
        axes.grid(alpha=0.3)
    figure.savefig(path, dpi=110)
