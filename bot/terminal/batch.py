"""Reading a file of questions for `yinju ask --batch`: one JSON object with a `question` in each line."""

import json
from pathlib import Path

from index.errors import YinjuError


class BatchError(YinjuError):
    """The file of questions has a line that is not a question."""


def read_questions(path: Path) -> list[str]:
    """Return the questions of a JSONL file, in order; all lines are checked before any is answered.

    Raises:
        BatchError: names the first line that is not a question.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BatchError(f"{path}, line {line}: not UTF-8. Save the file as UTF-8.") from error
    # Not splitlines(): it also cuts at U+2028 and the like, which JSON allows inside a string.
    lines = text.removesuffix("\n").split("\n") if text else []
    return [_question(path, number, line) for number, line in enumerate(lines, 1)]


def _question(path: Path, number: int, line: str) -> str:
    try:
        question = json.loads(line)["question"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        question = error
    if not isinstance(question, str):
        raise BatchError(f'{path}, line {number}: not a question. Write {{"question": "…"}} in each line.')
    return question
