"""A small invented set of documents with questions, and an encoder."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from encoders import HashEncoder

DOCUMENTS = {
    "a": "溧阳市图书馆夜间开放通知\n图书馆从二〇二三年五月起每晚开放到十点。馆内新设二十个自习座位，凭身份证入座。",
    "b": "宜宾市修建江边步道\n宜宾市今年修建了一条六公里长的江边步道。步道由市民王小明提议，沿途栽种三百棵樱花树。",
    "c": "天水市举办陶艺节\n天水市在十月举办第一届陶艺节。来自十二个省的陶艺师参加了展览，评委会主席是李文静。",
}
QUESTIONS = [
    {"question": "图书馆每晚开放到几点？", "document": "a", "answers": ["十点"]},
    {"question": "江边步道有多长？", "document": "b", "answers": ["六公里"]},
    {"question": "哪个城市举办了陶艺节？", "document": "c", "answers": ["天水市", "天水"]},
    {
        "question": "Who proposed the riverside path?",
        "document": "b",
        "answers": ["王小明"],
        "question_zh": "谁提议修步道？",
    },
]
UNANSWERABLE = [{"question": "博物馆几点关门？"}, {"question": "哪个城市修了体育场？"}]


def lines(records: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


@pytest.fixture
def encoder() -> HashEncoder:
    return HashEncoder("pairs", 64)


@pytest.fixture
def write_set(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str = "small", questions: list[dict[str, Any]] | None = None) -> Path:
        folder = tmp_path / "sets" / name
        folder.mkdir(parents=True)
        documents = [{"document": document, "text": text} for document, text in DOCUMENTS.items()]
        (folder / "documents.jsonl").write_text(lines(documents), "utf-8")
        (folder / "questions.jsonl").write_text(lines(QUESTIONS if questions is None else questions), "utf-8")
        (folder / "unanswerable.jsonl").write_text(lines(UNANSWERABLE), "utf-8")
        return folder

    return write
