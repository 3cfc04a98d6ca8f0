"""Measure questions of one kind each, quickly: python -m benchmarks.kinds lists short (all kinds without a name).

Prints the table with start, goal and now; what came of each question goes into KIND.txt in the folder of results.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.corpus import indexed
from benchmarks.evaluate import DEFAULT, RESULTS, measure_kinds
from benchmarks.kinds.records import DOCUMENTS, KINDS, load_kinds
from benchmarks.progress import ProgressLine
from benchmarks.report import table
from benchmarks.sets import load_set
from index.embedding.bundled import bundled_model
from index.embedding.encoder import BUNDLED, load_encoder
from index.errors import YinjuError
from retrieval.answer import Answerer
from retrieval.reader.read import load_reader


def main() -> int:
    """Run as a command; see --help."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--sets", type=Path, default=DEFAULT, help="the folder of sets (default: %(default)s)")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where results go (default: %(default)s)")
    options = parser.parse_args()
    try:
        kinds, chosen = load_kinds(options.sets), load_set(options.sets / DOCUMENTS)
        encoder, progress = load_encoder(BUNDLED), ProgressLine()
        with indexed(chosen, options.results / "index" / chosen.name, encoder) as snapshot:
            answerer = Answerer(snapshot, encoder, load_reader(bundled_model()))
            asked = options.kinds or KINDS
            print(table(measure_kinds(asked, kinds, chosen.documents, answerer, options.results, progress)))
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
