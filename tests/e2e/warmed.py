"""What a forked `yinju` starts from: everything imported, the model loaded, the dictionaries read.

Only the parent of the forks imports this module (see `parent`). It asks one question of a small index by the command
line, warms what a real start warms, and then keeps the weights, which are the same for every bot. All else,
settings, index and state, a fork opens by itself.
"""

import contextlib
import gc
import importlib
import io
import os
import pkgutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bot
import index
import retrieval
from bot.admin.indexing import schedule
from bot.cli import cli, main
from bot.library import engine, open_library
from bot.settings import Settings
from index.embedding import encoder

DOCUMENT = "常德市开通环湖巴士\n\n2025年4月2日，常德市开通环湖巴士，票价两元，每二十分钟一班。\n"
QUESTION = "环湖巴士票价多少？"
NOT_BY_BOTS = {"__main__", "convert", "derive", "network", "weights"}  # what ends the import, or needs torch


def begin(arguments: tuple[str, ...], environment: dict[str, str], folder: str, out: str, err: str) -> None:
    """Be `yinju` with these arguments, in this folder, appending to these files. This runs in the fork."""
    os.setsid()  # as an administrator would start it: signals of one bot do not reach the others
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for path, stream in ((out, sys.stdout), (err, sys.stderr)):
        opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.dup2(opened, stream.fileno())
        os.close(opened)
    if settled := environment.get("TEST_SETTLED"):  # seconds, for tests that a minute is too long for
        vars(schedule).update(LOOK=float(settled) / 2, SETTLED=float(settled))
    sys.argv = ["yinju", *arguments]
    main()


def _kept(load: Callable[..., Any]) -> Callable[..., Any]:
    """Return `load` with a memory: the same model in the same arithmetic is read from disk once, whoever watches."""
    loaded: dict[str, Any] = {}

    def once(*source: object) -> Any:
        key = str([each for each in source if isinstance(each, str | Path)])
        if key not in loaded:
            loaded[key] = load(*source)
        return loaded[key]

    return once


def _warm() -> None:
    encoder.load_int8 = _kept(encoder.load_int8)
    encoder.load_sentence_transformer = _kept(encoder.load_sentence_transformer)
    engine.load_reader = _kept(engine.load_reader)
    for package in (index, retrieval, bot):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.rsplit(".", 1)[1] not in NOT_BY_BOTS:
                importlib.import_module(module.name)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "documents").mkdir()
        (folder / "documents" / "巴士.txt").write_text(DOCUMENT, "utf-8")
        given = ["--documents", str(folder / "documents"), "--data", str(folder / "data")]
        cli(["index", *given], standalone_mode=False)
        cli(["ask", QUESTION, *given], standalone_mode=False)
        open_library(Settings(yinju_documents=folder / "documents", yinju_data=folder / "data")).engine.warm()
    gc.collect()
    gc.freeze()  # so that the forks' collections leave the shared pages alone


_warm()
