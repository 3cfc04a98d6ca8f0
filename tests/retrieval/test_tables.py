"""A row of a table that has the name asked about, and the column, is an answer, however little it sounds like it."""

from collections.abc import Callable, Mapping

import pytest

from retrieval.answer import Answerer

FILES = {
    "stations.txt": """城北片区服务点一览
名称 负责人 电话 开放时间
柳桥站 周立文 0799-6651001 8:30-17:00
石塘站 何雨晴 0799-6651002 9:00-18:00
南门站 孙启明 0799-6651003 8:00-20:00
""",
    "teams.csv": """序号,队名,领队,队员一,队员二
1,青崖一中,林小河,彭晓岚,曾一宸
2,石塘一中,沈小平,江一晟,徐晓奇
3,凤山一中,黄立成,萧小语,谢晓谕
""",
    "projects.html": """<html><head><meta charset="utf-8"><title>2024年科技项目立项名单</title></head><body>
<h1>2024年科技项目立项名单</h1><p>经评审，下列项目予以立项，现予公布。</p><table>
<tr><th>编号</th><th>项目名称</th><th>承担单位</th><th>负责人</th><th>经费（万元）</th></tr>
<tr><td>1</td><td>茶油精炼工艺研究</td><td>云川粮油研究所</td><td>赵敏之</td><td>30</td></tr>
<tr><td>2</td><td>陶瓷废料再利用</td><td>云川陶瓷学院</td><td>钱守正</td><td>45</td></tr>
<tr><td>3</td><td>竹纤维复合板</td><td>青崖竹业公司</td><td>罗文秀</td><td>28</td></tr></table></body></html>""",
}


@pytest.fixture(scope="module")
def tables(answering: Callable[[Mapping[str, str]], Answerer]) -> Answerer:
    return answering(FILES)


@pytest.mark.parametrize(
    ("question", "cell", "row"),
    [
        ("石塘站的负责人是谁？", "何雨晴", "石塘站"),
        ("南門站的電話是多少？", "0799-6651003", "南门站"),
        ("柳桥站开放时间？", "8:30-17:00", "柳桥站"),
        ("凤山一中的队员一是谁？", "萧小语", "凤山一中"),
        ("青崖一中的领队是谁？", "林小河", "青崖一中"),
        ("竹纤维复合板的承担单位是哪家？", "青崖竹业公司", "竹纤维复合板"),
        ("茶油精炼工艺研究的经费是多少？", "30", "茶油精炼工艺研究"),
    ],
)
def test_the_cell_is_the_answer(tables: Answerer, question: str, cell: str, row: str) -> None:
    answer = tables.answer(question)
    assert answer.answered
    assert answer.short_answer == cell
    assert row in answer.quotes[0].text
    assert cell in answer.quotes[0].text


@pytest.mark.parametrize("question", ["柳桥站的院长是谁？", "东门站的负责人是谁？", "南门站有多少座位？"])
def test_what_no_column_or_no_row_has_is_refused(tables: Answerer, question: str) -> None:
    assert not tables.answer(question).answered


def test_further_quotes_go_on_behind_the_row(tables: Answerer) -> None:
    first, rest = tables.answer("石塘站的负责人是谁？", top=1), tables.answer("石塘站的负责人是谁？", top=3, skip=1)
    assert rest.short_answer is None
    assert first.quotes[0].passage not in [quote.passage for quote in rest.quotes]
