"""What kind of detail a question is for, and whether a passage has one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.amounts import has_amount, measure_of
from retrieval.detail import Detail, detail_of
from retrieval.looks import has_detail, is_in_unit, lacks
from retrieval.moments import has_moment
from retrieval.question import understand


@pytest.mark.parametrize(
    ("question", "detail"),
    [
        ("河东图书馆的电话是多少？", Detail.PHONE),
        ("河東圖書館的聯繫電話是多少？", Detail.PHONE),
        ("报名网址是什么？", Detail.WEB),
        ("修桥一共花了多少钱？", Detail.MONEY),
        ("修桥投入了多少万元？", Detail.MONEY),
        ("绿化率达到多少？", Detail.SHARE),
        ("水泵的功率是多少？", Detail.NUMBER),
        ("谁主持了会议？", Detail.PERSON),
        ("大桥什么时候通车？", Detail.DATE),
        ("有多少家企业参加？", Detail.NUMBER),
        ("When will the bridge open?", Detail.DATE),
        ("Who chaired the meeting?", Detail.PERSON),
        ("图书馆的地址是哪里？", Detail.ADDRESS),
        ("报名网站的地址是什么？", Detail.WEB),
        ("中标的是哪几家？", None),
        ("中标的3家企业是哪几家？", Detail.NAMES),
        ("3个问题是哪些？", None),
        ("带队的科长叫什么？", Detail.PERSON),
        ("这座桥叫什么？", None),
        ("一户补多少利息？", Detail.MONEY),
        ("《几何》是谁写的？", Detail.PERSON),
        ("怎样报名？", None),
        ("哪个城市强调了人才政策？", None),
    ],
)
def test_what_is_asked_for_is_told_by_the_words_that_ask(question: str, detail: Detail | None) -> None:
    assert detail_of(understand(question)) is detail


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        ("电话是多少？", "咨询电话：0799-6680123。", True),
        ("电话是多少？", "可以打热线12345。", True),
        ("电话是多少？", "2024年3月起可以电话预约。", False),
        ("网址是什么？", "请登录 www.example.com 报名。", True),
        ("网址是什么？", "请到官方网站报名。", False),
        ("多少钱？", "总投资三亿元。", True),
        ("多少钱？", "入场免费。", True),
        ("多少钱？", "共有3家企业。", False),
        ("绿化率是多少？", "绿化率为百分之四十。", True),
        ("绿化率是多少？", "绿化率有所提高。", False),
        ("在哪条路？", "位于建设路北侧。", True),
        ("在哪条路？", "位于城北。", False),
        ("谁出席？", "市长陈立华出席。", True),
        ("谁出席？", "有关负责同志出席了会议。", False),
        ("谁出席？", "（记者 陈立华）有关负责同志出席了会议。", False),
        ("什么时候通车？", "大桥将于五月通车。", True),
        ("什么时候通车？", "大桥通车。", False),
        ("哪天通车？", "大桥于5月8日通车。", True),
        ("哪天通车？", "大桥近日通车。", False),
        ("哪天通车？", "新华社南昌5月8日电 记者从市交通局获悉，大桥通车。", False),
        ("哪一年通车？", "大桥2021年通车。", True),
        ("哪一年通车？", "大桥3月通车。", False),
        ("从哪天起施行？", "本办法自2024年3月1日起施行。", True),
        ("从哪天起施行？", "2024年3月1日，市政府通过了本办法。", False),
        ("从哪天开始供暖？", "供暖提前到11月10日零时。", True),
        ("从哪天开始供暖？", "10月28日，市住建局公布供暖安排。", False),
        ("补贴从何时发放？", "补贴从登记次月起发放。", True),
        ("日产量是多少？", "日产量2000万个。", True),
        ("新增多少额度的贷款？", "新增贷款570亿元。", True),
        ("报名到几号截止？", "报名时间为3月1日至3月15日。", True),
        ("报名到几号截止？", "3月1日，学校发布了报名通知。", False),
        ("有多少家企业？", "有企业参加。", False),
        ("有多少名职工？", "现有职工1200人。", True),
        ("有多少名职工？", "2019年3月，职工食堂在第2层开放。", False),
        ("面积是多少？", "面积15.8平方公里。", True),
        ("面积是多少？", "共15家，面积较大。", False),
        ("有几个出入口？", "设三个出入口。", True),
        ("有几个出入口？", "出入口在2号楼旁。", False),
        ("捐了多少口罩？", "捐赠4万个医用口罩。", True),
        ("由多少人选出来？", "由近1千位代表选出。", True),
        ("是第几届？", "第七届开幕。", True),
        ("是第几届？", "开幕式上有300人。", False),
        ("一共拨了多少吨粮食？", "共5万公斤。", True),
        ("功率是多少？", "功率为三千瓦。", True),
        ("功率是多少？", "2019年3月换了水泵。", False),
        ("电话是多少？", "受理预约130余件，邮政编码337000。", False),
        ("电话是多少？", "邮编：337000，电话：6680123。", True),
        ("8600万元里学校分到多少？", "市财政拨付8600万元支持各区。", False),
        ("8600万元里学校分到多少？", "市财政拨付8600万元，其中学校1500万元。", True),
        ("一次性餐盒发了多少个？", "发放一次性餐盒的第一天，餐盒已经到位。", False),
        ("一次性餐盒发了多少个？", "发放一次性餐盒800个。", True),
        ("有多少家供热企业停供？", "80%以上供热企业实行远程抄表，一系列措施在1个月内到位。", False),
        ("有多少家供热企业停供？", "共有12家供热企业停供。", True),
        ("有多少名一线职工？", "八成一线职工已经返岗。5.职工自带餐具。", False),
        ("一户最多补多少利息？", "每户贴息不超过20万元。", True),
        ("票价多少钱？", "全程收$4.7。", True),
        ("展厅在哪条路上？", "预约请到政务服务中心网站，报道见当日报纸。", False),
        ("展厅在哪条路上？", "展厅设在学前街18号。", True),
        ("地址是哪里？", "9月21号起开放。", False),
        ("带队的局领导叫什么？", "检查由局领导带队。", False),
        ("带队的局领导叫什么？", "检查由局领导陈立华带队。", True),
        ("谁值守？", "志愿者在路口值守。（陈立华 摄）", False),
        ("谁值守？", "大厅服务小微企业，志愿者在路口值守。", False),
        ("4家定点医院分别是哪几家？", "4家定点医院收治全部患者。", False),
        ("4家定点医院分别是哪几家？", "患者由云山市人民医院、云山市中医院收治。", True),
        ("做检测的3家机构是哪些？", "做检测的3家机构分别是A中心、B中心和C中心。", True),
    ],
)
def test_a_detail_is_told_by_its_looks(question: str, text: str, has: bool) -> None:
    asked = understand(question)
    detail = detail_of(asked)
    assert detail
    assert has_detail(detail, text, asked) is has


@pytest.mark.parametrize(
    ("question", "short", "fits"),
    [
        ("票价多少？", "11.3公里", False),
        ("票价多少？", "25元", True),
        ("有多少名员工？", "11.3公里", False),
        ("有多少名员工？", "1200人", True),
        ("共有多少条？", "22条", True),
        ("什么时候开馆？", "3月1日", True),
        ("在哪里？", "柳荫街口", True),
    ],
)
def test_a_short_answer_is_in_the_unit_that_is_asked_for(question: str, short: str, fits: bool) -> None:
    assert is_in_unit(understand(question), short, f"其中，{short}。") is fits


@given(text=st.text("多少几名个家的在二三第年月日0123456789,.从起到截止哪天", max_size=30))
def test_any_question_and_any_text_have_an_answer(text: str) -> None:
    assert has_amount(measure_of(text), text) in (True, False)
    assert has_moment(text, text) in (True, False)


def test_whom_a_question_calls_by_an_office_no_body_answers() -> None:
    text = "班车由市交通局负责。"
    assert lacks(understand("班车由谁负责？"), [text]) is None
    assert lacks(understand("班车由哪位领导负责？"), [text]) is Detail.PERSON


def test_a_detail_counts_only_near_what_is_asked_about() -> None:
    far = "图书馆周末开放。读者可以带走借到的书。院子里有一棵老树。食堂的电话是0799-6680123。"
    question = understand("图书馆的电话是多少？")
    assert lacks(question, ["图书馆的电话是0799-6680123。"]) is None
    assert lacks(question, ["图书馆周末开放。", "新书很多。"]) is Detail.PHONE
    assert lacks(understand("图书馆怎么去？"), [far]) is None
    assert lacks(understand("周末什么价格开放，多少钱？"), [far]) is Detail.MONEY
