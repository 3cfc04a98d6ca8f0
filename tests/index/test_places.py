"""Places: which names are found, where, and which are parts of other names."""

import pytest

from index.places.mentions import city_of, find_places, is_within, parent


def found(text: str) -> list[str]:
    return [mention.place for mention in find_places(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("萍乡高质量发展", "萍乡市"),
        ("引領三門峽轉型", "三门峡市"),
        ("新时代内江振兴", "内江市"),
        ("广西出台措施", "广西壮族自治区"),
        ("內蒙古自治區", "内蒙古自治区"),
        ("吉林出台措施", "吉林省"),
        ("吉林市出台措施", "吉林市"),
        ("海陵区民政局", "海陵区"),
        ("恩施州召开会议", "恩施土家族苗族自治州"),
        ("臺北市政府", "台北市"),
    ],
)
def test_names_are_found_in_both_scripts(text: str, place: str) -> None:
    assert found(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "南昌大学", "中南大学", "重庆大学", "长沙路", "上海路", "北京时间", "書記劉南昌", "刘南昌主持",
        "南京医科大学附属苏州医院",
        "东方的曙光", "平安出行", "朝阳产业", "日照时间", "新疆生产建设兵团", "谦和鼎盛(海南)科技有限公司", "阜阳日报",
    ],
)  # fmt: skip
def test_a_name_inside_another_name_is_no_place(text: str) -> None:
    assert found(text) == []


def test_an_ambiguous_name_counts_where_the_full_one_stands_too() -> None:
    assert found("日照市委书记说，日照要发展。") == ["日照市", "日照市"]


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "會議在三門峽召開"
    (mention,) = find_places(text)
    assert text[mention.start : mention.end] == "三門峽"


def test_places_know_what_they_belong_to() -> None:
    assert parent("萍乡市") == "江西省"
    assert city_of("海陵区") == "泰州市"
    assert is_within("海陵区", "江苏省")
    assert not is_within("江苏省", "泰州市")
    assert parent("没有这个地方") is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("臺北市大安區健康服務中心", ["台北市", "台北市大安区"]),
        ("徐州市鼓楼区启动背街小巷整治", ["徐州市", "徐州市鼓楼区"]),
        ("鼓楼区启动背街小巷整治", []),
        ("云川县和大安区签约", ["大安区"]),
        ("高雄市仁武區公所", ["高雄市", "仁武区"]),
        ("萍乡市海陵区", ["萍乡市"]),
    ],
)
def test_a_district_is_its_own_citys(text: str, places: list[str]) -> None:
    assert found(text) == places


def test_a_qualified_district_leads_to_its_city() -> None:
    assert city_of("徐州市鼓楼区") == "徐州市"
    assert parent("台北市大安区") == "台北市"
