"""Descriptions: title, day and place of an article, each None where the text does not say."""

import pytest

from index.cleaning.clean import clean
from index.metadata.describe import describe, passage_place
from index.metadata.title import find_title
from index.types import Metadata


def described(raw: str) -> Metadata:
    return describe(raw, clean(raw))


def test_a_notice_says_everything() -> None:
    raw = (
        "关于做好供暖工作的通知\n各街道办事处：\n现将有关事项通知如下，请遵照执行。\n"
        "萍乡市住房和城乡建设局\n2023年10月9日"
    )
    assert described(raw) == Metadata("关于做好供暖工作的通知", "萍乡市", "2023-10-09")


def test_an_article_that_begins_with_its_body_has_no_title() -> None:
    assert described("(记者李四)11月9日,全市科技创新大会召开。市委书记出席会议,推动内江发展。").title is None


def test_a_title_behind_the_body_is_found() -> None:
    raw = (
        "本報訊 12月17日,市委召開會議,研究創新工作,推動三門峽轉型發展。我市將加大投入。 |\n"
        "市科技創新委員會會議召開\n來源: 發布日期:2021-12-20"
    )
    assert described(raw) == Metadata("市科技創新委員會會議召開", "三门峡市", "2021-12-17", "2021-12-20")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "财政部 税务总局 关于支持疫情防控有关政策的公告 为支持疫情防控，现公告如下。",
            "财政部 税务总局 关于支持疫情防控有关政策的公告",
        ),
        ("江西日报\n我省推进产业升级行动\n会议今天召开，部署产业升级行动。", "我省推进产业升级行动"),
        ("同志们：\n今天我们召开会议，部署工作。", None),
        ("", None),
        ("单位：海棠公园；负责人：林小鸿；电话：1\n单位：湖滨公园；负责人：沈小平；电话：2", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert find_title(text) == title


def test_the_files_title_is_believed_without_the_sites_name() -> None:
    text = "河谷发布人才新政\n6月1日，河谷发布人才新政。"
    assert find_title(text, "河谷发布人才新政_河谷新闻网") == "河谷发布人才新政"


@pytest.mark.parametrize("hint", ["河谷发布人才新政_要闻_河谷新闻网", "河谷市", "河谷市人民政府门户网"])
def test_a_file_named_after_its_site_is_titled_by_its_headline(hint: str) -> None:
    text = "河谷发布人才新政\n6月1日，河谷发布人才新政，资助青年人才。"
    assert find_title(text, hint) == "河谷发布人才新政"


def test_a_dash_between_numbers_is_the_titles_own() -> None:
    text = "1-10月全县投资稳步增长\n1-10月，全县固定资产投资完成246.5亿元，同比增长15.3%。"
    assert find_title(text, "1-10月全县投资稳步增长") == "1-10月全县投资稳步增长"


def test_a_letters_title_stands_below_its_empty_fields() -> None:
    text = "檔　號：\n保存年限：\n高雄市政府教育局　函\n主旨：請查照。\n正本：本市各國民中學"
    assert find_title(text) == "高雄市政府教育局　函"


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("臺北市大安區公所　函\n主旨：檢送本區密度調查結果，請查照。", "台北市"),
        ("香港特别行政区政府宣布，社区会堂翻新工程下月展开。", "香港特别行政区"),
        ("徐州市鼓楼区启动整治\n3月15日，徐州市鼓楼区启动背街小巷整治工程。", "徐州市"),
        ("遵义市人民政府办公室关于调整执法主体的通告\n经研究，对部分执法主体作如下调整。", "遵义市"),
    ],
)
def test_the_place_of_a_district_is_its_own_city(raw: str, place: str) -> None:
    assert described(raw).place == place


def test_a_venue_is_not_the_place_of_a_paper_of_another_city() -> None:
    raw = (
        "全省科技工作会议召开\n来源：阜阳日报\n4月24日，省委、省政府在合肥召开会议。市委书记在阜阳分会场参会。"
        "全省会议后，我市立即安排部署，推动更多成果在阜阳转化，为安徽贡献阜阳力量。"
    )
    assert described(raw).place == "阜阳市"


@pytest.mark.parametrize(
    "text",
    [
        "副市长在2024年全市推进会上的讲话\n同志们：\n今天我们召开会议，部署全市科技创新工作。",
        "国家出台新政\n湖北、河南、四川等地已开展试点，各地要总结经验。",
        "新华社北京2月14日电 有关部门部署专项审计工作，要求各级机关落实。",
    ],
)
def test_an_article_about_no_one_place_has_none(text: str) -> None:
    assert described(text).place is None


@pytest.mark.parametrize(
    ("passage", "document", "place"),
    [
        ("4月24日，省委、省政府在合肥召开会议。", "阜阳市", "合肥市"),
        ("会议提出，与长沙合作共建园区。", "萍乡市", None),
        ("会议在合肥召开，阜阳作了发言。", "阜阳市", None),
        ("会议在萍乡召开。", "萍乡市", None),
        ("新华社北京召开的会议指出，要抓落实。", "萍乡市", None),
        ("近日，泰州市出台人才新政。", "内江市", "泰州市"),
        ("苏州市科技局介绍，去年新增企业三百家。", "阜阳市", "苏州市"),
        ("嘉兴市：推行“揭榜挂帅”，发布榜单120项。", "绍兴市", "嘉兴市"),
        ("会议学习了深圳、杭州等地的经验。", "内江市", None),
        ("苏州市民代表参观了展览。", "内江市", None),
        ("三門峽市政府與西安交通大學簽約。", "三门峡市", None),
    ],
)
def test_a_passages_own_place(passage: str, document: str, place: str | None) -> None:
    assert passage_place(passage, document) == place
