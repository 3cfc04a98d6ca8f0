"""Text and Markdown files of this half."""

from benchmarks.documents.samples import DocumentSample
from benchmarks.documents.seen import stories


def _disclaimer() -> DocumentSample:
    title = "午间公告：云石股份中标汽车项目；海岚股份中标7亿元项目"
    body = (
        "云川时报讯，东川科技：9614.5万元竞得工业用地，将为公司锂电新材料产业基地提供用地。金屏药业：25日获公司总裁助理增持。",
        "海岚股份：确定为两风电场项目的风力发电机组设备供应商，中标价7亿元。云石股份：中标额6962万元。南屏科技：收到监管措施决定书。",
    )
    tail = "声明：云川时报力求信息真实、准确，文章提及内容仅供参考，不构成实质性投资建议，据此操作风险自担。\n云川时报APP\n"
    return DocumentSample("disclaimer.txt", "\n".join((title, *body, tail)).encode(), body, title)


def _taiwan_letter() -> DocumentSample:
    story = stories.TAIWAN_LETTER
    return DocumentSample.of("letter.txt", "\n".join((story.title, *story.paragraphs)), story)


def _roc(name: str, line: str) -> DocumentSample:
    title = "市立圖書館公告"
    body = ("主旨：本館三樓自修室整修，整修期間暫停開放。", "說明：一樓、二樓照常開放，還書箱全天可用。")
    text = "\n".join((title, line, *body))
    return DocumentSample(name, text.encode(), body, title, ("2023-08-15",), neutral=(line,))


def _signed() -> DocumentSample:
    story = stories.NOTICE
    return DocumentSample.of(
        "signed.txt", story.title + "\n\n" + "\n".join(f"　　{text}" for text in story.paragraphs), story
    )


def _one_line() -> DocumentSample:
    story = stories.HEATING
    text = (
        f"首页 >> 要闻 >> 正文 {story.title} 时间：2023-11-13 09:00 来源：泰安日报 【打印】【关闭】 　　"
        + "　　".join(story.paragraphs)
        + " 责任编辑：李四 上一篇：热力公司开展抢修演练 下一篇：没有了"
    )
    return DocumentSample.of("one-line.txt", text, story)


def _recommended() -> DocumentSample:
    story = stories.PARKS
    text = "\n".join(
        (
            "萍乡新闻网",
            story.title,
            "2024-04-09 08:30:11　来源：萍乡日报　作者：某某",
            *story.paragraphs,
            "编辑：刘某某",
            "相关阅读",
            "我市新增两处夜间体育公园",
            "2023-12-30",
            "秋收起义广场灯光升级完成",
            "2023-10-11",
            "版权声明：凡本网注明来源为萍乡新闻网的作品，未经授权不得转载。",
            "赣ICP备12345678号-1",
        )
    )
    return DocumentSample.of("recommended.txt", text, story)


def _cited() -> DocumentSample:
    """A notice that cites an older one, with a deadline; its own day stands at its end."""
    title = "关于开展2024年度职称申报工作的通知"
    body = (
        "各有关单位：",
        "根据省人社厅2021年3月5日印发的《职称评审管理办法》，现就开展咸宁市2024年度职称申报工作通知如下。",
        "一、申报时间为2024年7月1日至7月31日，逾期系统自动关闭，不再受理补报。",
        "二、申报材料须于8月10日前由单位统一报送市职改办，地址为咸宁大道行政中心三楼。",
        "咸宁市人力资源和社会保障局",
        "2024年6月17日",
    )
    return DocumentSample("cited.txt", "\n".join((title, "", *body)).encode(), body, title, ("2024-06-17",), "咸宁市")


def _hashed_name() -> DocumentSample:
    """A text without a title."""
    body = stories.STRIKE.paragraphs
    return DocumentSample("000_bc3ea8b2a3dc4be0.txt", "\n".join(body).encode(), body)


def _front_matter() -> DocumentSample:
    story = stories.LIBRARY
    source = f"---\ntitle: {story.title}\ndate: 2024-8-1\ntags: [图书馆]\n---\n\n" + "\n\n".join(story.paragraphs)
    return DocumentSample.of("front-matter.md", source, story)


def _law() -> DocumentSample:
    """A law as collections keep it: no blank behind the marks, no blank line between heading and text."""
    story = stories.LAW
    lines = [f"##{text}" if text.startswith("第") and "章" in text[:4] else text for text in story.paragraphs]
    return DocumentSample.of("law.md", f"#{story.title}\n" + "\n".join(lines), story)


def _lists() -> DocumentSample:
    title = "云川市民办事指南"
    body = (
        "办理居住证",
        "需要带的材料：",
        "身份证原件",
        "租房合同或者单位证明",
        "近期一寸照片两张",
        "1. 在窗口取号",
        "2. 提交材料并核对信息",
        "3. 十五个工作日后领证",
        "事项 窗口 电话",
        "居住证 3号 0799-1234567",
    )
    source = (
        "# 云川市民办事指南\n\n## 办理居住证\n\n需要带的材料：\n\n- 身份证原件\n- 租房合同**或者**单位证明\n- [ ] 近期一寸照片两张\n\n"
        "1. 在窗口取号\n2. 提交材料并核对信息\n3. 十五个工作日后领证\n\n| 事项 | 窗口 | 电话 |\n|---|---|---|\n| 居住证 | 3号 | 0799-1234567 |\n"
    )
    return DocumentSample("lists.md", source.encode(), body, title)


SAMPLES = (
    _disclaimer(),
    _taiwan_letter(),
    _roc("roc-a.txt", "發布日期：民國112年8月15日"),
    _roc("roc-b.txt", "發布日期：112年8月15日"),
    _roc("roc-c.txt", "公告日期：112-08-15"),
    _signed(),
    _one_line(),
    _recommended(),
    _cited(),
    _hashed_name(),
    _front_matter(),
    _law(),
    _lists(),
)
