import marshal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.fold import fold
from index.text.tokenise import bigrams, cut, words


@given(st.text(max_size=80))
def test_cut_words_join_to_the_text_again(text: str) -> None:
    assert "".join(cut(text)) == text


@given(st.text(max_size=80))
def test_terms_are_never_blank_or_mere_signs(text: str) -> None:
    folded = fold(text)
    assert all(any(character.isalnum() or character == "_" for character in term) for term in words(folded))
    assert all(term.strip() for term in bigrams(folded))


@given(st.text("会议审通过人才", min_size=2, max_size=30))
def test_n_characters_have_n_minus_one_pairs(text: str) -> None:
    assert bigrams(text) == [text[i : i + 2] for i in range(len(text) - 1)]


def test_pairs_stop_at_punctuation_and_keep_latin_words_and_numbers_whole() -> None:
    assert bigrams("我市,gdp增长6.5%") == ["我市", "gdp", "增长", "6.5"]


def test_a_single_character_is_a_term() -> None:
    assert bigrams("在") == ["在"]


def test_long_words_come_with_the_words_inside_them() -> None:
    assert {"科学", "技术", "科学技术"} <= set(words("科学技术大会"))


CUT = ["南京", "京市", "南京市", "长江", "大桥", "长江大桥"]


def cut_elsewhere(folder: Path) -> list[str]:
    """Cut a bridge in a process of its own, with `folder` as the shared folder and the cache folder in it."""
    program = "from index.text.tokenise import words; print(*words('南京市长江大桥'))"
    environment = {"TMPDIR": str(folder), "XDG_CACHE_HOME": str(folder / "own"), "PYTHONIOENCODING": "utf-8"}
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, check=True)
    return done.stdout.decode().split()


@pytest.mark.process
def test_a_dictionary_planted_in_the_shared_folder_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "jieba.cache").write_bytes(marshal.dumps(({}, 1)))
    assert cut_elsewhere(tmp_path) == CUT
    assert (tmp_path / "own" / "yinju" / "jieba.cache").is_file()


@pytest.mark.process
def test_a_damaged_cache_of_the_dictionary_is_made_anew(tmp_path: Path) -> None:
    kept = tmp_path / "own" / "yinju" / "jieba.cache"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(marshal.dumps(({"南京": 1}, 1))[:-9])
    assert cut_elsewhere(tmp_path) == CUT
    whole = kept.read_bytes()
    assert len(whole) > 1_000_000
    assert cut_elsewhere(tmp_path) == CUT
    assert kept.read_bytes() == whole
