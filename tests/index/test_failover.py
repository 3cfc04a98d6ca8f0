"""Loss of the primary: its streaming standby is promoted, and everything goes on there without a restart."""

import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from encoders import HashEncoder
from postgres import Server, replicated

from index import build
from index.corpus import SearchTerms
from index.errors import StoreError
from index.postgres.store import PostgresStore
from index.types import Progress

update = partial(build.update, confirmed=True)
QUESTION = SearchTerms(("通知", "落实"), ("通知", "落实"))


@pytest.fixture
def pair() -> Iterator[tuple[Server, Server]]:
    """Return a primary and its standby."""
    with replicated() as servers:
        yield servers


def test_questions_go_on_and_nothing_published_is_lost(
    pair: tuple[Server, Server], documents: Path, data: Path
) -> None:
    primary, standby = pair
    encoder = HashEncoder()
    for number in range(5):
        (documents / f"{number}.txt").write_text(f"第{number}号通知\n各单位要认真落实第{number}号通知。", "utf-8")
    with closing(PostgresStore(primary.new_database(standby))) as store:
        update(documents, data, encoder, store=store)
        expected = _asked(store)
        with _Asking(store) as asking:
            asking.until(3)
            (documents / "9.txt").write_text("第9号通知\n各单位要认真落实第9号通知。", "utf-8")

            def lose(progress: Progress) -> None:
                if progress.phase == "publish":  # halfway: what follows is still to be written
                    primary.stop("immediate")

            with pytest.raises(StoreError, match="can't be reached"):
                update(documents, data, encoder, lose, store=store)
            standby.promote()
            asking.until(3)
        assert asking.faults == []
        assert all(np.array_equal(answer, expected) for answer in asking.answers)
        assert [each.fault for each in store.check()] == [None]
        assert update(documents, data, encoder, store=store).added == 1
        assert store.open("hash")[0].info.documents == 6


class _Asking:
    """Somebody who asks without a pause, until told to stop."""

    def __init__(self, store: PostgresStore) -> None:
        self.answers: list[object] = []
        self.faults: list[BaseException] = []
        self._store = store
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> "_Asking":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def until(self, more: int) -> None:
        """Wait until so many more answers have come."""
        goal = len(self.answers) + more
        while len(self.answers) < goal and not self.faults:
            self._stop.wait(0.01)

    def _ask(self) -> None:
        while not self._stop.is_set():
            try:
                self.answers.append(_asked(self._store))
            except BaseException as error:
                self.faults.append(error)
                return


def _asked(store: PostgresStore) -> object:
    """Ask a state that is opened anew, so that nothing comes from memory."""
    scores, _ = store.open("hash")[0].candidates(QUESTION, HashEncoder().query("落实通知"), 10, 10)
    return np.stack([scores.numbers, scores.vectors, scores.words, scores.documents])
