"""Passages that say nothing by themselves: a signature with its day, a list of attachments, contents, a lone heading.

They repeat the subject of their document and are near to many a question, and answer none but those for themselves.
"""

import re
from typing import Final

from index.text.han import HAN
from retrieval.quote import plain

_NUMBER: Final = "[0-9〇零○一二三四五六七八九十]"
_DAY: Final = rf"{_NUMBER}{{2,4}}年{_NUMBER}{{1,3}}月{_NUMBER}{{1,3}}日"
_BODY: Final = "局|委|办|厅|部|院|会|府|公司|集团|中心|馆|所|站|队|校|学|社|处|公所|办公室|指挥部"
_SIGNED: Final = re.compile(
    rf"[{HAN}\w（）()·、 ]{{2,40}}(?:{_BODY})|{_DAY}|[{HAN}（）()、 ]{{2,40}}(?:{_BODY})\s*{_DAY}"
)
_ATTACHED: Final = re.compile(
    rf"附[件表录]?\s*[0-9一二三四五六七八九十]*[：:.、\s].{{0,40}}|附[件表录]\s*{_NUMBER}*|[0-9]{{1,2}}[.．、]\s*[^，。；：:0-9]{{2,24}}[表书函证单]"
)
_CONTENTS: Final = re.compile(r".{1,40}?(?:…+|\.{3,}|·{3,}|—{2,})\s*\d{1,4}|目\s*[录次]|contents")
_HEADING: Final = re.compile(
    rf"#{{0,6}}\s*(?:第{_NUMBER}+[章节编]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])[^，,。；;：:？！?!0-9]{{1,20}}"
)
_LINES: Final = (_SIGNED, _ATTACHED, _CONTENTS, _HEADING)
# Who asks for one of these is answered by it.
_ASKED_FOR: Final = re.compile(
    r"发布|发出|印发|发文|落款|署名|签发|公布|公告|制定|出台|颁|附[件表录]|目录|章|节|表格|[表书函证单](?:在|叫|有|是)|哪天发|谁发|(?:部门|单位|机构)"
    r"|\b(?:publish|issue|release|sign|attach|append)"
)


def says_nothing(text: str) -> bool:
    r"""Say whether each line of a text is a signature, a day, an attachment, a line of contents or a heading.

    >>> says_nothing("临江区民政局\n2024年5月1日"), says_nothing("附件：报名表"), says_nothing("图书馆每周一闭馆")
    (True, True, False)
    """
    lines = [line.strip() for line in plain(text).split("\n") if line.strip()]
    # The name of a body may be the beginning of anything; above a day it signs.
    kinds = _LINES if any(re.search(_DAY, line) for line in lines) else _LINES[1:]
    return all(any(each.fullmatch(line) for each in kinds) for line in lines)


def asks_for_leftovers(folded: str) -> bool:
    """Say whether a question may be answered by what says nothing: who issued a notice, and when, what is attached."""
    return _ASKED_FOR.search(folded) is not None
