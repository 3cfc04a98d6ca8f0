"""The commands that need the model, as processes of their own, over a small folder of documents."""

import json
from pathlib import Path
from typing import Any

import pytest
from e2e.forks import run
from e2e.process import environment

pytestmark = [pytest.mark.process]
ROOT = Path(__file__).parents[2]
MARKET = """湖畔夜市下月开张

2024年6月3日，湖畔夜市宣布下月开张，设摊位一百二十个，每晚营业到十一点。摊主要先参加食品安全培训。

夜市入口设医务点，由社区医院的护士轮流值守。停车场可停三百辆车，前一小时免费。
"""
BOOKS = """# 流動圖書車開進山村

2024年9月8日，流動圖書車第一次開進山村，帶去兩千冊圖書。孩子們每人可以借五本，兩星期後歸還。
"""
DOCUMENTS = {"城东/夜市.txt": MARKET, "图书.md": BOOKS}
QUESTIONS = ["湖畔夜市有多少个摊位？", "流動圖書車帶去多少冊圖書？", "你好", "Where are the nurses on duty?"]
MORE = ["understood", "older", "fixed", "documents", "places"]
ANSWER = ["question", "answered", "short_answer", "quotes", "nearest", "seconds", "chance", "reply", *MORE]
METADATA = ["title", "place", "date", "published", "recognised"]
QUOTE = ["rank", "document", *METADATA, "page", "text", "start", "end", "highlights", "score", "label"]


class Yinju:
    """The command with its two folders."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in DOCUMENTS.items():
            path = folder / "documents" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def __call__(self, *arguments: str) -> str:
        folders = {"YINJU_DOCUMENTS": str(self.folder / "documents"), "YINJU_DATA": str(self.folder / "data")}
        done = run(arguments, environment(**folders, LC_ALL="C"), self.folder)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def yinju(tmp_path_factory: pytest.TempPathFactory) -> Yinju:
    return Yinju(tmp_path_factory.mktemp("yinju"))


@pytest.fixture(scope="module")
def first_run(yinju: Yinju) -> str:
    """What the first `yinju run` prints; it makes the index."""
    return yinju("run")


@pytest.fixture(scope="module")
def answers(yinju: Yinju, first_run: str) -> list[dict[str, Any]]:
    path = yinju.folder / "questions.jsonl"
    path.write_text("".join(json.dumps({"question": question}) + "\n" for question in QUESTIONS), "utf-8")
    return [json.loads(line) for line in yinju("ask", "--json", "--top", "2", "--batch", str(path)).splitlines()]


def test_run_without_terminal_and_token_says_how_to_get_one(first_run: str) -> None:
    lines = first_run.splitlines()
    assert "@BotFather" in lines[0]
    assert "TELEGRAM_BOT_TOKEN" in lines[1]
    assert len(lines) == 2  # the sample questions are about the cities of the examples


def test_of_the_examples_run_answers_three_questions(tmp_path: Path) -> None:
    examples = ROOT / "examples/corpus"
    done = run(("run",), environment(YINJU_DOCUMENTS=str(examples), YINJU_DATA=str(tmp_path), LC_ALL="C"), ROOT)
    assert done.returncode == 0, done.stderr
    assert len([line for line in done.stdout.splitlines() if line.startswith("? ")]) == 3


def test_indexing_again_changes_nothing_and_prints_one_object(yinju: Yinju, first_run: str) -> None:
    report = json.loads(yinju("index", "--json"))
    assert list(report) == [
        "added", "changed", "removed", "unchanged", "failed", "documents", "passages", "kept", "doubtful", "seconds"
    ]  # fmt: skip
    assert (report["added"], report["unchanged"], report["failed"], report["documents"]) == (0, 2, [], 2)


def test_a_batch_has_one_answer_for_each_line_in_its_order(answers: list[dict[str, Any]]) -> None:
    assert [answer["question"] for answer in answers] == QUESTIONS
    assert all(list(answer) == ANSWER for answer in answers)
    assert all(list(quote) == QUOTE for answer in answers for quote in answer["quotes"] + answer["nearest"])
    assert answers[0]["answered"]
    assert (answers[0]["reply"], answers[2]["reply"]) == ("answer", "hint")
    assert answers[0]["quotes"][0]["document"] == "城东/夜市.txt"
    assert answers[1]["quotes"][0]["document"] == "图书.md"
    assert answers[2]["quotes"] == answers[2]["nearest"] == []
    assert all(len(answer["quotes"]) <= 2 for answer in answers)


def test_quotes_are_slices_of_what_show_prints(yinju: Yinju, answers: list[dict[str, Any]]) -> None:
    shown = {name: yinju("show", name) for name in DOCUMENTS}
    quotes = [quote for answer in answers for quote in answer["quotes"] + answer["nearest"]]
    assert quotes
    for quote in quotes:
        assert shown[quote["document"]][quote["start"] : quote["end"]] == quote["text"]
        assert all(0 <= start < end <= len(quote["text"]) for start, end in quote["highlights"])
    record = json.loads(yinju("show", "--json", "图书.md"))
    assert list(record) == ["document", "text", *METADATA, "passages"]
    assert record["text"] + "\n" == shown["图书.md"]
    assert (record["title"], record["date"]) == ("流動圖書車開進山村", "2024-09-08")
    assert all(list(passage) == ["start", "end"] for passage in record["passages"])


def test_status_counts_what_is_there(yinju: Yinju, first_run: str) -> None:
    assert yinju("status").startswith("2 documents, ")


def test_a_written_answer_comes_first_and_requests_are_done(yinju: Yinju, first_run: str) -> None:
    yinju("faq", "add", "停车场的洗手间在哪里？", "在入口左边。")
    printed = yinju("ask", "停车场的洗手间在哪里？").splitlines()
    assert printed[0].startswith("管理员的答复（")
    assert printed[1] == "在入口左边。"
    told = json.loads(yinju("ask", "--json", "请问停车场的洗手间在哪里"))
    assert told["fixed"]["answer"] == "在入口左边。"
    assert told["reply"] == ("answer" if told["answered"] else "fixed")
    assert json.loads(yinju("ask", "--json", "有哪些文件"))["documents"]["total"] == 2
    assert "流動圖書車" in yinju("ask", "最新的一篇是什么")
