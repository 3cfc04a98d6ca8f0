"""Own words: how a file of them is read, that an index keeps those it was built with, and that a change is seen."""

from collections.abc import Callable
from pathlib import Path

from encoders import HashEncoder
from hypothesis import given
from hypothesis import strategies as st

from index.build import update
from index.snapshot.opening import open_snapshot
from index.text.dictionary import speaking
from index.text.own_words import FILE, OwnWords, own_words, read_own_words
from index.text.tokenise import cut, words

Write = Callable[[str, str], Path]

TEXT = "越城区发放青禾卡\n2026年3月1日，越城区向新落户的技工发放青禾卡，持卡人在二楼七号窗口申领租房补贴。"


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_file_is_read_and_written_again_as_the_same(text: str) -> None:
    found = own_words(text)
    assert own_words(found.to_text()) == OwnWords(found.lines)
    assert (found.digest == 0) == (not found.lines)
    for word in found.words:
        assert word in found.same_as(word) or not found.same_as(word)


def test_a_line_that_says_nothing_is_told_by_its_number() -> None:
    found = own_words("# 我们的词\n卡\n青禾卡＝绿苗证 = 青禾卡\n两个 词\n\n雁栖卡")
    assert (found.lines, found.unused) == (("青禾卡 = 绿苗证", "雁栖卡"), (2, 4))
    assert found.same_as("绿苗证") == ("青禾卡", "绿苗证")
    assert found.same_as("雁栖卡") == ()


def test_words_count_only_where_they_are_spoken() -> None:
    before = cut("申领青禾卡")
    assert "青禾卡" not in before
    with speaking(("青禾卡",)):
        assert cut("申领青禾卡") == ["申领", "青禾卡"]
        with speaking(()):
            assert cut("申领青禾卡") == before
        assert "青禾卡" in words("申领青禾卡")
    assert cut("申领青禾卡") == before


def test_an_index_keeps_its_words_and_a_change_cuts_everything_anew(
    write: Write, documents: Path, data: Path, encoder: HashEncoder
) -> None:
    write("a.txt", TEXT)
    write("b.txt", "老城修桥\n老城东桥今年修好，桥长九百米，限速四十公里。")
    update(documents, data, encoder)
    plain = open_snapshot(data, "hash")
    assert (plain.own_words, plain.indexes.words.hits("青禾卡")[0].tolist()) == (OwnWords(), [])
    encoder.embedded.clear()

    (data / FILE).write_text("青禾卡 = 绿苗证\n卡\n", encoding="utf-8")
    report = update(documents, data, encoder)
    assert report.touched.words == (("+", "青禾卡 = 绿苗证"),)
    assert [(each.file, each.code, each.values) for each in report.failed] == [(FILE, "own-words", {"lines": "2"})]
    assert (report.added, report.changed, report.removed, encoder.embedded) == (0, 0, 0, [])
    opened = open_snapshot(data, "hash")
    assert opened.own_words.lines == ("青禾卡 = 绿苗证",)
    assert len(opened.indexes.words.hits("青禾卡")[0]) > 0
    assert plain.indexes.words.hits("青禾卡")[0].tolist() == []
    opened.verify()

    assert update(documents, data, encoder).touched.words == ()
    assert open_snapshot(data, "hash").info.name == opened.info.name
    (data / FILE).unlink()
    assert update(documents, data, encoder).touched.words == (("-", "青禾卡 = 绿苗证"),)
    assert open_snapshot(data, "hash").own_words == OwnWords()
    assert read_own_words(data) == OwnWords()
