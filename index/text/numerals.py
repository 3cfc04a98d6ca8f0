"""Numbers and years in one form, however they are written: 一九五二年 and 民国四十一年 are 1952年, 125万 is 1250000.

For what is compared only; quotes stay as they are.
"""

import re
from typing import Final

from index.text.days import REPUBLIC

_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10_000, "亿": 100_000_000}
_DIGIT: Final = "零〇○一二三四五六七八九"
_NUMERAL: Final = "零〇一二三四五六七八九两十百千"
_APART: Final = rf"(?<![\d{_NUMERAL}○万亿],)"  # behind a number and a comma it would become a part of that number
_REPUBLIC: Final = re.compile(rf"民国\s?(\d{{1,3}}|[{_NUMERAL}]{{1,4}})(?=年)")
_YEAR: Final = re.compile(rf"(?<![{_NUMERAL}万亿])[一二][{_DIGIT}]{{3}}(?=年)")
_SHARE: Final = re.compile(rf"{_APART}百分之(\d+(?:\.\d+)?|[{_NUMERAL}]+(?:点[{_DIGIT}]+)?)")
_COMMAS: Final = re.compile(r"(?<![\d.])(?<!\d,)\d{1,3}(?:,\d{3})+(?![\d,])")
_LARGE_NUMBER: Final = re.compile(rf"(?<![\d.]){_APART}(\d+(?:\.\d+)?)(万亿|[万亿])(?![分万亿])")
# At least two steps (二十, 一千二百): a single numeral is part of words (一定, 十分, 百姓).
_HAN_NUMBER: Final = re.compile(
    rf"(?<![{_NUMERAL}万亿点第\d]){_APART}(?:[一二三四五六七八九两][十百千万亿][{_NUMERAL}]*(?:[万亿][{_NUMERAL}]*)*"
    rf"|十[一二三四五六七八九](?![{_NUMERAL}]))(?!\d)"
)
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_LONGEST: Final = 16  # digits of a number that is written out


def same_numbers(folded: str) -> str:
    """Return folded text with its numbers, years and shares in Arabic digits without commas; twice changes no more.

    >>> same_numbers("民国三十五年创办,一九五二年改名,学生一千二百五十人,百分之三十为女生,图书1,250,000册")
    '1946年创办,1952年改名,学生1250人,30%为女生,图书1250000册'
    """
    text = _REPUBLIC.sub(lambda match: str(_value(match[1]) + REPUBLIC), folded)
    text = _YEAR.sub(lambda match: "".join(str(_DIGITS[char]) for char in match.group()), text)
    text = _SHARE.sub(lambda match: f"{_decimal(match[1])}%", text)
    text = _COMMAS.sub(lambda match: match.group().replace(",", ""), text)
    text = _HAN_NUMBER.sub(lambda match: str(_value(match.group())), text)
    return _LARGE_NUMBER.sub(_written_out, text)


def with_numbers(folded: str) -> str:
    """Return folded text with the numbers behind it that it writes in another way: what words are looked for in.

    >>> with_numbers("一九五二年改名,1,250册")
    '一九五二年改名,1,250册 1952 1250'
    """
    known = set(_NUMBER.findall(folded))
    others = dict.fromkeys(number for number in _NUMBER.findall(same_numbers(folded)) if number not in known)
    return " ".join([folded, *others])


def in_chinese(count: int) -> str:
    """Return a number below ten thousand in Chinese, others in digits.

    >>> in_chinese(12), in_chinese(103)
    ('十二', '一百零三')
    """
    if not 0 < count < 10_000:
        return str(count)
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // unit % 10
        if digit:
            text += ("零" if zero and text else "") + "一二三四五六七八九"[digit - 1] + name
        zero = digit == 0
    return text.removeprefix("一") if 10 <= count < 20 else text


def _written_out(match: re.Match[str]) -> str:
    whole, _, fraction = match[1].partition(".")
    zeros = sum(len(str(_LARGE[char])) - 1 for char in match[2])
    if len(fraction) > zeros or len(whole) + zeros > _LONGEST:
        return match.group()
    return (whole + fraction.ljust(zeros, "0")).lstrip("0") or "0"


def _decimal(written: str) -> str:
    if written[0].isdigit():
        return written
    whole, _, fraction = written.partition("点")
    digits = "".join(str(_DIGITS[char]) for char in fraction)
    return f"{_value(whole)}.{digits}" if digits else str(_value(whole))


def _value(written: str) -> int:
    """The value of 三十五, 一千二百五十, 两万三千; digits alone (一九五) are read one after the other."""
    if written.isascii():
        return int(written)
    if not re.search("[十百千万亿]", written):
        return int("".join(str(_DIGITS[char]) for char in written))
    total = section = digit = 0
    for char in written:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            section += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            total = (total + section + digit) * _LARGE[char]
            section = digit = 0
    return total + section + digit
