"""The dictionary of English words: the same from the cache, made again where that is damaged or cannot be."""

from pathlib import Path

import pytest

from retrieval import cedict


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cedict.platformdirs, "user_cache_path", lambda _: tmp_path / "cache")
    monkeypatch.setattr(cedict, "_turned_round", lambda: {"policy": "方针 政策", "five year plan": "五年计划"})
    return tmp_path / "cache"


def read() -> dict[str, str]:
    return cedict.english_to_chinese.__wrapped__()


def test_what_is_kept_is_what_was_made(cache: Path) -> None:
    made = read()
    (kept,) = cache.iterdir()
    kept.write_text(kept.read_text("utf-8") + "stress\t强调\n", "utf-8")
    assert read() == made | {"stress": "强调"}


def test_what_is_damaged_is_made_again(cache: Path) -> None:
    made = read()
    (kept,) = cache.iterdir()
    for damaged in ("policy", "\ufffd\t\t", "a\tb\tc"):
        kept.write_text(damaged, "utf-8")
        assert read() == made
    kept.write_bytes(b"policy\t\xff\n")
    assert read() == made == read()


def test_where_nothing_can_be_kept_it_is_read_anew(cache: Path) -> None:
    cache.write_text("a file where the folder would be")
    assert read() == {"policy": "方针 政策", "five year plan": "五年计划"}
