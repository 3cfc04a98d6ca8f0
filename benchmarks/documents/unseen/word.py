"""Word documents of this half."""

import io
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from benchmarks.documents.samples import DocumentSample
from benchmarks.documents.unseen import stories

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def _saved(document: "Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _list(document: "Document", number: int, *levels: tuple[str, str]) -> None:
    """Define a list; each level has a format and a text."""
    numbering = document.part.numbering_part.element
    written = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{written}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def _numbered(paragraph: "Paragraph", number: int, level: int) -> None:
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))  # noqa: SLF001 - python-docx has no public way to number


def _large(document: "Document", text: str, size: int = 22) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).font.size = Pt(size)


def _rules() -> DocumentSample:
    """第一条 numbered by Word, after a title in two lines."""
    story = stories.PATENT
    document = docx.Document()
    _list(document, 71, ("chineseCountingThousand", "第%1条 "))
    _large(document, "云川大学")
    _large(document, "科研经费管理办法（试行）")
    for text in story.paragraphs:
        _numbered(document.add_paragraph(text.split(" ", 1)[1]), 71, 0)
    return DocumentSample.of("rules.docx", _saved(document), story, neutral=("云川大学", "科研经费管理办法（试行）"))


def _two_lists() -> DocumentSample:
    """Two lists of two levels; the second begins anew."""
    document = docx.Document()
    _list(document, 81, ("chineseCounting", "%1、"), ("decimal", "%2."))
    _list(document, 82, ("upperLetter", "%1."), ("decimalEnclosedCircleChinese", "%2"))
    _large(document, "云川厂停送电操作规程")
    lines = (
        (81, 0, "停电", "一、停电"),
        (81, 1, "断开负荷开关并验明无电压", "1.断开负荷开关并验明无电压"),
        (81, 1, "悬挂标示牌", "2.悬挂标示牌"),
        (81, 0, "送电", "二、送电"),
        (81, 1, "拆除接地线并清点工具", "1.拆除接地线并清点工具"),
        (82, 0, "值班长签发操作票", "A.值班长签发操作票"),
        (82, 1, "操作票一式两份", "①操作票一式两份"),
        (82, 0, "监护人复诵", "B.监护人复诵"),
    )
    for number, level, text, _ in lines:
        _numbered(document.add_paragraph(text), number, level)
    return DocumentSample("two-lists.docx", _saved(document), tuple(line[3] for line in lines), "云川厂停送电操作规程")


def _merged() -> DocumentSample:
    document = docx.Document()
    document.add_paragraph("2024年度培训计划表", style="Title")
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate((("部门", "课程", "学时"), ("生产部", "安全规程", "12"), ("", "急救知识", "8"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 0).text = "生产部"
    note = "各部门应在每季度末月二十五日前把考核结果报人力资源部。"
    document.add_paragraph(note)
    body = ("部门 课程 学时", "生产部 安全规程 12", "急救知识 8", note)
    return DocumentSample("merged.docx", _saved(document), body, "2024年度培训计划表")


def _letter() -> DocumentSample:
    """An official letter whose head is laid out in a table, with contents before it that Word made."""
    story = stories.WATER
    document = docx.Document()
    _large(document, story.title, 20)
    for text in story.paragraphs[:-2]:
        document.add_paragraph(text)
    for text in story.paragraphs[-2:]:
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return DocumentSample.of("notice.docx", _saved(document), story)


SAMPLES = (_rules(), _two_lists(), _merged(), _letter())
