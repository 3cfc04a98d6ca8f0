"""How OpenMP's threads wait, asked of the program while it runs: libgomp prints what is in force."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import index, faiss, torch
torch.ones(512, 512) @ torch.ones(512, 512)
"""


@pytest.mark.process
def test_threads_sleep_while_they_wait_where_the_model_runs() -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OMP_")}
    settings = kept | {"OMP_DISPLAY_ENV": "TRUE", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=settings, capture_output=True, text=True, check=True)
    policies = [line.split("=")[1].strip(" '") for line in done.stderr.splitlines() if "OMP_WAIT_POLICY" in line]
    assert set(policies) == {"PASSIVE"}, done.stderr  # one line for each OpenMP library: torch's and FAISS's
