"""Switches change one thing, and only for a while."""

import pytest

from benchmarks.switches import SWITCHES, Switch, SwitchError, patched
from retrieval import answer, decide, fuse, question, quote, rank, rule_answer, search

MODULES = (answer, decide, fuse, question, quote, rank, rule_answer, search)


def state() -> list[dict[str, object]]:
    return [dict(vars(module)) for module in MODULES]


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: switch.name)
def test_each_switch_changes_something_and_puts_it_back(switch: Switch) -> None:
    before = state()
    with switch.off():
        assert state() != before
    assert state() == before


def test_names_are_put_back_after_an_error() -> None:
    before = fuse.FLOOR
    with pytest.raises(ZeroDivisionError), patched(fuse, "FLOOR", lambda floor: floor + 1):
        _fail_unless(before + 1 == fuse.FLOOR)
    assert before == fuse.FLOOR


def _fail_unless(changed: bool) -> None:
    assert changed
    raise ZeroDivisionError


def test_a_name_that_is_gone_is_said() -> None:
    with pytest.raises(SwitchError, match=r"retrieval\.fuse has no CEILING"), patched(fuse, "CEILING", lambda _: 1):
        pass
