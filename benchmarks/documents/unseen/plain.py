"""Text and Markdown files of this half."""

from benchmarks.documents.samples import DocumentSample
from benchmarks.documents.unseen import stories


def _gb() -> DocumentSample:
    story = stories.BUS
    text = "\r\n".join(
        (
            "三门峡网 > 新闻 > 民生",
            "",
            story.title,
            "时间：2024-05-21 08:09   来源：三门峡日报",
            "",
            *(f"　　{part}" for part in story.paragraphs),
            "【责任编辑：王某】",
            "【内容审核：赵某】",
        )
    )
    return DocumentSample.of("gb.txt", text.encode("gb18030"), story)


def _letter() -> DocumentSample:
    story = stories.KAOHSIUNG_LETTER
    return DocumentSample.of(
        "letter.txt",
        "\n".join(("檔　　號：", "保存年限：", story.title, *story.paragraphs)),
        story,
        neutral=("檔　　號：", "保存年限："),
    )


def _copied() -> DocumentSample:
    """A page copied from a browser, with everything that stands around the article."""
    story = stories.PLANT
    text = "\n".join(
        (
            "登录", "注册", "云川日报客户端", "首页", "要闻", "经济", "图片", "首页 > 经济 > 正文", story.title,
            "2023-03-28 15:42:10", "来源：云川日报", "字号：A- A A+", "分享到：", *story.paragraphs, "责任编辑：王一",
            "相关新闻", "高原特色农业产值突破千亿元", "滇东铁路复线全线贯通", "热门评论", "暂无评论",
            "下载云川日报客户端，查看更多精彩内容", "关于我们 | 版权声明 | 广告服务 | 联系方式", "滇ICP备00000000号",
        )
    )  # fmt: skip
    return DocumentSample.of("copied.txt", text, story)


def _county() -> DocumentSample:
    title = "遵义市播州区人民政府办公室关于调整行政执法主体的通告"
    body = (
        "根据机构改革情况，经遵义市播州区人民政府同意，对部分行政执法主体作如下调整。",
        "一、原区粮食局的行政执法职责由区发展和改革局承担，执法证件在2023年6月30日前完成换发。",
        "二、原区安全生产监督管理局的行政执法职责由区应急管理局承担。",
        "遵义市播州区人民政府办公室",
        "2023年4月27日",
    )
    return DocumentSample("county.txt", "\n\n".join((title, *body)).encode(), body, title, ("2023-04-27",), "遵义市")


def _speech() -> DocumentSample:
    title = "在全市招商引资工作推进会上的讲话"
    body = (
        "同志们：",
        "今天我们召开全市招商引资工作推进会，主要任务是总结上半年工作，部署下半年任务。刚才，五个县区作了发言，讲得都很好。",
        "一、充分肯定成绩。上半年全市新签约项目一百零六个，协议资金四百三十二亿元，到位率达到百分之六十一。",
        "二、清醒看到差距。大项目偏少，十亿元以上项目只有七个，个别园区连续三个月没有新项目落地。",
        "谢谢大家！",
    )
    text = f"{title}\n（2023年7月19日）\n市长　某某\n" + "\n".join(f"    {part}" for part in body)
    return DocumentSample(
        "speech.txt", text.encode(), body, title, ("2023-07-19",), None, ("（2023年7月19日）", "市长　某某")
    )


def _untitled() -> DocumentSample:
    body = stories.RIVER.paragraphs
    return DocumentSample("img_20240108_2231.txt", "\n".join(body).encode(), body)


def _wiki_markdown() -> DocumentSample:
    story = stories.PATENT
    source = (
        f"---\nlayout: post\ntitle: '{story.title}'\ndate: 2022/9/19 08:00\ncategories:\n  - 制度\n---\n\n## {story.title}\n"
        + "\n\n".join(f"**{text.split(' ', 1)[0]}** {text.split(' ', 1)[1]}" for text in story.paragraphs)
        + "\n"
    )
    sample = DocumentSample.of("rules.md", source, story)
    return DocumentSample(sample.name, sample.content, sample.body, sample.title, ("2022-09-19",))


def _nested_lists() -> DocumentSample:
    title = "值班员工作手册"
    body = (
        "交接班",
        "1. 清点钥匙",
        "2. 核对记录",
        "当班记录必须写明时间",
        "签字后不得涂改",
        "发现异常立即上报",
        "电话",
        "单位 电话",
        "总值班室 8001",
        "变电所 8012",
        "手册由综合科每年修订一次。",
    )
    source = (
        "# 值班员工作手册\n\n##交接班\n\n1. 清点钥匙\n2. 核对记录\n    - 当班记录必须写明时间\n    - 签字后不得涂改\n\n> 发现异常立即上报\n\n## 电话\n\n"
        "单位 | 电话\n:--- | ---:\n总值班室 | `8001`\n变电所 | 8012\n\n手册由<b>综合科</b>每年修订一次。\n"
    )
    return DocumentSample("handbook.md", source.encode(), body, title)


SAMPLES = (_gb(), _letter(), _copied(), _county(), _speech(), _untitled(), _wiki_markdown(), _nested_lists())
