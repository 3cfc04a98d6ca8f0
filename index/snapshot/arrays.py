"""Arrays on disk as `.npy`, read back memory-mapped and read-only."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def load_array(path: Path) -> NDArray[Any]:
    """Map one array; a plain view of the map, as `np.memmap` itself makes every slice several times dearer."""
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
