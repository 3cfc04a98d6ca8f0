"""Measure how well files become documents, on the pages and files that are made here.

python -m benchmarks.documents            the figures of both halves
python -m benchmarks.documents --faults   and what is wrong with each sample
"""

import argparse
from collections.abc import Sequence

from benchmarks.documents.measure import Result, measure
from benchmarks.documents.seen import SAMPLES as SEEN
from benchmarks.documents.unseen import SAMPLES as UNSEEN

_HEADINGS = ("half", "files", "body recall", "kept", "title", "date", "place", "PDF joined")
_HALVES = {"seen": SEEN, "unseen": UNSEEN}


def main() -> None:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", action="store_true", help="say what is wrong with each sample")
    parser.add_argument("names", nargs="*", help="only samples whose names contain one of these")
    options = parser.parse_args()
    print("".join(f"{heading:>13}" for heading in _HEADINGS))
    for half, samples in _HALVES.items():
        wanted = [s for s in samples if not options.names or any(name in s.name for name in options.names)]
        results = measure(wanted)
        if results:
            print("".join(f"{value:>13}" for value in (half, *_figures(results))))
        for result in results if options.faults else ():
            for fault in result.faults:
                print(f"{result.name}: {fault}")


def _figures(results: Sequence[Result]) -> tuple[str, ...]:
    printed = [result for result in results if result.name.endswith(".pdf")]
    return (
        str(len(results)),
        _share(sum(result.found for result in results), sum(result.body for result in results)),
        _share(sum(result.kept for result in results), sum(result.text for result in results)),
        _share(sum(result.title for result in results), len(results)),
        _share(sum(result.date for result in results), len(results)),
        _share(sum(result.place for result in results), len(results)),
        _share(sum(result.joined for result in printed), sum(result.paragraphs for result in printed)),
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
