"""What several threads want of one model is worked off together."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.embedding.int8 import load_int8
from index.embedding.together import Together

MANY = 13


class Doubler:
    """Doubles numbers; the first time it stays busy until `others` more wait for it."""

    def __init__(self, fails: bool = False) -> None:
        self.batches: list[list[int]] = []
        self.asked = threading.Semaphore(0)
        self.fails = fails

    def work(self, given: list[int]) -> Sequence[int]:
        if not self.batches:
            for _ in range(MANY - 1):
                self.asked.acquire()
        self.batches.append(given)
        if self.fails:
            raise ValueError("broken")
        return [2 * number for number in given]


def asked_beside_a_busy_model(doubler: Doubler, most: int) -> list[int | str]:
    together: Together[int, int] = Together(doubler.work, most)

    class Counted(list[object]):
        def append(self, wish: object) -> None:
            super().append(wish)
            doubler.asked.release()

    def ask(number: int) -> int | str:
        try:
            return together.get(number)
        except ValueError as error:
            return str(error)

    with ThreadPoolExecutor(MANY) as pool:
        first = pool.submit(ask, 0)
        while not together._turn.locked() or together._waiting:
            pass
        together._waiting = Counted()
        others = [pool.submit(ask, number) for number in range(1, MANY)]
        return [each.result() for each in (first, *others)]


def test_what_waits_is_worked_off_together_and_each_gets_its_own() -> None:
    doubler = Doubler()
    assert asked_beside_a_busy_model(doubler, 5) == [2 * number for number in range(MANY)]
    assert [len(batch) for batch in doubler.batches] == [1, 5, 5, 2]


def test_who_was_worked_off_together_fails_together_and_the_next_are_served() -> None:
    doubler = Doubler(fails=True)
    assert asked_beside_a_busy_model(doubler, 8) == ["broken"] * MANY
    doubler.fails = False
    assert Together(doubler.work, 8).get(4) == 8


@pytest.mark.usefixtures("model_folder")
def test_a_question_has_nearly_the_same_vector_in_company() -> None:
    encoder = load_int8()
    questions = [
        "谁？",
        "哪个城市强调了人才政策？",
        "How many night bus routes does Lanzhou have?",
        "会议在哪里召开？" * 5,
    ]
    alone = np.stack([encoder.query(question) for question in questions])
    together = np.stack(encoder._queries(questions))
    assert np.sum(alone * together, axis=1).min() > 0.999
