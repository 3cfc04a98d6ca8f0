import pytest

from index.types import Document, Metadata
from retrieval.question import understand
from retrieval.rule_answer import short_answer
from retrieval.types import Quote


def short(question: str, text: str, place: str | None = None, before: str = "") -> str | None:
    document = Document("a.txt", "", Metadata(None, place), before + text, ())
    quote = Quote("0" * 16, "a.txt", Metadata(None, place), text, len(before), len(before + text), (), 1.0)
    return short_answer(understand(question), quote, document)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("谁主持会议？", "大会今天召开。市长李明华主持会议,各县区参加。", "李明华"),
        ("誰主持會議？", "大會今天召開。市長李明華主持會議,各縣區參加。", "李明華"),
        ("大会什么时候召开？", "4月9日,全市大会召开。去年3月1日已有部署。", "4月9日"),
        ("医院哪一年建成？", "医院于2019年建成,2021年扩建。", "2019年"),
        ("新增了多少家企业？", "全市新增企业36家,投入2.5亿元。", "36家"),
        ("投入了多少资金？", "全市新增企业36家,投入资金2.5亿元。", "2.5亿元"),
        ("权重提高到多少？", "考核的权重由百分之六提高到百分之十。", "百分之十"),
        ("首批基地设在哪里？", "首批基地设在鸠江区和湾沚区。", None),
        ("补贴多少钱？", "符合条件的每人补贴5000元生活费。", "5000元"),
        ("会议在哪里召开？", "11月9日,会议在合肥召开。", "合肥"),
        ("会议审议通过了什么？", "会议审议通过了工作规则。", None),
        ("谁主持会议？", "全市以高水平科技创新支撑高质量发展,主持会议的是副市长。", None),
        ("新增了多少辆公交车？", "全市新增企业36家。", None),
        ("Who chaired the meeting?", "市长李明华主持会议。", None),
        ("Who spoke at the 2023 forum in Shaoxing?", "2023年绍兴论坛上，市长李明华致辞，书记王芳主持。", None),
        ("When was the 2023 forum in Shaoxing?", "2023年绍兴论坛于5月6日开幕。", "5月6日"),
        ("新规从哪天开始施行？", "5月6日，市政府公布新规。新规自7月1日起施行。", "7月1日"),
        ("新規何時開始施行？", "5月6日，市政府公布新規。新規從7月1日零時起施行。", "7月1日"),
        ("比赛什么时候开始？", "比赛5月6日开始报名。报名费自3月1日起减半，4月1日起全免。", "5月6日"),
    ],
)
def test_short_answers(question: str, text: str, expected: str | None) -> None:
    assert short(question, text) == expected


def test_which_city_is_said_in_the_documents_own_words() -> None:
    assert short("哪个城市强调了人才政策？", "要优化人才政策。", "三门峡市", "三門峽召開會議。") == "三門峽"
    assert short("哪个城市强调了人才政策？", "要优化人才政策。") is None


def test_what_the_question_says_itself_is_not_its_answer() -> None:
    assert short("4月9日的大会什么时候开始报名？", "4月9日的大会于3月1日开始报名。") == "3月1日"
