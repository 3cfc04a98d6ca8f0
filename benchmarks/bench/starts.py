"""Cold starts: from the command to an answer, to a prompt, to the bot's first answer."""

import asyncio
import importlib
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from benchmarks.bench.machine import environment

WAITING: Final = 600.0  # seconds at most, for machines that are busy with other things
PROMPT: Final = b"? "


Took = tuple[float, float]  # seconds, by the clock and of processor time


def cold_answer(data: Path, documents: Path, question: str) -> Took:
    """Return what `yinju ask` takes."""
    command = [sys.executable, "-m", "bot", "ask", question, *_folders(data, documents)]
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        asking = subprocess.Popen(command, env=environment(), cwd=data, stdout=out)
        return _took(began, asking)


def chat_prompt(data: Path, documents: Path) -> Took:
    """Return what it takes until `yinju chat` shows its prompt in a terminal."""
    screen, terminal = pty.openpty()
    began = time.perf_counter()
    command = [sys.executable, "-m", "bot", "chat", *_folders(data, documents)]
    chat = subprocess.Popen(command, env=environment(), cwd=data, stdin=terminal, stdout=terminal, stderr=terminal)
    shown = b""
    try:
        while PROMPT not in shown and time.perf_counter() - began < WAITING:
            if select.select([screen], [], [], 0.1)[0]:
                shown += os.read(screen, 4096)
        chat.kill()
        return _took(began, chat)
    finally:
        os.close(screen)
        os.close(terminal)


def first_answer(data: Path, documents: Path, question: str) -> Took:
    """Return what it takes from the start of the bot to its first answer, against the Bot API server of the tests."""
    return asyncio.run(_first_answer(data, documents, question))


async def _first_answer(data: Path, documents: Path, question: str) -> Took:
    botapi: Any = importlib.import_module("botapi")  # it lies in the folder of the tests
    server = botapi.BotApiServer()
    await server.start()
    chat = botapi.Driver(server).private()
    settings = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_URL": server.url}
    command = [sys.executable, "-m", "bot", "run", *_folders(data, documents)]
    with tempfile.TemporaryFile() as log:
        began = time.perf_counter()
        bot = subprocess.Popen(  # noqa: ASYNC220  (its usage is asked for by `os.wait4`)
            command, env=environment(**settings), cwd=data, stdout=log, stderr=log
        )
        try:
            await chat.reply(chat.send(question), timeout=WAITING)
            bot.kill()
            return _took(began, bot)
        finally:
            bot.kill()
            await server.stop()


def _took(began: float, process: "subprocess.Popen[bytes]") -> Took:
    """Wait for the end of a process, if it was not killed already, and return what it took."""
    seconds = time.perf_counter() - began
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
    killed = process.returncode != 0
    return (seconds if killed else time.perf_counter() - began), usage.ru_utime + usage.ru_stime


def _folders(data: Path, documents: Path) -> list[str]:
    return ["--data", str(data.resolve()), "--documents", str(documents.resolve())]
