import pytest

from retrieval.answer import Answerer
from retrieval.pinyin import from_pinyin


@pytest.mark.parametrize(
    ("typed", "chinese"),
    [
        ("suining shizhang shi shui", "遂宁市长是谁"),
        ("rencai gongyu", "人才公寓"),
        ("rencaigongyu", "人才公寓"),
        ("asdf qwer", None),
        ("xyzzy", None),
        ("shujuku", None),  # it stands in no document
        ("What is a talent?", None),
    ],
)
def test_pinyin_of_what_stands_in_the_documents(towns: Answerer, typed: str, chinese: str | None) -> None:
    assert from_pinyin(typed, towns.corpus) == chinese


def test_pinyin_is_answered_and_what_sounds_like_nothing_refused(towns: Answerer) -> None:
    assert towns.answer("suining shizhang shi shui").short_answer == "刘会英"
    for typed in ("asdf qwer", "qwertyuiop", "xyzzy", "shujuku"):
        assert not towns.answer(typed).answered, typed
