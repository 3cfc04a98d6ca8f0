"""PDFs of this half."""

from benchmarks.documents.printing import MING, PdfPress
from benchmarks.documents.samples import DocumentSample
from benchmarks.documents.unseen import stories


def _bulletin() -> DocumentSample:
    """A report with a running head, figures in a ruled table between its paragraphs, and paragraphs over two pages."""
    story = stories.REPORT
    rows = (
        ("行政区", "水资源总量", "用水量"),
        ("南湖区", "2.31", "2.02"),
        ("秀洲区", "2.77", "2.40"),
        ("海宁市", "4.38", "3.61"),
    )
    press = PdfPress(head="嘉兴市水资源公报　　　　{page}", foot="{page}", size=11, pitch=18)
    press.centred(story.title, size=22)
    for text in story.paragraphs * 3:
        press.paragraph(text)
    press.table(rows, (120, 120, 120))
    for text in story.paragraphs * 4:
        press.paragraph(text)
    body = (*story.paragraphs * 3, *map(" ".join, rows), *story.paragraphs * 4)
    return DocumentSample.of("bulletin.pdf", press.done(), story, body)


def _letter() -> DocumentSample:
    story = stories.KAOHSIUNG_LETTER
    press = PdfPress(font=MING, size=15, pitch=25, left=85, width=430, foot="第 {page} 頁，共 1 頁")
    for number in range(40):
        press.canvas.drawString(40, 740 - number * 16, {10: "裝", 20: "訂", 30: "線"}.get(number, "．"))
    press.centred(story.title, size=20)
    for text in story.paragraphs:
        level = 2 if text.startswith("(") else 0
        mark = text.find("、") + 1 if "、" in text[:3] else text.find(")") + 1 if level else min(text.find("：") + 1, 3)
        press.paragraph(text, indent=level, hang=level + mark)
    return DocumentSample.of("kaohsiung.pdf", press.done(), story)


def _narrow_note() -> DocumentSample:
    """Items beside a picture that leaves them less room, under a paragraph of full width."""
    story = stories.PATENT
    press = PdfPress(size=12, pitch=19)
    press.centred(story.title)
    for text in story.paragraphs[:3]:
        press.paragraph(text)
    press.canvas.rect(400, press.y - 140, 100, 150)
    press.width = 290
    for text in story.paragraphs[3:5]:
        press.paragraph(text)
    press.width = 420
    press.y -= 60
    press.paragraph(story.paragraphs[5])
    return DocumentSample.of("beside-picture.pdf", press.done(), story)


def _merged_table() -> DocumentSample:
    rows = (
        ("类别", "项目", "标准"),
        ("门诊", "挂号费", "每次三元"),
        ("化验费", "按目录"),
        ("住院", "床位费", "每日三十元"),
    )
    press = PdfPress()
    press.centred("云川市医疗服务项目收费公示")
    widths, top, height = (80.0, 160.0, 120.0), press.y, 26
    left = press.left
    for number, row in enumerate(rows):
        cells = row if len(row) == 3 else ("", *row)
        x = left
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            if not (number == 2 and column == 0):
                tall = 2 if (number, column) == (1, 0) else 1
                press.canvas.rect(x, top - (number + tall) * height, width, tall * height)
            press.canvas.drawString(x + 4, top - number * height - 17, cell)
            x += width
    press.y = top - len(rows) * height - 30
    note = "注：收费标准自2024年1月1日起执行，群众如有疑问可在工作日向价格科查询，监督电话刊登在公示栏下方。"
    press.paragraph(note, indent=0)
    return DocumentSample("merged.pdf", press.done(), (*map(" ".join, rows), note), "云川市医疗服务项目收费公示")


def _journal() -> DocumentSample:
    """A title and an abstract over the whole width, two columns below, a heading in each, pages turned."""
    story = stories.RIVER
    press = PdfPress(size=9, pitch=14, left=60, width=475, head="第2期　　　　清川水利　　　　2024年")
    press.centred(story.title, size=17)
    abstract = "摘要：利用清川河流域三十二个断面的监测资料，分析水质的变化及其原因，提出支流治理和农业面源污染控制的建议，供流域管理部门参考。"
    press.paragraph(abstract, indent=0)
    press.y -= 10
    press.width = 225
    columns = ((60, ("1　水质变化", *story.paragraphs)), (310, ("2　治理建议", *reversed(story.paragraphs))))
    top = press.y
    for left, texts in columns:
        press.left, press.y = left, top
        press.line(texts[0], size=11)
        for text in texts[1:]:
            press.paragraph(text)
    body = (abstract, *columns[0][1], *columns[1][1])
    return DocumentSample(
        "journal.pdf", press.done(), body, story.title, neutral=("第2期　　　　清川水利　　　　2024年",)
    )


def _watermark() -> DocumentSample:
    story = stories.CLINIC
    press = PdfPress(size=14, pitch=26, left=80, width=430)
    press.canvas.saveState()
    press.canvas.translate(150, 300)
    press.canvas.rotate(45)
    press.canvas.setFont(press.font, 40)
    press.canvas.drawString(0, 0, "内部资料 注意保存")
    press.canvas.restoreState()
    press.centred(story.title, size=20)
    for text in story.paragraphs:
        press.paragraph(text)
    press.right("枣庄市中医医院办公室　　")
    press.right("2023年9月27日　　")
    return DocumentSample.of(
        "watermark.pdf", press.done(), story, (*story.paragraphs, "枣庄市中医医院办公室", "2023年9月27日")
    )


def _long_title() -> DocumentSample:
    """A title broken over two lines, items with numbers of three levels, a list without indents."""
    title = "云川市人民政府关于进一步加强城市供水安全保障工作的实施意见"
    texts = (
        "为进一步提高城市供水安全保障水平，结合我市实际，现提出以下实施意见，请各区人民政府和市有关部门认真贯彻执行。",
        "一、总体要求",
        "坚持安全第一、节水优先，到2026年，城市公共供水普及率达到百分之九十九点五，管网漏损率控制在百分之八以内。",
        "二、重点任务",
        "（一）改造老旧管网。对使用年限超过三十年的管网和材质落后的灰口铸铁管，分三年完成改造，每年不少于六十公里。",
        "1.建立管网台账，查清管龄、材质和漏损情况，数据每年更新一次并接入城市运行管理平台；",
        "2.优先改造爆管频次高、水质投诉集中的小区，改造方案提前公示十五日，听取居民意见。",
    )
    press = PdfPress(size=15, pitch=27, left=75, width=450)
    press.centred(title[:16], size=21)
    press.centred(title[16:], size=21)
    for text in texts:
        press.paragraph(text)
    return DocumentSample("long-title.pdf", press.done(), texts, title)


SAMPLES = (_bulletin(), _letter(), _narrow_note(), _merged_table(), _journal(), _watermark(), _long_title())
