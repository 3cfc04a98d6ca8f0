"""Files that are made to do harm, or look as if: each of them is refused or read within the limits."""

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

_HEAD: Final = b'<?xml version="1.0"?>'
_WORD: Final = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_WORD_END: Final = b"</w:body></w:document>"
_RELATIONS: Final = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)
_TYPES: Final = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def word(body: bytes, head: bytes = _HEAD) -> bytes:
    """Return a .docx with this body."""
    with zipfile.ZipFile(packed := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", _HEAD + _TYPES)
        container.writestr("_rels/.rels", _HEAD + _RELATIONS)
        container.writestr("word/document.xml", head + _WORD + body + _WORD_END)
    return packed.getvalue()


def paragraph(text: str) -> bytes:
    """Return a paragraph of a .docx."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode()


def nested_tables(depth: int) -> bytes:
    """Return a .docx with a table within a table, and so on; each has a cell of its own text."""
    body = paragraph("核心")
    for level in range(depth):
        body = b"<w:tbl><w:tr><w:tc>" + paragraph(f"第{level}层。") + body + b"</w:tc></w:tr></w:tbl>"
    return word(body)


def entities() -> bytes:
    """Return a .docx whose entities grow tenfold nine times."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return word(paragraph("&e9;"), _HEAD + f'<!DOCTYPE x [<!ENTITY e0 "哈哈">{steps}]>'.encode())


def pdf(objects: Mapping[int, bytes], root: int = 1) -> bytes:
    """Return a PDF of these objects, with the table of where they stand."""
    out, places = io.BytesIO(b"%PDF-1.4\n"), {}
    out.seek(0, io.SEEK_END)
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places[number])
    out.write(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, table))
    return out.getvalue()


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """Return a stream object; `extra` are further entries of its dictionary."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def forms(called: Callable[[int], int], count: int, times: int) -> bytes:
    """Return a PDF with `count` Form XObjects; each draws the form that `called` names, so many times."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R"
        b" /Resources << /XObject << /F 5 0 R >> >> >>",
        4: stream(b"/F Do"),
    }
    for number in range(count):
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 99 99]"
        resources = b"/Resources << /XObject << /F %d 0 R >> >>" % (5 + called(number))
        objects[5 + number] = stream(b"/F Do " * times, form + b" " + resources)
    font = b"/Resources << /Font << /A << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    text = b"BT /A 9 Tf 9 9 Td (a) Tj ET " * times
    objects[5 + count] = stream(text, b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] " + font)
    return pdf(objects)


def many_pages(count: int) -> bytes:
    """Return a PDF of empty pages."""
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>"
    head = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)}
    return pdf(head | {3 + number: page for number in range(count)})


def inflating_pdf() -> bytes:
    """Return a PDF whose only page unpacks to 1 GB."""
    packer = zlib.compressobj(9)
    block = b"BT (a) Tj ET\n" * 80_000
    packed = b"".join(packer.compress(block) for _ in range(1000)) + packer.flush()
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>",
            4: stream(packed, b"/Filter /FlateDecode"),
        }
    )


def encrypted_pdf() -> bytes:
    """Return a PDF that wants a password."""
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32)
    return many_pages(1).replace(b"/Root 1 0 R", b"/Root 1 0 R %s /ID [(a) (a)]" % lock)


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return a zip of these members."""
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return out.getvalue()


def opendocument(body: bytes) -> bytes:
    """Return an .odt with this body."""
    head = b'<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    head += b'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>'
    content = head + body + b"</o:text></o:body></o:document-content>"
    return packed({"META-INF/manifest.xml": b"<manifest/>", "content.xml": content})


def book(page: bytes) -> bytes:
    """Return an .epub with this page."""
    container = b'<container><rootfile full-path="a.opf"/></container>'
    item = b'<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    package = b'<package><manifest>%s</manifest><spine><itemref idref="a"/></spine></package>' % item
    return packed({"META-INF/container.xml": container, "a.opf": package, "a.xhtml": page})


def workbook(rows: bytes) -> bytes:
    """Return an .xlsx with a sheet of these rows."""
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    book = b'<workbook %s xmlns:r="%s"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
    relations = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    relations += (
        b'<Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % office
    )
    return packed(
        {
            "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": _RELATIONS.replace(b"word/document.xml", b"xl/workbook.xml"),
            "xl/workbook.xml": book % (main, office),
            "xl/_rels/workbook.xml.rels": relations,
            "xl/worksheets/sheet1.xml": b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (main, rows),
        }
    )


def nested_mail(depth: int) -> bytes:
    """Return a mail within a mail, and so on."""
    head = b"Content-Type: message/rfc822\n\n"
    return b"Subject: a\n" + head * depth + b"Content-Type: text/plain; charset=utf-8\n\n" + SENTENCE.encode()


SENTENCE: Final = "会议指出，要把人才工作放在突出位置，今年全市研发投入达到12.6亿元。"

FILES: Final[dict[str, tuple[str, Callable[[], bytes]]]] = {
    "paragraphs without text, 450 MB": ("a.docx", lambda: word(b"<w:p/>" * (450_000_000 // 6))),
    "paragraphs without text, 150 MB": ("a.docx", lambda: word(b"<w:p/>" * (150_000_000 // 6))),
    "text of 450 MB": ("a.docx", lambda: word(paragraph(SENTENCE) * (450_000_000 // 135))),
    "text of 60 MB": ("a.docx", lambda: word(paragraph(SENTENCE) * (60_000_000 // 135))),
    "entities that grow": ("a.docx", entities),
    "tables in tables, 80": ("a.docx", lambda: nested_tables(80)),
    "tables in tables, 5000": ("a.docx", lambda: nested_tables(5000)),
    "a truncated docx": ("a.docx", lambda: word(paragraph(SENTENCE))[:-200]),
    "a form that draws itself": ("a.pdf", lambda: forms(lambda _: 0, 1, 10)),
    "nine nested forms": ("a.pdf", lambda: forms(lambda number: number + 1, 9, 10)),
    "20,000 pages": ("a.pdf", lambda: many_pages(20_000)),
    "a page of 1 GB": ("a.pdf", inflating_pdf),
    "a truncated pdf": ("a.pdf", lambda: many_pages(3)[:200]),
    "an encrypted pdf": ("a.pdf", encrypted_pdf),
    "an encrypted docx": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
    "an odt of 150 MB": ("a.odt", lambda: opendocument(b"<t:p/>" * (150_000_000 // 6))),
    "a book of 150 MB": ("a.epub", lambda: book(b"<html><body>" + b"<p>a</p>" * (150_000_000 // 8))),
    "a sheet of 150 MB": ("a.xlsx", lambda: workbook(b"<row><c><v>1</v></c></row>" * (150_000_000 // 26))),
    "a row of 2,000,000 cells": ("a.csv", lambda: b"a," * 2_000_000),
    "200,000 rows": ("a.csv", lambda: "".join(f"甲{n},乙{n}\n" for n in range(200_000)).encode()),
    "mail in mail, 5000": ("a.eml", lambda: nested_mail(5000)),
    "rtf groups in groups": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 500_000 + b"a" + b"}" * 500_001),
    "brackets in brackets": ("a.txt", lambda: ("[打印" * 20_000 + "]" * 20_000).encode()),
    "round brackets in round brackets": ("a.txt", lambda: ("（来源" * 20_000 + "）" * 20_000).encode()),
    "200,000 short lines": ("a.txt", lambda: "".join(f"第{n}行\n" for n in range(200_000)).encode()),
    "200,000 equal lines": ("a.txt", lambda: ("打印\n" * 200_000).encode()),
    "2,000,000 lines": ("a.txt", lambda: "一\n".encode() * 2_000_000),
    "100 MB without a line break": ("a.txt", lambda: "字".encode() * (100_000_000 // 3)),
    "40 MB without a line break": ("a.txt", lambda: "字".encode() * (40_000_000 // 3)),
    "5 MB without a line break": ("a.txt", lambda: "字".encode() * (5_000_000 // 3)),
    "1 MB of one sentence again and again": ("a.txt", lambda: SENTENCE.encode() * 10_000),
    "deep html": ("a.html", lambda: b"<div>" * 100_000 + SENTENCE.encode() + b"</div>" * 100_000),
    "deep html tables": ("a.html", lambda: b"<table><tr><td>" * 20_000 + SENTENCE.encode()),
    "html entities": ("a.html", lambda: b"<p>" + b"&lt;" * 2_000_000 + b"</p>"),
    "many attributes": ("a.html", lambda: b"<p " + b" ".join(b"a%d=b" % n for n in range(300_000)) + b">x</p>"),
    "deep markdown quotes": ("a.md", lambda: b">" * 50_000 + SENTENCE.encode()),
    "deep markdown lists": ("a.md", lambda: "".join(" " * 2 * n + "- 字\n" for n in range(1000)).encode()),
    "markdown brackets": ("a.md", lambda: b"[" * 200_000 + b"](a)" * 1000),
    "markdown emphasis": ("a.md", lambda: b"*a _b " * 100_000),
    "a binary file": ("a.txt", lambda: bytes(range(256)) * 4000),
    "broken utf-8": ("a.txt", lambda: SENTENCE.encode()[:-1] * 1000),
    "half of a utf-16": ("a.txt", lambda: (SENTENCE * 100).encode("utf-16")[:-1]),
    "control characters": ("a.txt", lambda: SENTENCE.encode() + bytes(range(32)) * 1000),
    "only combining marks": ("a.txt", lambda: ("字" + "\u0301" * 500_000).encode()),
    "right to left marks": ("a.txt", lambda: ("\u202e字" * 200_000).encode()),
    "a picture": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 1000),
    "a zip that is named pdf": ("a.pdf", lambda: word(paragraph(SENTENCE))),
}
"""What each is, its name, and how to make it."""

PLACES: Final[dict[str, Callable[[Path], None]]] = {
    "a pipe": os.mkfifo,
    "a link that leads nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a folder that is named as a file": lambda path: path.mkdir(),
}
"""What is no file, and how to make it."""

ARCHIVES: Final[dict[str, Callable[[], bytes]]] = {
    "an archive of 2 GB": lambda: packed({f"{n}.txt": b"0" * 40_000_000 for n in range(50)}),
    "an archive that lists 200,000 files": lambda: packed({f"{n}.txt": b"" for n in range(200_000)}),
    "names that lead out": lambda: packed({"../a.txt": b"a", "/etc/a.txt": b"a", "a/../../b.txt": b"a"}),
    "names of control characters": lambda: packed({"\x01\x02\u202e.txt": b"a", "\n.txt": b"b"}),
    "a name of 300 bytes": lambda: packed({"水" * 100 + ".txt": b"a"}),
    "a truncated archive": lambda: packed({"a.txt": SENTENCE.encode()})[:-30],
}
"""Archives to unpack, and how to make them."""
