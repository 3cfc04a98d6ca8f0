"""What a follow-up question in Chinese changes in the question before it: 那内江呢 the place, 什么时候 what is asked.

Only a few forms of words count, from beginning to end. Whatever else is said stands by itself.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.text.han import HAN
from retrieval.followup.mentioned import TIME, as_places, places_of
from retrieval.followup.names import is_name
from retrieval.people import is_person, tagged


class ChangeKind(StrEnum):
    """Which part of the earlier question is another now."""

    PLACE = "place"
    PERSON = "person"
    TIME = "time"
    NAME = "name"
    TOPIC = "topic"
    ATTRIBUTE = "attribute"
    ASKED = "asked"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Change:
    """`words` take the place of that part; `names` are the single places of 三门峡和内江.

    Words of MORE are what is to be left out.
    """

    kind: ChangeKind
    words: str
    names: tuple[str, ...] = ()


END = r"[\s？?。.!！~～…]*"
_OPENING = r"(?:(?:好的?|嗯|哦|噢|对了|请问|谢谢|明白了?|知道了)[，,。!！\s]*)?"
_MORE = re.compile(
    rf"{_OPENING}那?么?(?:还有(?:什么|哪些|别的|其他的?|更多的?)?|其他的|别的|更多)(?:[吗呢么]|没有?)?{END}"
)
_EXCEPT = re.compile(
    rf"{_OPENING}除(?:了|开|去)?(?P<words>.{{2,15}}?)(?:之外|以外|外)?[，,]?(?:还有)?"
    rf"(?:哪些?|什么|别的|其他的?|谁)(?:城市|地方|省份?|[市县]|地区)?(?:[吗呢])?{END}"
)
_WHEN = r"从?(?:什么|啥)时候|什么时间|何时|几时|哪一?[年天月日]|几月几?[号日]?|几[号点]"
_WHERE = r"(?:[在去从])?(?:哪里|哪儿|何处|何地|什么地方)|[在去]哪"
_WHO = r"谁|哪位|什么人|何人"
_WHY = r"为什么|为何|为啥"
_HOW = r"怎么|怎样|如何"
_MANY = r"(?:[领拿补交花]|持续)?(?:多少钱|多少|多久|多长时间)|几个"
QUESTION_WORDS = re.compile(rf"{_WHEN}|{_WHERE}|{_WHO}|{_WHY}|{_HOW}|{_MANY}|什么|啥|干嘛|哪些|哪个|哪|几|吗")
WHERE = re.compile(_WHERE)
WHO = re.compile(_WHO)
# Verbs that say nothing without what they are about; 开学 and 放假 do.
_VERBS = (
    "申请|报名|办理?|领取?|查询?|预约|参加|出席|举行|举办|召开|开始|结束|开放|开幕|闭幕|实施|施行|执行|生效|出台|发布|公布|颁布|"
    "主持|说|讲|提出|写|发|建成|建|开工|完工|竣工|成立|去|来|到|走|收费|用|使用|做|完成|算|计算|上任|当选|签署?|签约|投入|投资|"
    "启动|通车|开通|推进|落实|负责|批准|通过|受理|缴纳?|交|买|卖|决定|规定|组织|发生|讲话|发言|致辞|带队|检查|调研|考察|建设|发起|宣布|强调"
)
_UNITS = "人|家|个|所|项|元|块|万|次|名|户|亩|天|年|公里|平方米"
_ASKED = re.compile(
    rf"{_OPENING}(?:那么?)?[，,\s]*(?P<asked>(?:具体|大概|大约|一共|总共)?(?:[有是要会能]|需要|可以)?"
    rf"(?P<word>{_WHEN}|{_WHERE}|{_WHO}|{_WHY}|{_HOW}|{_MANY})(?:{_UNITS})?(?:[有能会要]|可以|需要)?(?P<verb>(?:{_VERBS})[的了过]?)?的?)"
    rf"[呢啊呀]?{END}"
)
_NEEDED = re.compile(
    rf"{_OPENING}(?P<asked>(?:需要|要|有)(?:什么|哪些)(?:材料|条件|手续|证件|资料|要求|限制|流程)|"
    rf"(?:电话|地址|票价|价格|费用|金额|标准|条件)是?(?:多少|什么)|"
    rf"还(?:有|(?:{_VERBS})[了过]?)(?:什么|哪些|多少)\w{{0,8}}?)[呢啊呀]?{END}"
)
_SAYS_NOTHING = re.compile(f"(?:{_HOW})办?")
_ASKING_NOUNS = {
    "时间": "什么时候",
    "日期": "什么时候",
    "地点": "在哪里",
    "原因": "为什么",
    "理由": "为什么",
    "人数": "有多少人",
}
_WHAT, _HOW_MUCH = "条件 材料 流程 标准 期限 内容 具体内容 对象 程序 步骤 要求 目的 背景", "电话 金额 费用 价格"
_ASKING_NOUNS |= {noun: f"的{noun}是什么" for noun in _WHAT.split()}
_ASKING_NOUNS |= {noun: f"的{noun}是多少" for noun in _HOW_MUCH.split()}
# What is asked of a thing by its name alone, and how: 联系人呢, 截止时间呢.
_ATTRIBUTES = (
    (re.compile(r"[\w]{0,4}(?:时间|日期|时刻)"), "是什么时候"),
    (
        re.compile(
            r"[\w]{0,5}(?:联系人|负责人|经办人|主持人|创始人|发言人|[校院局厂馆所站队组会镇县区市村社团]长|经理|主任|书记|教练|主席)"
        ),
        "是谁",
    ),
    (re.compile(r"[\w]{0,4}(?:地址|网址|邮箱|电话|热线|传真|联系方式|地点|总部|起点|终点)"), "是什么"),
    (
        re.compile(
            r"[\w]{0,4}(?:投资|面积|长度|全长|高度|身高|体重|人口|收入|产值|产量|利润|成绩|奖金|工资|票价|价格|费用|金额|员工|人数|数量|比例|学费)"
        ),
        "是多少",
    ),
)
_OTHER = re.compile(
    rf"{_OPENING}(?P<lead>那么?(?!要是|换成)|(?:那|如果|要是)?(?:换成|换做|改成)|那(?:如果|要是)(?:是|换成)?)?[，,\s]*(?:在|对于|关于)?"
    rf"(?P<words>[^？?。!！，\s].{{0,15}}?)(?:那边|这边|方面|的话)?(?P<tail>的?呢|又?(?:怎么样|如何)呢?)?(?P<end>{END})"
)
_FILLERS = """
    然后 后来 所以 结果 其他 之后 以后 以前 之前 现在 人 人家 东西 事 事情 话 问题 答案 机器人 意思 别人 大家 朋友 时候
"""
_TOPIC_TAGS = re.compile(r"(?:n|vn|j|l|i|eng|an|b|m|t|s|f|q|v|a|uj|x|z)")
_LAST_TAGS = re.compile(r"(?:n|vn|j|l|i|eng|an)")


def change_of(said: str) -> Change | None:
    """What a short text in Simplified characters changes in the question before it; None where it stands by itself."""
    said = re.sub(rf"(?<=[{HAN}\d])[^\S\n]+(?=[{HAN}\d])", "", said.strip())  # 那 2023 年呢
    if except_for := _EXCEPT.fullmatch(said):
        places = as_places(except_for["words"])
        return Change(ChangeKind.MORE, except_for["words"], tuple(places)) if places else None
    if _MORE.fullmatch(said):
        return Change(ChangeKind.MORE, "")
    return _asked(said) or _other(said)


def _asked(said: str) -> Change | None:
    match = _ASKED.fullmatch(said) or _NEEDED.fullmatch(said)
    if not match or (_SAYS_NOTHING.fullmatch(match["asked"])):
        return None
    return Change(ChangeKind.ASKED, match["asked"])


def _other(said: str) -> Change | None:
    match = _OTHER.fullmatch(said)
    if not match or not _refers_back(match):
        return None
    words = match["words"]
    if places := as_places(words):
        return Change(ChangeKind.PLACE, words, tuple(places))
    if TIME.fullmatch(words):
        return Change(ChangeKind.TIME, words)
    if not (match["tail"] or "换" in (match["lead"] or "")) or QUESTION_WORDS.search(words):
        return None
    if words in _ASKING_NOUNS:
        return Change(ChangeKind.ASKED, _ASKING_NOUNS[words])
    if all(is_person(name) for name in re.split("和|与|、", words)):
        return Change(ChangeKind.PERSON, words)
    if asking := next((asking for pattern, asking in _ATTRIBUTES if pattern.fullmatch(words)), None):
        return Change(ChangeKind.ATTRIBUTE, words, (asking,))
    return Change(ChangeKind.NAME, words) if is_name(words) else _topic(words)


def _topic(words: str) -> Change | None:
    """A matter, maybe with its place: 住房补贴, 萍乡的住房补贴."""
    place = next((each for each in places_of(words) if each.start == 0), None)
    names = (words[: place.end],) if place else ()
    topic = words[place.end :].removeprefix("的") if place else words
    return Change(ChangeKind.TOPIC, topic, names) if _is_topic(topic) else None


def _refers_back(match: re.Match[str]) -> bool:
    """内江呢 and 那内江 do, 内江？ does, 内江 and 内江怎么样 do not."""
    tail = match["tail"] or ""
    if "怎么样" in tail or "如何" in tail:
        return bool(match["lead"]) or tail.startswith("又")
    return bool(match["lead"] or tail or re.search("[？?]", match["end"]))


def _is_topic(words: str) -> bool:
    """Whether words are the name of a matter (住房补贴) and neither a remark (我还没吃饭) nor a filler (然后)."""
    if words in _FILLERS.split() or not re.fullmatch(r"[\w（）()“”《》·的]{2,12}", words):
        return False
    tags = [tag for _, tag in tagged(words)]
    is_deed = len(tags) > 1 and tags[0].startswith("n") and tags[-1] == "v"  # 人才引进
    return all(_TOPIC_TAGS.match(tag) for tag in tags) and bool(is_deed or _LAST_TAGS.match(tags[-1]))
