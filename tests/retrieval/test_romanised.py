import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.places.gazetteer import area_named, names
from retrieval.romanised import find_romanised, latin_name, latin_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and in Sanmenxia?", [("三门峡市", "Sanmenxia")]),
        ("San Men Xia and NEI JIANG City", [("三门峡市", "San Men Xia"), ("内江市", "NEI JIANG City")]),
        ("Xi'an, Xi’an or xian", [("西安市", "Xi'an"), ("西安市", "Xi’an"), ("西安市", "xian")]),
        ("Shaanxi Province and Shanxi", [("陕西省", "Shaanxi Province"), ("山西省", "Shanxi")]),
        (
            "Inner Mongolia, Tibet, Xizang",
            [("内蒙古自治区", "Inner Mongolia"), ("西藏自治区", "Tibet"), ("西藏自治区", "Xizang")],
        ),
        ("hong kong and Macao", [("香港特别行政区", "hong kong"), ("澳门特别行政区", "Macao")]),
        ("Urumqi Harbin Hohhot", [("乌鲁木齐市", "Urumqi"), ("哈尔滨市", "Harbin"), ("呼和浩特市", "Hohhot")]),
        ("Lhasa, Kashgar, Taipei", [("拉萨市", "Lhasa"), ("喀什地区", "Kashgar"), ("台北市", "Taipei")]),
        ("Dali Prefecture", [("大理白族自治州", "Dali Prefecture")]),
        ("Jilin or Jilin City", [("吉林省", "Jilin"), ("吉林市", "Jilin City")]),
        ("Suzhou", [("苏州市", "Suzhou")]),
        ("Ji'an", [("吉安市", "Ji'an")]),
        ("Chaoyang City", [("朝阳市", "Chaoyang City")]),
        ("Haidian District", [("海淀区", "Haidian District")]),
        ("Haidian", []),  # a district only with its kind
        ("Chaoyang District", []),  # there are several
        ("Yulin", []),  # 榆林 or 玉林
        ("Jian and Ali said so", []),
        ("Chen Zhou spoke", []),  # a person
        ("Nanchang University and Changsha Road", []),
        ("in the man's hebei-like", []),
        ("What is the talent policy?", []),
        ("三门峡", []),
    ],
)
def test_places_in_latin_letters(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.place, text[found.start : found.end]) for found in find_romanised(text)] == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("三门峡市", "Sanmenxia"),
        ("三门峡", "Sanmenxia"),
        ("陕西省", "Shaanxi"),
        ("西安市", "Xi'an"),
        ("吕梁市", "Lüliang"),
        ("内蒙古自治区", "Inner Mongolia"),
        ("大理白族自治州", "Dali"),
        ("长治", "Changzhi"),
        ("海淀区", "Haidian District"),
        ("没有这个地方", None),
    ],
)
def test_places_as_english_writes_them(place: str, expected: str | None) -> None:
    assert latin_of(place) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("李明华", "Li Minghua"),
        ("欧阳修", "Ouyang Xiu"),
        ("张艾嘉", "Zhang Aijia"),
        ("吕布", "Lü Bu"),
        ("Tom Smith", "Tom Smith"),
    ],
)
def test_people_as_english_writes_them(person: str, expected: str) -> None:
    assert latin_name(person) == expected


def test_every_city_and_province_has_a_latin_name_that_finds_it_or_nothing_else() -> None:
    """Homophones apart, what is written is found again."""
    every = {area.name for name in names().values() for area in name.areas if area.level != "district"}
    lost = {place for place in every if [found.place for found in find_romanised(f"{latin_of(place)} City")] != [place]}
    assert lost <= {"抚州市", "宿州市", "泰州市", "伊春市", "榆林市", "玉林市", "吉林省", "新竹县", "嘉义县"}


@given(st.text() | st.text("SanMenXia'’ -CityTibetHongKong", max_size=40))
def test_any_text_is_taken_and_offsets_are_right(text: str) -> None:
    end = 0
    for found in find_romanised(text):
        assert end <= found.start < found.end <= len(text)
        assert area_named(found.place)
        end = found.end


@pytest.mark.process
def test_importing_it_loads_no_pinyin() -> None:
    loaded = "import sys, retrieval.romanised; print('pypinyin' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "False\n"
    )
