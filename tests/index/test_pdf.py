"""PDFs: lines joined to paragraphs, tables row by row, columns one after the other, margins left out."""

from benchmarks.documents.printing import MING, PdfPress
from index.readers.pdf import read_pdf
from index.types import Document, Metadata

FIRST = "为了培养学生的动手能力，云川市教育局举办学生创意竞赛，竞赛分为国中组和国小组，每队二至四名，可以跨校组队。"
ITEM = "一、报名请务必于十月二十九日下午五点以前在网上完成，逾时不受理，各校至少报名一组，二十四班以上的至少两组。"
LAST = "二、参赛队伍如获得全国赛资格，不得任意更换指导老师与学生名单，否则视同弃权，由下一名次的队伍递补参加全国赛。"

OTHER = "评分项目包括创意百分之四十、实用百分之三十、制作百分之二十、说明百分之十，总分相同时以创意分数高者为先。"


def lines(press: PdfPress) -> list[str]:
    return read_pdf(press.done()).text.split("\n")


class TestParagraphs:
    def test_a_wide_line_moves_no_edge(self) -> None:
        press = PdfPress(width=372)
        for text in (FIRST, ITEM, LAST):
            press.paragraph(text, indent=0)
        press.line("注：设备并非列越多越高分，希望各队伍选择最合适的材料设计。", size=14)
        assert lines(press)[:3] == [FIRST, ITEM, LAST]

    def test_items_that_hang_behind_their_numbers(self) -> None:
        press = PdfPress()
        press.paragraph(FIRST)
        press.paragraph(ITEM, indent=0, hang=2)
        press.paragraph(LAST, indent=0, hang=2)
        assert lines(press) == [FIRST, ITEM, LAST]

    def test_items_beside_a_picture(self) -> None:
        press = PdfPress()
        for text in (FIRST, OTHER):
            press.paragraph(text)
        press.width = 260
        press.paragraph(ITEM, indent=2)
        press.paragraph(LAST, indent=2)
        assert lines(press) == [FIRST, OTHER, ITEM, LAST]

    def test_a_line_with_a_blank_to_fill_in_is_one_of_its_paragraph(self) -> None:
        press = PdfPress(width=372)
        for text in (FIRST, ITEM, LAST):
            press.paragraph(text, indent=0)
        press.line("本校各项设备均符合安全标准，由　　　　　　　　负责检查，每年")
        press.line("检查两次，检查记录保存五年。")
        press.paragraph(OTHER, indent=0)
        blank = "本校各项设备均符合安全标准，由 负责检查，每年检查两次，检查记录保存五年。"
        assert [" ".join(line.split()) for line in lines(press)] == [FIRST, ITEM, LAST, blank, OTHER]

    def test_a_day_goes_on_in_the_next_line(self) -> None:
        press = PdfPress(width=372)
        for text in (FIRST, ITEM, LAST):
            press.paragraph(text)
        press.line("清川水库管理所全体会议定于2020", 114)
        press.line("年12月11日召开，请各科室按时参加。", 90)
        assert lines(press)[-1] == "清川水库管理所全体会议定于2020年12月11日召开，请各科室按时参加。"

    def test_a_signature_and_its_day_are_two_lines(self) -> None:
        press = PdfPress()
        press.paragraph(FIRST)
        press.right("云川市教育局办公室")
        press.right("2023年5月9日")
        assert lines(press) == [FIRST, "云川市教育局办公室", "2023年5月9日"]

    def test_a_centred_title_over_two_lines_is_one(self) -> None:
        press = PdfPress()
        press.centred("云川市人民政府关于进一步加强", size=21)
        press.centred("城市供水安全保障工作的意见", size=21)
        for text in (FIRST, ITEM, LAST):
            press.paragraph(text)
        raw = read_pdf(press.done())
        assert raw.title == "云川市人民政府关于进一步加强城市供水安全保障工作的意见"
        assert raw.text.split("\n") == [raw.title, FIRST, ITEM, LAST]


class TestTables:
    ROWS = (("序号", "学校", "指导老师"), ("1", "竹东国中", "林小鸿"), ("2", "成功国中", "沈小平"))

    def test_a_row_is_a_line(self) -> None:
        press = PdfPress()
        press.paragraph(FIRST)
        press.table(self.ROWS, (50, 150, 150))
        press.paragraph(LAST)
        assert lines(press) == [FIRST, *map(" ".join, self.ROWS), LAST]

    def test_a_cell_of_several_lines_is_one_text(self) -> None:
        wide = (("项目", "要求"), ("绿化", "沿街补种行道树四百二十株，更换枯死灌木，清理树穴内的杂物"))
        press = PdfPress()
        press.table(wide, (60, 150))
        assert lines(press) == [*map(" ".join, wide)]

    def test_without_lines_wide_gaps_part_the_cells(self) -> None:
        press = PdfPress()
        press.table(self.ROWS, (100, 150, 150), ruled=False)
        assert lines(press) == [*map(" ".join, self.ROWS)]

    def test_without_lines_a_cell_may_go_on_below(self) -> None:
        rows = (
            ("项目", "要求", "负责单位"),
            ("绿化", "沿街补种行道树四百二十株，更换枯死灌木", "园林处"),
            ("照明", "更换路灯八十盏", "市政工程处第三养护队和照明管理中心"),
            ("排水", "清掏雨水井二百六十座，疏通管道三公里", "排水公司"),
            ("保洁", "每天两次", "环卫所"),
        )
        press = PdfPress()
        press.paragraph(FIRST)
        press.table(rows, (70, 170, 150), ruled=False)
        press.paragraph(LAST)
        assert lines(press) == [FIRST, *map(" ".join, rows), LAST]

    def test_wide_columns_without_lines_are_read_row_by_row(self) -> None:
        roads = ("海棠", "金水桥北", "东", "五里", "南门外大街", "文化")
        rows = [(f"云川市{road}中学教务处办公室", f"清川区{road * 2}路一号") for road in roads]
        press = PdfPress()
        press.table(rows, (220, 200), ruled=False)
        assert lines(press) == [*map(" ".join, rows)]


def test_two_columns_are_read_one_after_the_other() -> None:
    press = PdfPress(size=10, pitch=16, width=200, left=70)
    top = press.y
    press.paragraph(FIRST)
    press.paragraph(ITEM)
    press.left, press.y = 310, top
    press.paragraph(LAST)
    press.paragraph(FIRST)
    assert lines(press) == [FIRST, ITEM, LAST, FIRST]


def test_heads_that_alternate_on_left_and_right_pages_go() -> None:
    press = PdfPress(bottom=600)
    texts = [f"第{number}小组{text}" for number in range(12) for text in (FIRST, LAST)]
    for text in texts:
        press.head = "学生手册" if press.page % 2 else "三、教学管理"
        press.paragraph(text)
    assert lines(press) == texts


def test_a_page_number_above_the_margin_goes_and_the_text_goes_on() -> None:
    press = PdfPress(foot="")
    press.paragraph(FIRST)
    press.y = 120
    press.canvas.drawCentredString(300, 100, "—1—")
    press.turn()
    press.paragraph(LAST)
    assert lines(press) == [FIRST, LAST]


def test_bare_numbers_that_count_the_pages_go() -> None:
    press = PdfPress(foot="")
    texts = (FIRST, LAST, OTHER)
    for number, text in enumerate(texts):
        press.paragraph(text)
        press.canvas.drawCentredString(300, 110, str(7 + number))
        press.turn()
    press.paragraph(FIRST)
    press.y = 110
    press.line("42")
    assert lines(press) == [*texts, FIRST, "42"]


def test_lines_of_contents_stay_apart() -> None:
    contents = [f"云川市水库管理办法第{number}章{'…' * (24 - len(number))}{number}" for number in ("1", "12", "123")]
    press = PdfPress()
    for line in contents:
        press.line(line)
    press.paragraph(FIRST)
    assert lines(press) == [*contents, FIRST]


def test_a_page_in_a_frame_is_text() -> None:
    press = PdfPress()
    press.canvas.rect(60, 60, 480, 730)
    texts = [FIRST, ITEM, LAST, OTHER]
    for text in texts:
        press.paragraph(text)
    assert lines(press) == texts


def test_a_background_behind_each_line_makes_no_table() -> None:
    press = PdfPress()
    for text in (FIRST, LAST):
        top = press.y
        press.paragraph(text)
        for number in range(3):
            press.canvas.rect(90, top - 4 - number * press.pitch, 420, press.pitch, fill=0)
    assert lines(press) == [FIRST, LAST]


def test_all_lines_of_a_table_in_one_path() -> None:
    rows = TestTables.ROWS
    press = PdfPress()
    top = press.y + 14
    path = press.canvas.beginPath()
    for number in range(len(rows) + 1):
        path.moveTo(90, top - number * 22)
        path.lineTo(390, top - number * 22)
    for x in (90, 150, 250, 390):
        path.moveTo(x, top)
        path.lineTo(x, top - len(rows) * 22)
    press.canvas.drawPath(path)
    for number, row in enumerate(rows):
        for x, cell in zip((92, 152, 252), row, strict=True):
            press.canvas.drawString(x, press.y - number * 22, cell)
    assert lines(press) == [*map(" ".join, rows)]


def test_pages_are_known_of_each_place() -> None:
    press = PdfPress(head="云川简报", foot="第 {page} 页")
    press.paragraph(FIRST)
    press.turn()
    press.turn()
    press.paragraph(LAST)
    raw = read_pdf(press.done())
    assert raw.pages == (0, len(FIRST) + 1, len(FIRST) + 1)
    document = Document("a.pdf", "", Metadata(), raw.text, (), raw.pages)
    assert [document.page_at(raw.text.index(text)) for text in (FIRST, LAST)] == [1, 3]
    assert Document("a.txt", "", Metadata(), "", ()).page_at(0) is None


def test_what_stands_in_the_margin_goes() -> None:
    press = PdfPress(head="云川简报　　　{page}", foot="第 {page} 頁，共 2 頁")
    texts = [f"第{number}小组{text}" for number in range(12) for text in (FIRST, LAST)]
    for text in texts:
        press.paragraph(text)
    assert lines(press) == texts


def test_the_binding_line_of_a_letter_goes_and_its_dots_stay() -> None:
    texts = (
        "說明：",
        "一、本區產水係數0.46，人均水資源量388.5立方公尺，請各里於每月五日前將巡查紀錄送本所彙整，逾期視為無異常。",
    )
    press = PdfPress(font=MING, left=85)
    for number in range(36):
        press.canvas.drawString(40, 740 - number * 18, {9: "裝", 18: "訂", 27: "線"}.get(number, "．"))
    for text in texts * 3:
        press.paragraph(text, indent=0, hang=2)
    assert lines(press) == [*texts * 3]


def test_a_watermark_is_no_text() -> None:
    press = PdfPress()
    press.canvas.saveState()
    press.canvas.translate(150, 600)
    press.canvas.rotate(30)
    press.canvas.drawString(0, 0, "内部资料")
    press.canvas.restoreState()
    press.paragraph(FIRST)
    assert lines(press) == [FIRST]


def test_the_letterhead_is_no_title() -> None:
    press = PdfPress(size=16, pitch=28)
    press.centred("云川市人民政府文件", size=32)
    press.centred("关于做好防汛工作的通知", size=22)
    press.paragraph(FIRST)
    assert read_pdf(press.done()).title == "关于做好防汛工作的通知"
