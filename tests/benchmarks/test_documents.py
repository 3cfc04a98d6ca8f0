"""The measure of documents: counts by hand, and samples that are the same every time."""

import pytest

from benchmarks.documents.measure import measure
from benchmarks.documents.samples import DocumentSample, Story
from benchmarks.documents.seen import SAMPLES as SEEN
from benchmarks.documents.seen import printed
from benchmarks.documents.unseen import SAMPLES as UNSEEN

BODY = ("明天起，本市三座公园的夜间照明开放到二十二时，遇大风时提前关闭。", "咨询电话在工作日有人接听。")


def test_what_is_found_lost_and_kept_is_counted() -> None:
    story = Story("公园照明延时", (*BODY, "这一段文件里没有。"), ("2024-03-01",))
    text = "\n".join(("公园照明延时", "发布日期：2024-03-01", BODY[0], "公园的长椅也换了。", BODY[1]))
    (result,) = measure([DocumentSample.of("a.txt", text, story)])
    lost, kept = len("这一段文件里没有。"), len("公园的长椅也换了。")
    assert (result.body - result.found, result.kept) == (lost, kept)
    assert (result.title, result.date, result.place) == (True, True, True)
    assert (result.joined, result.paragraphs) == (2, 3)
    assert result.faults == ("lost: 这一段文件里没有。", "kept: 公园的长椅也换了。")


def test_a_file_that_is_not_read_counts_as_lost() -> None:
    (result,) = measure([DocumentSample("a.pdf", b"no pdf", BODY)])
    assert (result.found, result.title) == (0, False)
    assert "damaged" in result.faults[0]


def test_the_halves_are_large_and_share_no_text() -> None:
    assert len(SEEN) + len(UNSEEN) >= 60
    texts = [{text for sample in half for text in sample.body if len(text) > 30} for half in (SEEN, UNSEEN)]
    assert not texts[0] & texts[1]
    assert len({(half, sample.name) for half in (0, 1) for sample in (SEEN, UNSEEN)[half]}) == len(SEEN) + len(UNSEEN)


@pytest.mark.parametrize("make", [printed._table, printed._two_columns])
def test_files_are_the_same_every_time(make: object) -> None:
    assert callable(make)
    assert make() == make()
