"""Tell passages that say nothing by themselves: a day, a number, the office that signs. No quote begins with one."""

import re

_DAY = re.compile(
    r"\W*(?:(?:中[华華])?民[国國]|公元)?[\d二一〇○零一二三四五六七八九十百]{2,5}\s?[年./-]\s?[\d一二三四五六七八九十]{1,3}\s?[月./-]\s?[\d一二三四五六七八九十]{1,3}\s?[日号號]?"
    r"(?:\W{0,3}(?:星期|周)[一二三四五六日天])?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?(?:印发)?\W*"
)
_OFFICE = re.compile(
    r"[^，。；：:！？\d]{3,30}(?:局|委|委员会|委員會|办|办公室|辦公室|厅|廳|部|院|会|會|府|中心|公司|指挥部|小组|处|處|队|社|校|大学|集团|支部|银行)\W*"
)
_LONGEST = 40  # characters; what is longer says something
_WORDS = re.compile(r"[^\W\d_]")


def says_nothing(passage: str, before: str, behind: str) -> bool:
    """Whether a passage is a day, a number or dots; or an office's name that stands over or under a day."""
    if len(passage) > _LONGEST:
        return False
    if _is_day(passage) or not _WORDS.search(passage):
        return True
    return _OFFICE.fullmatch(passage) is not None and (_is_day(before) or _is_day(behind))


def _is_day(text: str) -> bool:
    return len(text) <= _LONGEST and _DAY.fullmatch(text) is not None
