"""`make audit`: which installed packages are out of date, and which are known to be faulty.

Exit status: 0 nothing is known to be faulty, 1 something is, 2 nobody could be asked.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
PIP: Final = (str(HERE.parent / ".venv/bin/python"), "-m", "pip", "--disable-pip-version-check")
QUICKLY: Final = ("--retries", "0", "--timeout", "15")
LOCKS: Final = ("build", "run", "dev", "ocr")


def main() -> None:
    """Print both lists, or that they could not be had."""
    _tell_newer()
    locks = [f"--requirement={HERE / name}.lock" for name in LOCKS]
    found = _audited(["--require-hashes", *locks])
    with tempfile.TemporaryDirectory() as folder:
        torch = Path(folder, "torch.txt")
        pin = re.search(r'"(torch==[^"]+)"', (HERE.parent / "pyproject.toml").read_text("utf-8"))
        torch.write_text(pin[1] if pin else "")
        also = _audited(["--no-deps", f"--requirement={torch}"])
    if found is None or also is None:
        print("\nThe database of known faults cannot be reached, so nothing is said about them.")
        sys.exit(2)
    known = [each for each in (*found, *also) if "skip_reason" not in each]
    faulty = _told(known)
    print(f"\nKnown faults in {len(known)} packages: {len(faulty)}", *faulty, sep="\n  ")
    for each in (*found, *also):
        if "skip_reason" in each:
            print(f"  {each['name']}: nobody could be asked ({each['skip_reason']})")
    sys.exit(1 if faulty else 0)


def _tell_newer() -> None:
    if _run([*PIP, "index", "versions", "setuptools", *QUICKLY]).returncode:
        print("The package index cannot be reached, so nothing is said about newer versions.")
        return
    newer = json.loads(_run([*PIP, "list", "--outdated", "--format=json", *QUICKLY]).stdout or "[]")
    print(f"Newer versions than those installed: {len(newer)}")
    for each in newer:
        print(f"  {each['name']} {each['version']} -> {each['latest_version']}")


def _audited(options: Sequence[str]) -> list[dict[str, Any]] | None:
    """Return what pip-audit says of each package; None where it could not ask."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out.json")
        command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--progress-spinner=off", "--format=json"]
        done = _run([*command, f"--output={out}", *options])
        if not out.exists() or not out.read_text():
            print(done.stderr.strip().splitlines()[-1:], file=sys.stderr)
            return None
        found: list[dict[str, Any]] = json.loads(out.read_text())["dependencies"]
        return found


def _told(packages: Sequence[dict[str, Any]]) -> list[str]:
    return [
        f"{each['name']} {each['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'no version'}"
        for each in packages
        for fault in each.get("vulns", ())
    ]


def _run(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command


if __name__ == "__main__":
    main()
