"""The other kinds of files of an office, in files that other programs made.

LibreOffice 7.4 made the expenses, the parks and the slides; pandoc the book; the message is as Foxmail sends it and the
page as Chrome saves it.
"""

from pathlib import Path

import pytest

from index.documents.scan import scan
from index.ingest import read_document
from index.readers.charset import UnreadableError
from index.readers.mail import read_mail
from index.readers.read import SUFFIXES, read
from index.readers.sheet import read_csv

FILES = Path(__file__).parent / "files"
TITLE = "云川公司差旅费管理办法"
RULES = [
    "第一条 为规范差旅费的开支，制定本办法，适用于公司本部及所属项目部的全体员工。",
    "第二条 住宿费每人每天不超过三百五十元，伙食补助每人每天一百元，市内交通凭票报销。",
]
RATES = ["城市 住宿标准", "省会城市 四百元", "其他城市 三百元"]
LAST = "第三条 本办法由财务部负责解释，自印发之日起施行。"
PARKS = [
    "云川市公园管理处联系表",
    "单位：海棠公园；负责人：林小鸿；电话：0799-1234567；面积（亩）：32",
    "单位：湖滨公园；负责人：沈小平；电话：0799-7654321；面积（亩）：118.5",
]
OPENING = ["开放时间", "周一至周五开放到二十一时", "周末开放到二十二时三十分", "大风预警时提前一小时关闭。"]


def lines(name: str) -> list[str]:
    return read(FILES / name).text.split("\n")


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf"])
def test_a_text_with_a_list_and_a_table(suffix: str) -> None:
    found = [" ".join(line.split()) for line in lines(f"expenses{suffix}")]
    assert [found[0], *found[1:3], *found[-4:]] == [TITLE, *RULES, *RATES, LAST]
    numbers = ("", "") if suffix in (".doc", ".wps") else ("1.", "2.")  # the library leaves Word's own numbers out
    items = [line.replace(" ", "") for line in found[3:5]]
    assert items == [f"{numbers[0]}出差前填写审批单", f"{numbers[1]}返回后五个工作日内报销"]


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".odt", ".pdf"])
def test_the_heading_is_the_title(suffix: str) -> None:
    assert read(FILES / f"expenses{suffix}").title == TITLE


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv"])
def test_a_row_stands_with_its_headings(suffix: str) -> None:
    raw = read(FILES / f"parks{suffix}")
    assert raw.text.split("\n") == PARKS
    assert raw.title == PARKS[0]


def test_slides_and_their_notes() -> None:
    raw = read(FILES / "opening.pptx")
    assert raw.text.split("\n") == [
        "云川公园夜间开放方案",
        *OPENING,
        "经费",
        "项目 金额",
        "照明 十二万元",
        "保洁 八万元",
    ]
    assert raw.title == "云川公园夜间开放方案"


def test_a_book_without_its_table_of_contents() -> None:
    raw = read(FILES / "opening.epub")
    assert raw.text.split("\n") == [
        "云川公园夜间开放方案",
        *OPENING,
        "经费",
        "项目 金额",
        "照明 十二万元",
        "保洁 八万元",
    ]


def test_a_message_with_its_attachment() -> None:
    raw = read(FILES / "contacts.eml")
    text = [line for line in raw.text.split("\n") if line]
    assert (raw.title, raw.date) == ("公园管理处联系表更新", "2024-03-18")
    assert text[1] == "发件人：林小鸿 <lin@example.com>"
    assert text[4] == "附件是公园管理处的联系表，如有变动请于每月五日前告知综合科。"
    assert text[-4:] == ["附件：联系表.csv", *PARKS]


def test_a_damaged_attachment_leaves_the_message() -> None:
    source = (FILES / "contacts.eml").read_bytes().replace(b'name="=?gb18030?B?', b'name="a.pdf" x="=?gb18030?B?')

    def broken(data: bytes) -> None:
        raise ValueError

    text = read_mail(source, lambda suffix: broken).text  # type: ignore[arg-type, return-value]
    assert "附件是公园管理处的联系表" in text


def test_a_page_that_a_browser_saved_as_one_file() -> None:
    raw = read(FILES / "market.mhtml")
    assert raw.title == "夜市恢复营业"
    assert raw.date == "2024-04-02"
    assert len(raw.text.split("\n")) == 2


def test_rtf_of_a_chinese_windows() -> None:
    assert lines("wordpad.rtf")[:2] == ["公园开放时间", "周一至周五开放到二十一时，周末开放到二十二时三十分。"]


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("姓名,电话\n林小鸿,1\n", ["姓名：林小鸿；电话：1"]),
        ("姓名\t电话\n林小鸿\t1\n\t2\n", ["姓名：林小鸿；电话：1", "电话：2"]),
        ("1,2\n3,4\n", ["1 2", "3 4"]),
        ("只有一列\n甲\n乙\n", ["只有一列", "甲", "乙"]),
        ('说明\n姓名,"电话,手机"\n林小鸿,"1,2"\n', ["说明", "姓名：林小鸿；电话,手机：1,2"]),
    ],
)
def test_tables_of_separated_values(source: str, rows: list[str]) -> None:
    assert read_csv(source.encode()).text.split("\n") == rows


def test_a_table_that_is_a_database_is_refused() -> None:
    with pytest.raises(UnreadableError, match="split it"):
        read_csv(b"a,b\n" * 50_001)


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.name)
def test_every_kind_becomes_a_document(path: Path) -> None:
    assert path.suffix in SUFFIXES
    assert read_document(path, path.name, "")[1].passages


def test_what_a_browser_saved_beside_a_page_is_no_document(tmp_path: Path) -> None:
    for name in ("a.html", "a_files/ad.html", "b_files/c.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<p>正文</p>", encoding="utf-8")
    assert [source.name for source in scan(tmp_path).sources] == ["a.html", "b_files/c.html"]
