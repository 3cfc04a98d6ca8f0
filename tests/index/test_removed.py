"""What cleaning took away, worked out from the two texts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning.clean import clean
from index.cleaning.removed import _gaps, removed_pieces
from index.readers.read import read

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("examples/corpus/*/*.*"), *ROOT.glob("tests/index/pages/*.txt")])


@pytest.mark.parametrize(
    ("raw", "cleaned", "removed"),
    [
        ("周三有雨。", "周三有雨。", ()),
        ("周三有雨。", "", ("周三有雨。",)),
        ("", "", ()),
        ("首页 > 降雨\n降雨\n周三有雨。", "降雨\n周三有雨。", ("首页 > 降雨",)),
        ("降雨\n来源：某报\n来人说周三有雨。", "降雨\n来人说周三有雨。", ("来源：某报",)),
        ("周三有雨。\n  \n\n编辑：甲\n \n审核：乙\n", "周三有雨。", ("编辑：甲", "审核：乙")),
        ("周三(sān)有雨(yǔ)。", "周三有雨。", ("(sān)", "(yǔ)")),
        ("甲乙\n丙丁\n甲乙\n戊己", "甲乙\n丙丁\n戊己", ("甲乙",)),
        ("周三\u200b有   雨。", "周三有 雨。", ()),
    ],
)
def test_pieces(raw: str, cleaned: str, removed: tuple[str, ...]) -> None:
    assert removed_pieces(raw, cleaned) == removed


def kept(raw: str, cleaned: str) -> str:
    place, parts = 0, []
    for gap in _gaps(raw, cleaned):
        assert place <= gap.start < gap.end
        parts.append(raw[place : gap.start])
        place = gap.end
    return "".join([*parts, raw[place:]])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_was_removed_and_what_was_kept_are_the_file(path: Path) -> None:
    raw = read(path).text
    cleaned = clean(raw)
    assert kept(raw, cleaned) == cleaned
    assert all(piece == piece.strip() and piece in raw and "\n" not in piece for piece in removed_pieces(raw, cleaned))


@given(st.lists(st.tuples(st.sampled_from("甲乙\n 。"), st.booleans()), max_size=60))
def test_of_any_text_and_any_part_of_it(chars: list[tuple[str, bool]]) -> None:
    raw = "".join(char for char, _ in chars)
    cleaned = "".join(char for char, stays in chars if stays)
    assert kept(raw, cleaned) == cleaned
