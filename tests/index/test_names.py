"""Names in a text, in either script, and that they are kept with their passage."""

from pathlib import Path

import pytest
from encoders import HashEncoder

from index.build import update
from index.names.recogniser import NameKind, find_names
from index.snapshot.opening import open_snapshot

SENTENCE = "遂宁市委书记李江到四川职业技术学院调研，海岚股份董事长周大山参加。"


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (SENTENCE, NameKind.PERSON, ["李江", "周大山"]),
        (SENTENCE, NameKind.ORGANISATION, ["四川职业技术学院", "海岚股份"]),
        ("記者 王小川報導：宜春旅遊投資有限公司在青石鎮開工。", NameKind.ORGANISATION, ["宜春旅遊投資有限公司"]),
        ("記者 王小川報導：宜春旅遊投資有限公司在青石鎮開工。", NameKind.PLACE, ["青石鎮"]),
        ("市长范付中出席。", NameKind.PERSON, ["范付中"]),  # the model ends the name one character too early
        ("刘烁强调，要重视。", NameKind.PERSON, ["刘烁"]),
        ("今天没有雨。\n", NameKind.PERSON, []),
    ],
)
def test_names_are_found_where_they_stand(text: str, kind: NameKind, names: list[str]) -> None:
    assert [text[name.start : name.end] for name in find_names(text) if name.kind is kind] == names


def test_offsets_are_those_of_the_text_whatever_its_lines_and_script() -> None:
    text = f"\n\n  {SENTENCE}\r\n{SENTENCE}"
    found = [text[name.start : name.end] for name in find_names(text)]
    assert found[: len(found) // 2] == found[len(found) // 2 :]
    assert "周大山" in found


def test_names_are_kept_with_their_passage_and_found_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: HashEncoder
) -> None:
    documents, data = tmp_path / "documents", tmp_path / "data"
    documents.mkdir()
    (documents / "a.txt").write_text(f"调研\n\n{SENTENCE * 4}\n\n{SENTENCE * 3}", "utf-8")
    update(documents, data, encoder)
    first = open_snapshot(data, encoder.name)
    kept = first.names(range(first.size))
    for number, names in kept.items():
        assert names == find_names(first.passage(number).text)
    assert len(kept) == 2
    looked: list[str] = []
    monkeypatch.setattr("index.prepare.find_names", lambda text: looked.append(text) or ())
    (documents / "b.txt").write_text("又一篇\n\n没有名字的一句话。", "utf-8")
    update(documents, data, encoder)
    second = open_snapshot(data, encoder.name)
    assert looked
    assert all(text in "又一篇\n\n没有名字的一句话。" for text in looked)
    assert second.names(range(second.size)) == kept
