"""Chinese places and people in Latin letters, both ways: Sanmenxia is 三门峡市, 内蒙古 is Inner Mongolia.

People who write English ask for places as maps print them: in pinyin (San Men Xia, Xi'an), or under a customary name
(Tibet, Urumqi). Of cities with one pinyin the one in `_BEST_KNOWN` is meant, and where neither is much better known
(榆林, 玉林) none is. `pypinyin` and the tables are loaded at first use only.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from index.places.gazetteer import Area, area_named, names
from index.types import Mention

# As maps and news in English have them, the preferred spelling first; the Chinese name is any name of the gazetteer.
_CUSTOMARY = """
陕西=Shaanxi; 内蒙古=Inner Mongolia,Nei Mongol; 西藏=Tibet,Xizang; 香港=Hong Kong; 澳门=Macau,Macao;
乌鲁木齐=Urumqi,Ürümqi,Wulumuqi; 哈尔滨=Harbin; 呼和浩特=Hohhot,Huhhot; 拉萨=Lhasa; 喀什=Kashgar,Kashi;
台北=Taipei; 新北=New Taipei; 台中=Taichung; 高雄=Kaohsiung; 基隆=Keelung; 新竹市=Hsinchu; 嘉义市=Chiayi;
花莲=Hualien; 台东=Taitung; 屏东=Pingtung; 齐齐哈尔=Qiqihar; 鄂尔多斯=Ordos; 呼伦贝尔=Hulunbuir,Hulunber;
乌兰察布=Ulanqab; 巴彦淖尔=Bayannur; 锡林郭勒=Xilingol; 阿拉善=Alxa; 克拉玛依=Karamay; 吐鲁番=Turpan,Turfan;
伊犁=Ili; 阿克苏=Aksu; 日喀则=Shigatse,Xigaze; 林芝=Nyingchi; 昌都=Chamdo,Qamdo; 那曲=Nagqu,Nagchu;
石河子=Shihezi; 吕梁=Lüliang,Luliang; 和田地区=Hotan,Khotan;
哈密=Hami,Kumul; 阿坝=Ngawa; 甘孜=Garze; 迪庆=Diqing,Shangri-La; 延边=Yanbian; 阿勒泰=Altay; 塔城=Tacheng;
台湾=Taiwan; 重庆=Chongqing,Chungking; 北京=Beijing,Peking; 广州=Guangzhou,Canton; 广东=Guangdong;
克孜勒苏=Kizilsu; 博尔塔拉=Bortala; 巴音郭楞=Bayingolin; 兴安盟=Hinggan
"""
_BEST_KNOWN = {"fuzhou": "福州市", "suzhou": "苏州市", "taizhou": "台州市", "yichun": "宜春市", "shanxi": "山西省"}
# Pinyin that is an English word, a given name, or too short to be sure of, unless "City" or the like stands behind it.
_DOUBTFUL = "aba ali jian luan shannan chaoyang dongfang baisha xinxing kunyu"
_SURNAMES = """
    wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang
    feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong
    tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan
"""
_DOUBLE_SURNAMES = "欧阳 司马 上官 诸葛 司徒 慕容 皇甫 东方 尉迟 令狐 夏侯 公孙 长孙 独孤 端木"
_READINGS = {"朝阳": ["chao", "yang"], "长治": ["chang", "zhi"]}  # pypinyin reads 朝 and 长 as verbs here
_KIND = r"City|Province|Prefecture|Municipality|Autonomous (?:Region|Prefecture)|District|County"
# As in Chinese: 南昌大学 says nothing about where things happen.
_OTHER_THING = r"(?! +(?:\w+ +)?(?:University|College|Institute|Road|Street|Avenue|Airport|Bank|Daily|Station|Opera)\b)"
_KINDS = {"区": " District", "县": " County", "旗": " Banner"}


@dataclass(frozen=True, slots=True)
class _Names:
    """`places` maps letters without spaces, marks and case to the full name; `pattern` finds their spellings."""

    places: dict[str, str]
    pattern: re.Pattern[str]


def find_romanised(text: str) -> list[Mention]:
    """Return the provinces and cities that `text` writes in Latin letters, in order, each with "City" where it has it.

    Districts and counties are found with "District" or "County" behind them, and where only one has the name.
    """
    if not re.search("[A-Za-z]{2}", text):
        return []
    known = _names()
    found = ((match, _meant(match["name"], match["kind"], known)) for match in known.pattern.finditer(text))
    return [Mention(place, match.start(), match.end()) for match, place in found if place]


def latin_of(place: str) -> str | None:
    """Return how English writes a place, given any of its names: 三门峡市 -> Sanmenxia, 海淀区 -> Haidian District.

    None where the gazetteer does not know the place.
    """
    area = area_named(place) or next((area for area in _areas_of(place)), None)
    if area is None:
        return None
    if area.name in _customary():
        return _customary()[area.name][0]
    if area.level != "district":
        return _joined(_syllables(_stem(area)))
    kind = next((kind for kind in _KINDS if area.name.endswith(kind)), "")
    return _joined(_syllables(area.name.removesuffix(kind))) + _KINDS.get(kind, "")


def latin_name(person: str) -> str:
    """Return a Chinese name as English writes it: 李明华 -> Li Minghua; a name without Chinese characters as it is."""
    if not re.fullmatch(r"[\u3400-\u9fff]{2,4}", person):
        return person
    cut = 2 if len(person) > 2 and person[:2] in _DOUBLE_SURNAMES.split() else 1
    return f"{_joined(_syllables(person[:cut]))} {_joined(_syllables(person[cut:]))}"


def key_of(latin: str) -> str:
    """Letters only, in lower case: Xi'an and XI AN are the same."""
    return re.sub(r"[\s'’‘`\-]", "", latin).lower().replace("ü", "v")


def _meant(name: str, kind: str | None, known: _Names) -> str | None:
    kind = (kind or "").lower()
    if kind in {"district", "county"}:
        return _districts().get(key_of(f"{name} {kind}"))
    key, parts = key_of(name), re.split(r"[\s\-]+", name)
    if key == "jilin" and kind == "city":
        return "吉林市"
    if kind or any(mark in name for mark in "'’"):
        return known.places.get(key)
    is_person = len(parts) == 2 and parts[0].lower() in _SURNAMES.split() and key not in _customary_keys()
    return None if key in _DOUBTFUL.split() or is_person else known.places.get(key)


@cache
def _names() -> _Names:
    places = _pinyin_names() | {key: full for key, (full, _) in _customary_keys().items()}
    spelt = [r"[\s'’‘`\-]?".join(map(re.escape, _syllables(_stem(area)))) for area in _areas()]
    spelt += [r"[\s\-]?".join(map(re.escape, latin.split())) for _, latin in _customary_keys().values()]
    spelt += [r"[\s\-]?".join(map(re.escape, _districts_spelt(full))) for full in _districts().values()]
    either = "|".join(sorted(set(spelt), key=lambda each: (-len(each), each)))
    pattern = rf"(?<![\w'’\-])(?P<name>{either})(?:\s+(?P<kind>{_KIND}))?(?![\w\-]){_OTHER_THING}"
    return _Names(places, re.compile(pattern, re.IGNORECASE))


def _pinyin_names() -> dict[str, str]:
    written: defaultdict[str, list[Area]] = defaultdict(list)
    for area in _areas():
        written[key_of("".join(_syllables(_stem(area))))].append(area)
    best = {key: _best(key, areas) for key, areas in written.items()}
    return {key: full for key, full in best.items() if full}


def _best(key: str, areas: list[Area]) -> str | None:
    """The only one of a name, the best known one, or a province before its city; otherwise none."""
    provinces = [area for area in areas if area.level == "province"]
    only = provinces if len(provinces) == 1 else areas
    return _BEST_KNOWN.get(key) or (only[0].name if len(only) == 1 else None)


@cache
def _districts() -> dict[str, str]:
    """Districts and counties whose name only one has, by their letters with their kind: haidiandistrict."""
    written: defaultdict[str, list[str]] = defaultdict(list)
    for name in names().values():
        if name.areas[0].level == "district" and name.text[-1] in "区县" and "自治" not in name.text:
            kind = "district" if name.text.endswith("区") else "county"
            written[key_of("".join(_districts_spelt(name.text))) + kind] += [name.text] * len(name.areas)
    return {key: found[0] for key, found in written.items() if len(found) == 1}


def _districts_spelt(full: str) -> list[str]:
    return _syllables(full[:-1])


@cache
def _areas() -> tuple[Area, ...]:
    """Provinces and cities, each once."""
    every = {area.name: area for name in names().values() for area in name.areas if area.level != "district"}
    return tuple(every.values())


def _areas_of(name: str) -> tuple[Area, ...]:
    return names()[name].areas if name in names() else ()


def _stem(area: Area) -> str:
    """The shortest name of an area: 大理 of 大理白族自治州."""
    return _stems().get(area.name, area.name)


@cache
def _stems() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in sorted(names().values(), key=lambda each: (-len(each.text), each.text)):
        found |= {area.name: name.text for area in name.areas}
    return found


@cache
def _customary() -> dict[str, list[str]]:
    entries = (entry.split("=") for entry in re.split(r";\s+", _CUSTOMARY.strip()))
    return {_areas_of(chinese)[0].name: latin.split(",") for chinese, latin in entries}


@cache
def _customary_keys() -> dict[str, tuple[str, str]]:
    return {key_of(latin): (full, latin) for full, latins in _customary().items() for latin in latins}


def _syllables(chinese: str) -> list[str]:
    from pypinyin import lazy_pinyin  # half a second that most runs never need

    return _READINGS.get(chinese) or list(lazy_pinyin(chinese))


def _joined(syllables: list[str]) -> str:
    """One capitalised word, with an apostrophe where a later syllable begins with a vowel: Xi'an."""
    word = syllables[0] + "".join(f"'{each}" if each[0] in "aoe" else each for each in syllables[1:])
    return word.replace("lv", "lü").replace("nv", "nü").capitalize()
