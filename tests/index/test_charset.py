import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from index.readers.charset import UnreadableError, decode

SHORT = "会议决定设立专项资金，支持企业引进人才。"  # 20 characters
LONG = SHORT + "全市上下要把科技创新摆在更加突出的位置，“十四五”以来研发投入年均增长12.5%。\n" * 5
TRADITIONAL = OpenCC("s2twp").convert(LONG)
ASCII_HEAVY = "id,name,url\n" + "1017,%s,https://example.com/a?b=c&d=e\n" * 30 % (("科技局",) * 30)
UTF16 = ("utf_16_le", "utf_16_be")

# Characters of everyday texts; whole-domain decoding of GB18030 cannot be promised, since nearly any bytes fit it.
EVERYDAY = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能"


@pytest.mark.parametrize("text", [SHORT, LONG, ASCII_HEAVY], ids=["short", "long", "ascii"])
@pytest.mark.parametrize("encoding", ["utf_8", "utf_8_sig", "utf_16", "gb18030", *UTF16])
def test_simplified_text_is_read_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL[:20]], ids=["long", "short"])
@pytest.mark.parametrize("encoding", ["utf_8", "gb18030", "big5", *UTF16])
def test_traditional_text_is_read_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", UTF16)
def test_utf16_without_mark_and_without_chinese(encoding: str) -> None:
    assert decode("plain words only\n".encode(encoding)) == "plain words only\n"


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf_16_be"), (codecs.BOM_UTF16_LE, "utf_16_le")])
def test_a_mark_is_believed_and_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + "ab".encode(encoding)) == "ab"


@pytest.mark.parametrize("encoding", ["utf_8", "gb18030"])
def test_a_few_broken_bytes_cost_only_themselves(encoding: str) -> None:
    assert decode(LONG.encode(encoding) + b"\xff\xff") == LONG


def test_a_text_cut_inside_its_last_character_loses_only_that() -> None:
    assert decode(LONG.rstrip().encode()[:-1]) == LONG.rstrip()[:-1]


def test_four_byte_sequences_of_gb18030() -> None:
    text = SHORT + "㐂𠮷" + SHORT
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_much_ascii_before_the_first_chinese_character(encoding: str) -> None:
    text = "var a = 1;\n" * 9001 + ("會議決定設立專項資金" if encoding == "big5" else SHORT)
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_decides_what_the_bytes_leave_open() -> None:
    ambiguous = "停水".encode("gb18030")
    assert ambiguous.decode("utf_8")  # valid in both
    assert decode(ambiguous, "gb2312") == "停水"


def test_a_wrong_declaration_is_not_believed() -> None:
    assert decode(SHORT.encode(), "gb2312") == SHORT
    assert decode(SHORT.encode("gb18030"), "iso-8859-1") == SHORT
    assert decode(SHORT.encode("gb18030"), "no-such-encoding") == SHORT


def test_binary_is_refused() -> None:
    with pytest.raises(UnreadableError, match="not text"):
        decode(bytes(range(256)) * 20)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda text: not text.startswith("\ufeff")))
def test_any_utf8_is_read_back(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufffd")))
def test_any_utf16_with_mark_is_read_back(text: str) -> None:
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf_16_le")) == text


@given(st.text(EVERYDAY + "，。、0123456789", min_size=12), st.sampled_from(["gb18030", *UTF16]))
def test_everyday_chinese_is_read_back(text: str, encoding: str) -> None:
    text = "会议指出，" + text
    assert decode(text.encode(encoding)) == text


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert isinstance(decode(data), str)
