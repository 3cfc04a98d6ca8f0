"""A view answers as an index that was built without the closed documents: nothing of them shows in any figure."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from encoders import HashEncoder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.build import update
from index.corpus import Corpus, SearchTerms, document_key
from index.errors import DocumentNotFoundError
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.snapshot.view import View
from index.text.fold import fold
from index.text.tokenise import bigrams, words

Write = Callable[[str, str], Path]

TOPICS = ("防汛", "人才引进", "课后服务", "绿化养护", "夜班公交", "海洋科普", "冬季供暖", "图书借阅")
CITIES = ("绍兴市", "萍乡市", "内江市", "三门峡市")
FOLDERS = ("", "公开/", "内部/", "内部/人事/", "内部通知/", "密/")


def _text(number: int) -> str:
    topic, city = TOPICS[number % len(TOPICS)], CITIES[number % len(CITIES)]
    lines = (
        f"{city}第{number}次{topic}会议召开",
        f"2025年3月{number % 28 + 1}日,{city}召开{topic}会议,研究第{number}号方案,要求各县区在九月底前全部完成并报告。",
        f"会议指出,{topic}经费{number * 7}万元由{city}财政承担,{topic * (number % 3 + 1)}每季度公布一次,接受群众监督。",
        "全市科技创新大会强调要完善人才引进、培养、使用、激励机制,营造尊重知识、尊重人才的良好氛围。",
    )
    return "\n".join(lines)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Snapshot]:
    """Return an index of everything, and one of the documents outside 内部 and 密."""
    encoder = HashEncoder()
    opened = []
    for is_whole in (True, False):
        folder = tmp_path_factory.mktemp("view")
        for number in range(48):
            path = folder / "documents" / f"{FOLDERS[number % len(FOLDERS)]}{number:02}.txt"
            if is_whole or path.parent.name in ("documents", "公开", "内部通知"):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(_text(number), encoding="utf-8")
        update(folder / "documents", folder / "data", encoder)
        opened.append(open_snapshot(folder / "data", encoder.name))
    return opened[0], opened[1]


@pytest.fixture(scope="module")
def view(made: tuple[Snapshot, Snapshot]) -> View:
    return View(made[0], ("内部", "密"))


def test_it_holds_what_an_index_without_the_closed_documents_does(made: tuple[Snapshot, Snapshot], view: View) -> None:
    alone = made[1]
    assert 0 < view.size == alone.size < made[0].size
    assert (view.info.documents, view.info.passages, view.info.places) == (
        alone.info.documents,
        alone.info.passages,
        alone.info.places,
    )
    assert list(view.documents()) == list(alone.documents())
    numbers = range(view.size)
    assert view.passages(numbers) == alone.passages(numbers)
    assert view.names(numbers) == alone.names(numbers)
    for passage in view.passages(numbers):
        assert view.by_key(passage.key) == passage
        for step in (-1, 1):
            assert view.neighbour(passage, step) == alone.neighbour(passage, step)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    topic=st.sampled_from(TOPICS),
    city=st.sampled_from(CITIES),
    number=st.integers(0, 60),
    depth=st.integers(1, 40),
    by=st.sampled_from(("path", "place", "date")),
)
def test_every_score_is_as_in_an_index_without_the_closed_documents(
    made: tuple[Snapshot, Snapshot], view: View, topic: str, city: str, number: int, depth: int, by: str
) -> None:
    alone, question = made[1], fold(f"{city}第{number}次{topic}会议的经费")
    terms = SearchTerms(tuple(words(question)), tuple(bigrams(question)), ((topic, city), ("经费", "财政")))
    vector = HashEncoder().query(question)
    for mine, theirs in zip(
        view.candidates(terms, vector, depth, 20), alone.candidates(terms, vector, depth, 20), strict=True
    ):
        assert mine.numbers.tolist() == theirs.numbers.tolist()
        assert mine.families.tolist() == theirs.families.tolist()
        for name in ("vectors", "words", "bigrams", "documents"):
            np.testing.assert_allclose(getattr(mine, name), getattr(theirs, name), rtol=1e-5, atol=1e-6)
    assert view.word_weights(terms.words) == alone.word_weights(terms.words)
    assert view.bigram_weights(terms.bigrams) == alone.bigram_weights(terms.bigrams)
    for search in ("", topic, f"{city} {topic}", "内部"):
        assert view.find_documents(search, 1, 3, by=by) == alone.find_documents(search, 1, 3, by=by)  # type: ignore[arg-type]


def test_what_is_closed_is_as_if_it_were_not_there(made: tuple[Snapshot, Snapshot], view: View) -> None:
    whole = made[0]
    closed = [entry for entry in whole.documents() if entry.path.startswith(("内部/", "密/"))]
    assert closed
    for entry in closed:
        assert view.find_entry(entry.path) is None
        assert view.document_by_key(document_key(entry.path)) is None
        with pytest.raises(DocumentNotFoundError):
            view.document(entry.path)
    hidden = [each for each in whole.passages(range(whole.size)) if each.document in {one.path for one in closed}]
    assert hidden
    assert [view.by_key(each.key) for each in hidden] == [None] * len(hidden)
    for number in (-1, view.size):
        with pytest.raises(IndexError):
            view.passages([number])
    assert {each.document.path for each in view.repeats(whole.document(closed[0].path))} <= {
        entry.path for entry in view.documents()
    }


def test_where_everything_is_closed_nothing_is_left(made: tuple[Snapshot, Snapshot]) -> None:
    whole = made[0]
    folders = {entry.path.split("/")[0] for entry in whole.documents() if "/" in entry.path}
    kept = View(whole, folders)
    assert {entry.path for entry in kept.documents()} == {
        entry.path for entry in whole.documents() if "/" not in entry.path
    }
    nested: Corpus = View(whole, ("内部/人事",))
    assert nested.info.documents == whole.info.documents - 8
