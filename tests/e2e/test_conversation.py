"""A conversation of ten turns about the example corpus, each answered from the right document, six as follow-ups."""

import pytest
from botapi import Driver, Message, Private

from e2e.look import WORDS, quotes
from e2e.process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="session")

MIANYANG = "绵阳市召开科技创新大会 部署建设西部先进技术集聚区"
SHAOXING = "绍兴“新春第一会”聚焦人才"
LUOYANG = "洛陽召開產業創新座談會 市長：引才要拿出真心，留才要拿出真金"
ZHUZHOU = "株洲市召开人才工作推进会 发布制造业人才新政"
LANZHOU = "兰州：夜班公交开进产业园"
GUILIN = "桂林山水文化旅游节将于10月18日开幕"
WUHU = "芜湖：让科技成果走出实验室"
XIANGYANG = "襄阳市妇女儿童医疗中心新院区启用"

# A turn: what is asked, how it is understood (None: as it is asked), the title of the document that is quoted first.
Turn = tuple[str, str | None, str]
CONVERSATIONS: dict[str, list[Turn]] = {
    "zh-hans": [
        ("绵阳的人才政策有哪些？", None, MIANYANG),
        ("那绍兴呢？", "绍兴的人才政策有哪些？", SHAOXING),
        ("洛阳呢？", "洛阳的人才政策有哪些？", LUOYANG),
        ("换成株洲呢？", "株洲的人才政策有哪些？", ZHUZHOU),
        ("兰州夜班公交的票价是多少？", None, LANZHOU),
        ("什么时候开通的？", "兰州夜班公交的票价什么时候开通的？", LANZHOU),
        ("桂林旅游节什么时候开幕？", None, GUILIN),
        ("在哪里举行？", "桂林旅游节在哪里举行？", GUILIN),
        ("芜湖的中试基地有多少个？", None, WUHU),
        ("什么时候建成？", "芜湖的中试基地什么时候建成？", WUHU),
    ],
    "zh-hant": [
        ("紹興的人才政策有哪些？", None, SHAOXING),
        ("那綿陽呢？", "綿陽的人才政策有哪些？", MIANYANG),
        ("洛陽呢？", "洛陽的人才政策有哪些？", LUOYANG),
        ("換成株洲呢？", "株洲的人才政策有哪些？", ZHUZHOU),
        ("桂林旅遊節什麼時候開幕？", None, GUILIN),
        ("在哪裡舉行？", "桂林旅遊節在哪裡舉行？", GUILIN),
        ("蘭州夜班公交的票價是多少？", None, LANZHOU),
        ("什麼時候開通的？", "蘭州夜班公交的票價什麼時候開通的？", LANZHOU),
        ("蕪湖的中試基地有多少個？", None, WUHU),
        ("什麼時候建成？", "蕪湖的中試基地什麼時候建成？", WUHU),
    ],
    "en": [
        ("What is the talent policy of Shaoxing?", None, SHAOXING),
        ("What about Luoyang?", "What is the talent policy of Luoyang?", LUOYANG),
        ("and in Shaoxing?", "What is the talent policy of Shaoxing?", SHAOXING),
        ("When does the Guilin tourism festival open?", None, GUILIN),
        ("Where?", "Where does the Guilin tourism festival open?", GUILIN),
        ("How much?", "Where does the Guilin tourism festival open, and how much?", GUILIN),
        ("How many beds does the new hospital in Xiangyang have?", None, XIANGYANG),
        ("When?", "How many beds does the new hospital in Xiangyang have, and when?", XIANGYANG),
        ("How much is the night bus in Lanzhou?", None, LANZHOU),
        ("How often?", "How much is the night bus in Lanzhou, and how often?", LANZHOU),
    ],
}


@pytest.mark.parametrize("code", CONVERSATIONS)
async def test_every_turn_quotes_the_right_document(bot: BotProcess, people: Driver, code: str) -> None:
    turns = CONVERSATIONS[code]
    assert len(turns) == 10
    assert sum(understood is not None for _, understood, _ in turns) >= 6
    chat = people.private(language_code=code)
    for asked, understood, title in turns:
        reply = await chat.ask(asked)
        line = WORDS[code]("understood", question=understood) if understood else None
        assert next(iter(reply.spans("italic")), None) == line, f"{asked}: {reply.text}"
        assert source(reply).startswith(title), f"{asked}: {reply.text}"


async def test_in_a_group_everybody_has_a_conversation_of_their_own(people: Driver) -> None:
    one, other = people.user("甲", "zh-hans"), people.user("乙", "zh-hans")
    group = people.group(one, other, forum=True)
    thread = group.topic("人才")
    await group.ask(group.mention("绵阳的人才政策有哪些？"), one, thread=thread)
    follow_up = group.mention("那绍兴呢？")
    assert not (await group.ask(follow_up, other, thread=thread)).spans("italic")
    assert not (await group.ask(follow_up, one)).spans("italic")  # outside of the topic
    reply = await group.ask(follow_up, one, thread=thread)
    assert reply.thread == thread
    assert reply.spans("italic") == [WORDS["zh-hans"]("understood", question="绍兴的人才政策有哪些？")]


async def test_another_member_of_a_group_goes_on_from_an_answer_by_replying_to_it(people: Driver) -> None:
    one, other = people.user("甲", "zh-hans"), people.user("乙", "zh-hans")
    group = people.group(one, other)
    answer = await group.ask(group.mention("绵阳的人才政策有哪些？"), one)
    await group.ask(group.mention("谢谢"), one)  # its reply comes after the answer was noted
    reply = await group.ask("那绍兴呢？", other, reply_to=answer)
    assert reply.spans("italic") == [WORDS["zh-hans"]("understood", question="绍兴的人才政策有哪些？")]
    again = await group.ask(group.mention("洛阳呢？"), other)
    assert again.spans("italic") == [WORDS["zh-hans"]("understood", question="洛阳的人才政策有哪些？")]


# After an answer: what asks why, and how much; each is understood so, and only what says that is quoted.
SEATS = "How many seats does the library in Hengshui have"
UNSAID = [
    ("zh-hans", "衡水市图书馆的夜读区有多少座位？", "为什么？", "衡水市图书馆的夜读区有多少座位，为什么？"),
    ("zh-hans", "衡水市图书馆的夜读区有多少座位？", "多少钱？", "衡水市图书馆的夜读区有多少座位，多少钱？"),
    ("zh-hant", "衡水市圖書館的夜讀區有多少座位？", "為什麼？", "衡水市圖書館的夜讀區有多少座位，為什麼？"),
    ("en", f"{SEATS}?", "why?", f"{SEATS}, and why?"),
]


@pytest.mark.parametrize(("code", "asked", "then", "understood"), UNSAID)
async def test_what_the_documents_do_not_say_is_no_second_answer(
    people: Driver, code: str, asked: str, then: str, understood: str
) -> None:
    chat, t = people.private(language_code=code), WORDS[code]
    assert quotes(await chat.ask(asked))
    reply = await chat.ask(then)
    assert reply.spans("italic") == [t("understood", question=understood)]
    assert (reply.text or "").split("\n")[1] in (t("nearest"), t("not-answered"))


async def test_why_is_answered_by_what_gives_a_reason(chat: Private) -> None:
    await chat.ask("泉州市文化馆的夏季安排多开放多少个晚上？")
    (quote,) = quotes(await chat.ask("为什么？"))
    assert "主要是为了让白天上班的市民也能来学习" in quote


async def test_a_question_that_leaves_out_its_subject_is_about_the_one_before(chat: Private) -> None:
    await chat.ask("泉州市文化馆几点开馆？")
    reply = await chat.ask("团体参观要提前几天登记？")
    assert reply.spans("italic") == [WORDS["zh-hans"]("understood", question="泉州市文化馆团体参观要提前几天登记？")]
    assert "提前三天登记" in quotes(reply)[0]
    assert not (await chat.ask("兰州夜班公交的票价是多少？")).spans("italic")


async def test_new_begins_a_new_conversation(people: Driver) -> None:
    chat = people.private(language_code="zh-hant")
    await chat.ask("綿陽的人才政策有哪些？")
    await chat.ask("/new")
    assert not (await chat.ask("那紹興呢？")).spans("italic")


def source(message: Message) -> str:
    """Return the line below the first quote, and others of its document, which says where they are from."""
    below = (message.text or "").split(quotes(message)[0], 1)[1].strip()
    for quote in quotes(message)[1:]:
        below = below.removeprefix(quote).strip()
    return below.split("\n")[0]
