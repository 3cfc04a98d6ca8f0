"""PDFs of this half."""

from benchmarks.documents.printing import MING, PdfPress
from benchmarks.documents.samples import DocumentSample
from benchmarks.documents.seen import stories


def _indented() -> DocumentSample:
    story = stories.LIBRARY
    press = PdfPress(head="绍兴市图书馆工作简报　第24期")
    press.centred(story.title)
    for text in story.paragraphs * 3:
        press.paragraph(text)
    return DocumentSample.of("indented.pdf", press.done(), story, story.paragraphs * 3, undated=True)


def _wide_line() -> DocumentSample:
    story = stories.CONTEST
    note = "注：设备并非列越多越高分，希望各队伍选择最合适的材料设计制作。"
    press = PdfPress(width=372)
    press.centred(story.title)
    for text in story.paragraphs:
        press.paragraph(text, indent=0)
    press.line(note + "关于价格", size=13)
    return DocumentSample.of("wide-line.pdf", press.done(), story, (*story.paragraphs, note + "关于价格"))


def _hanging() -> DocumentSample:
    story = stories.CONTEST
    press = PdfPress(width=400)
    press.centred(story.title)
    press.paragraph(story.paragraphs[0])
    for text in story.paragraphs[1:]:
        press.paragraph(text, indent=0, hang=2)
    return DocumentSample.of("hanging.pdf", press.done(), story)


def _table() -> DocumentSample:
    rows = (
        ("序号", "学校", "指导老师", "队员一", "队员二"),
        ("1", "竹东国中", "林小鸿", "彭小晴", "曾小宸"),
        ("2", "成功国中", "沈小平", "江小晟", "徐小奇"),
        ("3", "凤冈国中", "黄小成", "萧小谕", "谢小语"),
    )
    title, text = "云川市参赛队伍名单", "下列队伍已完成报名，名单有误的请在十一月五日前与承办学校联系，逾期不予更正。"
    press = PdfPress()
    press.centred(title)
    press.paragraph(text)
    press.table(rows, (40, 95, 95, 95, 95))
    return DocumentSample("table.pdf", press.done(), (text, *map(" ".join, rows)), title)


def _wrapped_table() -> DocumentSample:
    rows = (
        ("项目", "内容与要求", "负责部门"),
        ("绿化", "沿街补种行道树四百二十株，更换枯死灌木，清理树穴杂物", "园林科"),
        ("照明", "更换损坏路灯六十盏，背街小巷增设壁灯", "市政科"),
        ("排水", "疏通雨水口三百处，修复塌陷管段两处，汛前完成", "市政科"),
    )
    press = PdfPress()
    press.centred("云川街道环境整治任务表")
    press.table(rows, (60, 240, 90))
    return DocumentSample("wrapped-table.pdf", press.done(), tuple(map(" ".join, rows)), "云川街道环境整治任务表")


def _two_columns() -> DocumentSample:
    story = stories.PARKS
    press = PdfPress(size=10, pitch=16, width=200, left=70)
    press.canvas.setFont(press.font, 18)
    press.canvas.drawCentredString(297, press.y, story.title)
    press.y -= 40
    top = press.y
    for text in story.paragraphs[:2]:
        press.paragraph(text)
    press.left, press.y = 310, top
    for text in story.paragraphs[2:]:
        press.paragraph(text)
    return DocumentSample.of("two-columns.pdf", press.done(), story, undated=True)


def _taiwan_letter() -> DocumentSample:
    story = stories.TAIWAN_LETTER
    press = PdfPress(font=MING, size=14, pitch=24, left=80, foot="第{page}頁，共1頁")
    for number, char in enumerate("裝訂線"):
        press.canvas.drawString(40, 560 - number * 120, char)
    press.centred(story.title, size=20)
    for text in story.paragraphs:
        press.paragraph(text, indent=0, hang=text.find("、") + 1 or min(text.find("：") + 1, 3))
    return DocumentSample.of("letter.pdf", press.done(), story)


def _official() -> DocumentSample:
    """A notice under the red head of its office, with its number, signed and dated at the right."""
    story = stories.NOTICE
    press = PdfPress(size=16, pitch=28, left=80, width=432, foot="— {page} —")
    press.centred("临汾市人民政府办公室文件", size=30)
    press.centred("临政办发〔2023〕17号", size=16)
    press.centred("临汾市人民政府办公室", size=20)
    press.centred("关于做好2023年汛期防汛工作的通知", size=20)
    first, *others = story.paragraphs[:-2]
    press.paragraph(first, indent=0)
    for text in others:
        press.paragraph(text)
    for text in story.paragraphs[-2:]:
        press.right(text + "　　")
    return DocumentSample.of(
        "official.pdf", press.done(), story, neutral=("临汾市人民政府办公室文件", "临政办发〔2023〕17号")
    )


def _spaced() -> DocumentSample:
    """Paragraphs without an indent, set apart by space."""
    story = stories.STREET
    press = PdfPress(head="{page}　徐州市城市管理简报")
    press.centred(story.title)
    for text in story.paragraphs * 4:
        press.paragraph(text, indent=0, space=12)
    return DocumentSample.of("spaced.pdf", press.done(), story, story.paragraphs * 4, undated=True)


SAMPLES = (
    _indented(),
    _wide_line(),
    _hanging(),
    _table(),
    _wrapped_table(),
    _two_columns(),
    _taiwan_letter(),
    _official(),
    _spaced(),
)
