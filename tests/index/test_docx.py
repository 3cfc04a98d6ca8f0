"""Word documents: what Word prints beside the paragraphs' own text, and which line is the title."""

import io
from collections.abc import Sequence

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from index.readers.charset import UnreadableError
from index.readers.docx import read_docx
from index.readers.docx_numbers import _roman, _written
from index.text.numerals import in_chinese


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def lines(document: Document) -> list[str]:
    return read_docx(saved(document)).text.split("\n")


def numbered(levels: Sequence[tuple[str, str]], paragraphs: Sequence[tuple[int, str]], override: int = 0) -> Document:
    """Return a document whose paragraphs stand at levels of one list."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    written = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    start = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{override}"/></w:lvlOverride>' if override else ""
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="60">{written}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="60"><w:abstractNumId w:val="60"/>{start}</w:num>'))
    for level, text in paragraphs:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="60"/></w:numPr>')
        )
    return document


class TestNumbers:
    def test_a_list_by_its_style(self) -> None:
        document = docx.Document()
        for text in ("填写审批表", "审查条款"):
            document.add_paragraph(text, style="List Number")
        assert lines(document) == ["1. 填写审批表", "2. 审查条款"]

    def test_levels_count_below_each_other(self) -> None:
        levels = (("chineseCounting", "第%1章"), ("decimal", "%2、"), ("decimal", "（%3）"))
        document = numbered(levels, [(0, "总则"), (1, "范围"), (1, "术语"), (2, "坡道"), (0, "验收"), (1, "组织")])
        assert lines(document) == ["第一章 总则", "1、范围", "2、术语", "（1）坡道", "第二章 验收", "1、组织"]

    def test_numbers_of_all_levels_in_one(self) -> None:
        document = numbered((("decimal", "%1"), ("decimal", "%1.%2")), [(0, "范围"), (1, "适用"), (1, "不适用")])
        assert lines(document) == ["1 范围", "1.1 适用", "1.2 不适用"]

    def test_a_list_that_begins_elsewhere(self) -> None:
        assert lines(numbered((("decimal", "%1."),), [(0, "续前"), (0, "完")], override=7)) == ["7. 续前", "8. 完"]

    def test_bullets_are_no_text(self) -> None:
        assert lines(numbered((("bullet", "\uf0b7"),), [(0, "身份证")])) == ["身份证"]

    @pytest.mark.parametrize(
        ("count", "text"),
        [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (103, "一百零三"), (110, "一百一十"), (1010, "一千零一十")],
    )
    def test_chinese_numbers(self, count: int, text: str) -> None:
        assert in_chinese(count) == text

    def test_other_forms(self) -> None:
        forms = ("upperLetter", "lowerLetter", "decimalEnclosedCircle", "ideographTraditional", "decimalZero")
        assert [_written(3, form) for form in forms] == ["C", "c", "③", "丙", "03"]
        assert [_roman(count) for count in (4, 9, 14, 1994)] == ["iv", "ix", "xiv", "mcmxciv"]


def test_a_table_in_a_cell_is_read_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "海棠社区"
    inner = table.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "值班电话", "0799-7654321"
    assert lines(document) == ["海棠社区 值班电话 0799-7654321"]


def test_a_text_box_is_read_once_and_behind_its_paragraph() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("施工从三月开始。")
    box = "<w:txbxContent><w:p><w:r><w:t>请绕行民主北路。</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    both = (
        f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    )
    paragraph._p.append(parse_xml(f"<w:r {spaces}><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"))
    assert lines(document) == ["施工从三月开始。", "请绕行民主北路。"]


def test_a_title_over_two_lines_of_a_cover_page() -> None:
    document = docx.Document()
    for text, size in (("编号：YC-1", 12), ("云川公司", 26), ("合同管理办法", 26), ("法务部", 14)):
        document.add_paragraph().add_run(text).font.size = Pt(size)
    for _ in range(3):
        document.add_paragraph("为规范合同的签订与履行，防范经营风险，制定本办法，适用于公司本部及所属各项目部。")
    assert read_docx(saved(document)).title == "云川公司合同管理办法"


def test_a_cover_pages_fields_and_a_heading_inside_the_text_are_no_title() -> None:
    document = docx.Document()
    for text in ("创意企划书", "队伍编号：", "作品名称："):
        document.add_paragraph().add_run(text).font.size = Pt(26)
    document.add_paragraph("说明书由各队自行撰写，每队不超过二十页，逾期不予受理，请各位同学认真准备。")
    assert read_docx(saved(document)).title == "创意企划书"
    late = docx.Document()
    late.add_paragraph("说明书由各队自行撰写，每队不超过二十页，逾期不予受理，请各位同学认真准备。")
    late.add_paragraph().add_run("雨水感测器").font.size = Pt(26)
    assert read_docx(saved(late)).title is None


def test_contents_that_word_made_are_left_out() -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、总则........3", style="toc 1")
    document.add_paragraph("一、总则")
    assert lines(document) == ["一、总则"]


def test_a_document_of_pictures_only_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    from PIL import Image

    picture = tmp_path_factory.mktemp("picture") / "a.png"
    Image.new("RGB", (8, 8)).save(picture)
    document = docx.Document()
    document.add_picture(str(picture))
    with pytest.raises(UnreadableError, match="pictures only"):
        read_docx(saved(document))
