"""Word documents of this half: python-docx makes the file, and what it has no words for is put in as XML."""

import io
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from benchmarks.documents.samples import DocumentSample
from benchmarks.documents.seen import stories

if TYPE_CHECKING:
    from docx.document import Document


def _saved(document: "Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _numbered() -> DocumentSample:
    story = stories.CONTRACTS
    document = docx.Document()
    document.add_paragraph(story.title, style="Title")
    first, *items, last = story.paragraphs
    document.add_paragraph(first)
    for text in items:
        document.add_paragraph(text, style="List Number")
    document.add_paragraph(last)
    body = (first, *(f"{number}. {text}" for number, text in enumerate(items, start=1)), last)
    return DocumentSample.of("numbered.docx", _saved(document), story, body)


def _levels() -> DocumentSample:
    """Headings that Word numbers: 第一章, 第一条, and 1.1 in another list."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:isLgl/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(
            (("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("decimal", "（%3）"))
        )
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    document.add_paragraph("云川市无障碍设施技术导则", style="Title")
    lines = (
        (0, "总则", "第一章总则"),
        (1, "本导则适用于新建和改建的公共建筑。", "1.1本导则适用于新建和改建的公共建筑。"),
        (1, "坡道坡度不应大于十二分之一。", "1.2坡道坡度不应大于十二分之一。"),
        (2, "坡道两侧应设扶手。", "（1）坡道两侧应设扶手。"),
        (0, "验收", "第二章验收"),
        (1, "竣工后由主管部门组织验收。", "2.1竣工后由主管部门组织验收。"),
    )
    for level, text, _ in lines:
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(  # noqa: SLF001 - python-docx has no public way to number
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
        )
    return DocumentSample("levels.docx", _saved(document), tuple(line[2] for line in lines), "云川市无障碍设施技术导则")


def _nested_table() -> DocumentSample:
    document = docx.Document()
    document.add_paragraph("云川市社区信息表", style="Title")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "社区", "联系方式"
    table.cell(1, 0).text = "海棠社区"
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "值班电话", "0799-7654321"
    document.add_paragraph("以上信息每季度更新一次，变更后三日内报街道备案。")
    body = ("社区 联系方式", "海棠社区 值班电话 0799-7654321", "以上信息每季度更新一次，变更后三日内报街道备案。")
    return DocumentSample("nested-table.docx", _saved(document), body, "云川市社区信息表")


def _boxes_and_notes() -> DocumentSample:
    """A text box beside the text; an anchored picture's box comes twice in the file, new and old."""
    story = stories.STREET
    document = docx.Document()
    title = document.add_paragraph(story.title)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].font.size = Pt(22)
    for text in story.paragraphs:
        document.add_paragraph(text)
    box = "温馨提示：施工期间请绕行民主北路，夜间注意围挡灯光。"
    content = f"<w:txbxContent><w:p><w:r><w:t>{box}</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    run = (
        f'<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{content}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document.paragraphs[-1]._p.append(parse_xml(run))  # noqa: SLF001
    return DocumentSample.of("text-box.docx", _saved(document), story, (*story.paragraphs, box), undated=True)


def _cover() -> DocumentSample:
    """A cover page: number, a title over two big lines, office and day, then the text."""
    story = stories.CONTRACTS
    document = docx.Document()
    for text, size in (
        ("编号：YC-2024-03", 12),
        ("云川公司", 26),
        ("合同管理办法", 26),
        ("法务部编制", 14),
        ("二〇二四年三月", 14),
    ):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).font.size = Pt(size)
    document.add_page_break()  # type: ignore[no-untyped-call]
    for text in story.paragraphs:
        document.add_paragraph(text)
    neutral = ("编号：YC-2024-03", "云川公司", "合同管理办法", "法务部编制", "二〇二四年三月")
    return DocumentSample.of("cover.docx", _saved(document), story, neutral=neutral)


def _signed() -> DocumentSample:
    story = stories.NOTICE
    document = docx.Document()
    title = document.add_paragraph(story.title)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].font.size = Pt(22)
    for text in story.paragraphs:
        document.add_paragraph(text)
    document.core_properties.title = "2021年通知模板"
    return DocumentSample.of("signed.docx", _saved(document), story)


SAMPLES = (_numbered(), _levels(), _nested_table(), _boxes_and_notes(), _cover(), _signed())
