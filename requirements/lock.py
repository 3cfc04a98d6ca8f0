"""`make lock`: writes which versions are installed, with the hashes of all their published files.

Each package stands in one lock: `build` (what builds packages), `run` (what the program imports), `dev` and `ocr` (what
these extras bring on top), `tools` (what `make lock`, `make audit` and `make sbom` run). Pins stay as they are where
they still fit; `--upgrade` takes the newest. torch is left out: its builds for processors and for graphics cards have
one version and different files, so `pyproject.toml` pins the version and whoever installs chooses the build.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
PROJECT: Final = HERE.parent / "pyproject.toml"
PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==[^ ]+")
HEAD: Final = "# Written by `make lock`; requirements/lock.py says what each lock is for.\n"
OPTIONS: Final = (
    *("--quiet", "--no-config", "--generate-hashes", "--strip-extras", "--no-header", "--no-annotate"),
    *("--no-emit-options", "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host"),
    *("--unsafe-package=torch", "--no-allow-unsafe"),
)


def main() -> None:
    """Write every lock; further arguments go to pip-compile."""
    with tempfile.TemporaryDirectory() as folder:
        build = Path(folder, "build.in")
        build.write_text("\n".join(tomllib.loads(PROJECT.read_text("utf-8"))["build-system"]["requires"]))
        known = _lock("build", build, ())
        known += _lock("run", PROJECT, known)
        known += _lock("dev", PROJECT, known, "--extra=dev")
        _lock("ocr", PROJECT, known, "--extra=ocr")
        _lock("tools", HERE / "tools.in", ())


def _lock(name: str, source: Path, known: Iterable[str], *options: str) -> list[str]:
    """Write one lock without the packages that are in those before, which keep their versions; return its entries."""
    lock = HERE / f"{name}.lock"
    with tempfile.TemporaryDirectory() as folder:
        pins, out = Path(folder, "pins.txt"), Path(folder, "out.lock")
        pins.write_text("\n".join(entry.split(" ")[0] for entry in known))
        out.write_text("".join([*known, lock.read_text("utf-8") if lock.exists() else ""]))
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *options, f"--constraint={pins}"]
        subprocess.run([*command, *sys.argv[1:], f"--output-file={out}", str(source)], check=True)  # noqa: S603
        before = {_name(entry) for entry in known}
        entries = [entry for entry in _entries(out.read_text("utf-8")) if _name(entry) not in before]
    lock.write_text(HEAD + "".join(entries), encoding="utf-8")
    return entries


def _entries(text: str) -> Iterator[str]:
    """Yield each pin with its hashes, without the comments."""
    lines = (line for line in text.splitlines(keepends=True) if not line.startswith(("#", "\n")))
    entry = ""
    for line in lines:
        if entry and PIN.match(line):
            yield entry
            entry = ""
        entry += line
    if entry:
        yield entry


def _name(entry: str) -> str:
    found = PIN.match(entry)
    assert found is not None, "pip-compile pins every package"
    return re.sub(r"[-_.]+", "-", found[1]).lower()


if __name__ == "__main__":
    main()
