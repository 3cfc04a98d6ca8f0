import contextlib
import io
import os
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from index.errors import ReadError
from index.readers import read as reading
from index.readers.read import SUFFIXES, read

FONT = "STSong-Light"  # a font every PDF reader knows by name, so that tests need no font file
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

FIRST = "会议指出，要把人才工作放在突出位置，今年全市研发投入达到12.6亿元，同比增长5.2%。" * 4
SECOND = "下一步，各县区要压实责任，加快进度，逐项抓好落实，每季度通报一次。" * 3
LATIN = "State owned enterprises should invest in research and development over the coming years. " * 4


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


Write = Callable[[str, str | bytes], Path]


def pdf(paragraphs: list[str], indent: float = 24, space: float = 0, head: str = "") -> bytes:
    """Return a PDF of wrapped, justified paragraphs with page numbers, as an office program would print them."""

    def decorate(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(297, 20, f"— {document.page} —")
        canvas.drawCentredString(297, 815, head)

    style = ParagraphStyle(
        "body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=indent, spaceAfter=space, wordWrap="CJK"
    )
    file = io.BytesIO()
    document = SimpleDocTemplate(file)
    document.build([Paragraph(text, style) for text in paragraphs], onFirstPage=decorate, onLaterPages=decorate)
    return file.getvalue()


class TestPlain:
    def test_only_line_ends_and_controls_change(self, write: Write) -> None:
        raw = read(write("a.txt", "标题\r\n\r\n\t正　文 (一)\rb\x07 c\x0c\n"))
        assert raw.text == "标题\n\n\t正　文 (一)\nb c\n"
        assert raw.title is None
        assert raw.date is None

    def test_the_suffix_may_be_in_capitals(self, write: Write) -> None:
        assert read(write("A.TXT", "正文")).text == "正文"

    def test_encodings_are_recognised(self, write: Write) -> None:
        assert read(write("a.txt", FIRST.encode("gb18030"))).text == FIRST
        assert read(write("b.txt", FIRST.encode("utf_16"))).text == FIRST

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1))
    def test_any_text_in_utf8_is_read_back(self, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
        path = tmp_path_factory.mktemp("text") / "a.txt"
        path.write_bytes(("正文" + text).encode())
        assert read(path).text == "正文" + text


class TestRefusals:
    """Whatever is wrong with a file, it is a ReadError that names the file and says what to do or what it is."""

    @pytest.mark.parametrize(
        ("name", "content", "reason"),
        [
            ("a.txt", b"", "is empty"),
            ("a.txt", b" \r\n", "is empty"),
            ("a.txt", b"\xef\xbb\xbf", "holds no text"),
            ("a.html", b"<html><body></body></html>", "holds no text"),
            ("a.html", b"<!-- -->", "without any content"),
            ("a.ofd", b"x", "type that is not read"),
            ("a.doc", b"x", "old Word document"),
            ("a.xlsx", b"PK\x03\x04 truncated", "damaged"),
            ("a.pptx", b"PK\x03\x04 truncated", "damaged"),
            ("a.odt", b"PK\x03\x04 truncated", "damaged"),
            ("a.epub", b"PK\x03\x04 truncated", "damaged"),
            ("a.eml", b"\n\n", "is empty"),
            ("a.rtf", b"x", "damaged"),
            ("a", b"x", "type that is not read"),
            ("a.txt", b"%PDF-1.7\n", "holds a PDF document; name it .pdf"),
            ("a.pdf", b"PK\x03\x04", "holds a zip container"),
            ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word"),
            ("a.md", b"\x89PNG\r\n\x1a\n", "a picture"),
            ("a.txt", bytes(range(256)) * 9, "not text"),
            ("a.pdf", b"no pdf at all", "damaged"),
            ("a.pdf", b"%PDF-1.7\n%%EOF", "damaged"),
            ("a.docx", b"PK\x03\x04 truncated", "damaged"),
            ("a.docx", "正文".encode(), "damaged"),
        ],
    )
    def test_content(self, write: Write, name: str, content: bytes, reason: str) -> None:
        path = write(name, content)
        with pytest.raises(ReadError) as caught:
            read(path)
        assert reason in caught.value.reason
        assert str(path) in str(caught.value)

    def test_a_folder(self, tmp_path: Path) -> None:
        folder = tmp_path / "folder.txt"
        folder.mkdir()
        with pytest.raises(ReadError, match="is a folder"):
            read(folder)

    def test_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        with pytest.raises(ReadError, match="not a regular file"):
            read(tmp_path / "pipe.txt")

    def test_a_file_that_is_gone(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="cannot be opened: No such file"):
            read(tmp_path / "gone.txt")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may open any file")
    def test_a_file_without_permission(self, write: Write) -> None:
        path = write("a.txt", "正文")
        path.chmod(0)
        with pytest.raises(ReadError, match="cannot be opened: Permission denied"):
            read(path)

    def test_a_file_too_large(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "MAX_BYTES", 6)
        assert read(write("a.txt", "正文")).text == "正文"
        with pytest.raises(ReadError, match="larger than"):
            read(write("a.txt", "正文。"))

    def test_a_zip_that_is_no_document(self, write: Write) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as container:
            container.writestr("a.txt", "正文")
        with pytest.raises(ReadError, match="not a Word document"):
            read(write("a.docx", file.getvalue()))

    @given(st.binary(min_size=1, max_size=200), st.sampled_from(sorted(SUFFIXES)))
    def test_garbage(self, tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
        path = tmp_path_factory.mktemp("garbage") / f"a{suffix}"
        path.write_bytes(data)
        with contextlib.suppress(ReadError):
            assert read(path).text.strip()

    @given(st.data())
    def test_damaged_documents(self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
        """A byte changed anywhere in a PDF or DOCX gives a text or a ReadError."""
        suffix, content = data.draw(st.sampled_from(intact_documents()))
        place = data.draw(st.integers(0, len(content) - 1))
        path = tmp_path_factory.mktemp("damaged") / f"a{suffix}"
        path.write_bytes(content[:place] + data.draw(st.binary(min_size=1, max_size=4)) + content[place + 1 :])
        with contextlib.suppress(ReadError):
            assert read(path).text.strip()


class TestHtml:
    PAGE = """<html><head><meta charset="{charset}"><title>市里召开人才会议_要闻_某某网</title>{meta}</head><body>
    <ul class="nav"><li><a href="/">首页</a></li><li><a href="/n">要闻</a></li></ul>
    <div class="date">今天是2026年1月1日</div>
    <div class="article"><h1>市里召开人才会议</h1><div class="info">发布日期：{printed} 浏览：12次</div>
    <div class="content"><p>{first}</p><p>要点<strong>之一</strong>是<a href="/x">人才</a>。{second}</p></div></div>
    <ul class="related"><li><a href="/o">旧闻一则</a> 2021-02-03</li></ul>
    <div class="footer">版权所有 © 2010-2025 某某网</div></body></html>"""

    def page(self, charset: str = "utf-8", meta: str = "", printed: str = "2024年5月6日") -> bytes:
        page = self.PAGE.format(charset=charset, meta=meta, printed=printed, first=FIRST, second=SECOND)
        return page.encode("gb18030" if charset == "gb2312" else charset)

    @pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
    def test_the_article_is_told_from_the_page(self, write: Write, charset: str) -> None:
        raw = read(write("a.html", self.page(charset)))
        assert raw.text.split("\n") == [FIRST, f"要点之一是人才。{SECOND}"]
        assert raw.title == "市里召开人才会议"

    def test_the_date_of_the_byline(self, write: Write) -> None:
        assert read(write("a.html", self.page())).date == "2024-05-06"

    def test_the_date_below_a_long_headline(self, write: Write) -> None:
        page = (
            "<html><head><title>X</title></head><body><div><h1>Harbor opens joint laboratory with a university</h1>"
            "<p>By Lee Ward | Updated: 2022-05-11 09:33</p><p>HARBOR - A joint laboratory opened on Tuesday.</p></div>"
            "</body></html>"
        )
        assert read(write("a.html", page.encode())).date == "2022-05-11"

    def test_the_date_of_the_head_goes_first(self, write: Write) -> None:
        meta = '<meta name="PubDate" content="2024-05-07 08:00">'
        assert read(write("a.html", self.page(meta=meta))).date == "2024-05-07"

    def test_a_number_like_a_date_is_none(self, write: Write) -> None:
        page = self.page(printed="2024-13-45").replace("今天是2026年1月1日".encode(), b"")
        assert read(write("a.html", page)).date is None

    def test_a_copyright_year_is_no_date(self, write: Write) -> None:
        page = self.page(meta='<meta itemprop="copyrightyear" content="2019">', printed="")
        page = page.replace("今天是2026年1月1日".encode(), b"")
        assert read(write("a.html", page)).date is None

    def test_a_small_page_is_taken_whole(self, write: Write) -> None:
        assert (
            read(write("a.htm", "<html><body><h1>通告</h1><p>明天停水。</p></body></html>")).text == "通告\n明天停水。"
        )

    def test_a_page_laid_out_in_tables(self, write: Write) -> None:
        page = f"<table><tr><td><table><tr><td><p>{FIRST}</p><p>{SECOND}</p></td></tr></table></td></tr></table>"
        assert read(write("a.html", f"<html><body>{page}</body></html>")).text == f"{FIRST}\n{SECOND}"

    def test_a_table_of_data_becomes_one_line_a_row(self, write: Write) -> None:
        table = "<table><tr><td>日期</td><td>地点</td></tr><tr><td>1日</td><td>公园<br>东门</td></tr></table>"
        page = f"<html><body><div class='content'><p>{FIRST}</p>{table}<p>{SECOND}</p></div></body></html>"
        assert read(write("a.html", page)).text == f"{FIRST}\n日期 地点\n1日 公园 东门\n{SECOND}"


class TestPdf:
    def test_wrapped_lines_become_paragraphs_again(self, write: Write) -> None:
        paragraphs = ["全市科技创新大会召开", FIRST, SECOND, "很短的一段。", FIRST]
        assert read(write("a.pdf", pdf(paragraphs))).text.split("\n") == paragraphs

    def test_without_indents_the_gap_between_paragraphs_tells(self, write: Write) -> None:
        paragraphs = [FIRST, FIRST[5:], FIRST]
        assert read(write("a.pdf", pdf(paragraphs, indent=0, space=16))).text.split("\n") == paragraphs

    def test_latin_lines_are_joined_with_a_blank(self, write: Write) -> None:
        assert read(write("a.pdf", pdf([FIRST, LATIN, SECOND]))).text.split("\n")[1] == LATIN.strip()

    def test_paragraphs_go_on_over_pages_without_heads_and_numbers(self, write: Write) -> None:
        paragraphs = [FIRST, SECOND] * 12
        raw = read(write("a.pdf", pdf(paragraphs, head="工作简报 第24期")))
        assert raw.text.split("\n") == paragraphs

    def test_a_scan_has_no_text_layer(self, write: Write) -> None:
        file = io.BytesIO()
        canvas = Canvas(file)
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.save()
        with pytest.raises(ReadError, match="no text layer"):
            read(write("a.pdf", file.getvalue()))

    def test_an_encrypted_file(self, write: Write) -> None:
        file = io.BytesIO()
        canvas = Canvas(file, encrypt=StandardEncryption("secret"))
        canvas.drawString(100, 100, "text")
        canvas.save()
        with pytest.raises(ReadError, match="encrypted"):
            read(write("a.pdf", file.getvalue()))


def word(title: str, paragraphs: list[str], rows: list[list[str]] | None = None) -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.add_paragraph("标题")
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph("表格之后")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@cache
def intact_documents() -> tuple[tuple[str, bytes], ...]:
    return (".pdf", pdf([FIRST])), (".docx", word("标题", [FIRST]))


class TestDocx:
    def test_paragraphs_and_tables_in_order(self, write: Write) -> None:
        content = word("标题", [FIRST, "", SECOND], [["日期", "地点"], ["1日", "公园\n东门"]])
        raw = read(write("a.docx", content))
        assert raw.text.split("\n") == ["标题", FIRST, "", SECOND, "日期 地点", "1日 公园 东门", "表格之后"]
        assert raw.title == "标题"

    @pytest.mark.parametrize("title", ["Word 文档", "", "  "])
    def test_a_title_that_the_text_does_not_hold_is_a_template_s(self, write: Write, title: str) -> None:
        assert read(write("a.docx", word(title, [FIRST]))).title is None

    def test_insertions_and_content_controls_count_deletions_do_not(self, write: Write) -> None:
        namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        body = (
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            "<w:p><w:r><w:t>原有</w:t></w:r><w:ins><w:r><w:t>新增</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
        )
        content = io.BytesIO(word("", []))
        document = docx.Document(content)
        element = docx.oxml.parse_xml(f"<w:body {namespace}>{body}</w:body>")
        for child in list(element):
            document.element.body.insert(-1, child)
        file = io.BytesIO()
        document.save(file)
        assert read(write("a.docx", file.getvalue())).text.split("\n") == ["标题", "控件", "原有新增"]


class TestMarkdown:
    def test_marks_go_and_words_stay(self, write: Write) -> None:
        source = (
            "# 关于*施工*的通告\n\n为**保障安全**，将\n封闭隧道，详见[示意图](a.html)![图](b.png)。\n\n"
            "**要点：**推进。\n\n1. 小车绕行\n2. 货车`限行`\n\n- 消防车\n  可通行\n\n> 引文\n\n    四格缩进\n\n"
            "| 日期 | 地点 |\n| --- | --- |\n| 1日 | 公园 |\n\n<!-- 注 -->\n"
        )
        raw = read(write("a.md", source))
        assert raw.text.split("\n") == [
            "关于施工的通告",
            "为保障安全，将封闭隧道，详见示意图。",
            "要点：推进。",
            "1. 小车绕行",
            "2. 货车限行",
            "消防车可通行",
            "引文",
            "四格缩进",
            "日期 地点",
            "1日 公园",
        ]
        assert raw.title == "关于施工的通告"

    def test_a_day_below_a_signature_is_a_line_of_its_own(self, write: Write) -> None:
        raw = read(write("a.md", "场馆自即日起\n免费开放。\n\n市体育局\n2024年6月20日\n"))
        assert raw.text == "场馆自即日起免费开放。\n市体育局\n2024年6月20日"

    def test_front_matter_is_a_hint_and_no_text(self, write: Write) -> None:
        raw = read(write("a.md", '---\ntitle: "隧道：封闭"\ndate: 2024-11-08 09:00\ntags: [a]\n---\n正文\n'))
        assert (raw.text, raw.title, raw.date) == ("正文", "隧道：封闭", "2024-11-08")

    def test_a_date_that_is_none_is_no_hint(self, write: Write) -> None:
        assert read(write("a.md", "---\ndate: 去年\n---\n正文\n")).date is None

    def test_a_heading_without_a_blank(self, write: Write) -> None:
        raw = read(write("a.md", "##通告\n#话题# 开始\n"))
        assert raw.text == "通告\n#话题# 开始"

    def test_a_rule_is_no_front_matter(self, write: Write) -> None:
        assert read(write("a.md", "正文一\n\n---\n\n正文二\n")).text == "正文一\n正文二"
