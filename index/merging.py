"""When segments are merged: which of them a run of indexing writes once more, into its own.

Many small runs would leave many small segments, and each makes every question dearer. So a run takes in those no larger
than its own, as long as there are such, and those of which more than half has gone. A document is so written again at
most about as often as its number of documents can be doubled, and after n runs of one document about log2 n are left.
"""

from collections.abc import Mapping


def merged(kept: Mapping[int, int], whole: Mapping[int, int], added: int) -> set[int]:
    """Return the segments to take in, given how many documents of each are kept, each has, and the run adds.

    >>> merged({1: 100, 2: 1, 3: 2, 4: 49}, {1: 100, 2: 1, 3: 2, 4: 100}, added=1)
    {2, 3, 4}
    """
    found = {segment for segment in kept if kept[segment] * 2 < whole[segment]}
    size = added
    for segment in sorted(kept.keys() - found, key=lambda segment: (kept[segment], segment)):
        if kept[segment] > size:
            break
        found.add(segment)
        size += kept[segment]
    return found
