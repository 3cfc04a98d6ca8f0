"""What `make arithmetic` compares: an index in segments of the same documents, and vectors that are borrowed."""

from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np
from encoders import HashEncoder

from benchmarks.arithmetic import RUNS, BorrowingEncoder, _points, _stages
from index.build import update
from index.snapshot.opening import open_snapshot


def test_several_runs_lead_to_the_documents_of_the_set() -> None:
    texts = {f"{number}.txt": f"第{number}号通知，各单位要认真落实，按时上报情况。" for number in range(100)}
    stages = [{}, *_stages(texts)]
    assert stages[-1] == texts
    touched = [
        sum(now.get(path) != text for path, text in before.items()) + len(now.keys() - before.keys())
        for before, now in pairwise(stages)
    ]
    assert touched == sorted(touched, reverse=True)
    assert len(touched) == len(RUNS)
    assert min(touched) > 0
    assert all(before.keys() - now.keys() for before, now in pairwise(stages[1:]))


def test_vectors_are_borrowed_but_for_own_documents(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in "ab":
        (documents / f"{name}.txt").write_text(f"通知{name}\n各单位要认真落实{name}号办法，按时上报情况。", "utf-8")
    first, second = HashEncoder(), HashEncoder()
    update(documents, tmp_path / "first", first)
    with closing(open_snapshot(tmp_path / "first", "hash")) as source:
        update(documents, tmp_path / "second", BorrowingEncoder(second, source, {"b.txt"}))
        assert second.embedded == [text for text in first.embedded if "b号" in text]
        assert second.embedded != first.embedded
        with closing(open_snapshot(tmp_path / "second", "hash")) as other:
            every = np.arange(source.size)
            np.testing.assert_array_equal(source.vectors(every), other.vectors(every))


def test_the_difference_is_told_in_points() -> None:
    assert _points([1, 2, None, 1], [1, 1, 3, None], 1) == "+0.00 (+1, -1)"
    assert _points([1, 2, None, 1], [1, 1, 3, None], 3) == "+0.00 (+1, -1)"
    assert _points([1, 1], [1, 2], 1) == "+50.00 (+1, -0)"
