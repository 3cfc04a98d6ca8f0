"""The tokenizer that asks and indexes, against the one of another maker that is written beside it."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.embedding.bundled import is_whole
from index.embedding.tokens import BEGIN, END, PIECES, PieceTokenizer
from index.errors import ModelError
from index.parameters import PARAMETERS
from index.readers.charset import decode

EXAMPLES = Path(__file__).parents[2] / "examples" / "corpus"
# Marks that join the letter before them are joined as NFKC joins them in words of any language; in no order at random.
ALONE = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Mn", "Mc", "Me"))
CHINESE = st.sampled_from("三门峡市人才政策的，。、～①㎡％：（）2024年１２ＡＢａｂ…—“”《》℃\u3000 \n")
TEXTS = st.text(ALONE | CHINESE, max_size=60).map(str.strip)


@pytest.fixture(scope="module")
def ours(model_folder: Path) -> PieceTokenizer:
    return PieceTokenizer(model_folder)


@pytest.fixture(scope="module")
def theirs(model_folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(model_folder / "tokenizer.json"))


def is_composed_alone(text: str) -> bool:
    """Whether every character of `text` becomes the same in NFKC with and without its neighbours."""
    return unicodedata.normalize("NFKC", text) == "".join(unicodedata.normalize("NFKC", each) for each in text)


@given(TEXTS.filter(is_composed_alone).filter(lambda text: not text[-1:].isspace()))
def test_all_text_has_the_numbers_that_the_other_gives_it(ours: PieceTokenizer, theirs: Tokenizer, text: str) -> None:
    assert ours.ids(text) == theirs.encode(text).ids


def test_documents_have_the_numbers_and_places_that_the_other_gives_them(
    ours: PieceTokenizer, theirs: Tokenizer
) -> None:
    lines = [line.strip() for path in EXAMPLES.rglob("*.txt") for line in decode(path.read_bytes()).splitlines()]
    assert len(lines) > 50
    for line in filter(None, lines):
        expected, placed = theirs.encode(line, add_special_tokens=False), ours.placed(line)
        assert (placed.ids, placed.offsets) == (expected.ids, expected.offsets)


@given(TEXTS)
def test_places_are_in_order_and_never_empty(ours: PieceTokenizer, text: str) -> None:
    offsets = ours.placed(text).offsets
    assert all(0 <= start < end <= len(text) for start, end in offsets)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(offsets))


@pytest.mark.parametrize("text", ["气温32℃，", "占地120㎡。", "①申请；㈠受理", "第½季Ⅷ章……", "a ﬁ ligature"])
def test_a_part_of_what_a_character_stands_for_has_its_place(
    ours: PieceTokenizer, theirs: Tokenizer, text: str
) -> None:
    expected, placed = theirs.encode(text, add_special_tokens=False), ours.placed(text)
    assert (placed.ids, placed.offsets) == (expected.ids, expected.offsets)


def test_of_several_blanks_the_last_belongs_to_the_word(ours: PieceTokenizer, theirs: Tokenizer) -> None:
    expected, placed = theirs.encode("the   people", add_special_tokens=False), ours.placed("the   people")
    assert placed.offsets == expected.offsets == [(0, 3), (5, 12)]


def test_a_long_text_is_cut_and_the_name_of_a_special_piece_is_text(ours: PieceTokenizer) -> None:
    long = ours.ids("暴雨，" * 900)
    assert (len(long), long[0], long[-1]) == (PARAMETERS.tokens, BEGIN, END)
    assert END not in ours.placed("甲</s>乙<mask>").ids


def test_a_damaged_one_is_named(tmp_path: Path, model_folder: Path) -> None:
    (tmp_path / PIECES).write_bytes((model_folder / PIECES).read_bytes()[:1000])
    with pytest.raises(ModelError, match="Remove that folder"):
        PieceTokenizer(tmp_path)
    assert not is_whole(tmp_path)
