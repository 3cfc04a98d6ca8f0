"""Web pages: nothing of the article lost, little of the page kept, the article's own title and day."""

from index.readers.html import read_html

FIRST = "第一季度全市新建口袋公园十二处，总面积三万六千平方米，其中海棠路公园最大，设有儿童沙池和健身步道。"
SECOND = "二季度还将新建八处，并对二十处旧公园更换座椅、修补路面、增加照明，全部工程于六月底前完成。"
THIRD = "建设费用由市、区两级按七比三分担，建成后由所在街道管理，园林部门每年检查两次。"
AROUND = "<p>每天介绍本市园林建设和游园指南，提供花期预报和门票信息，欢迎关注、转发和留言</p><p>已发送</p><p>发送中</p>"


def page(body: str, title: str = "公园", head: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def lines(body: str) -> list[str]:
    return read_html(page(body)).text.split("\n")


class TestArticle:
    def test_paragraphs_in_sections_beside_boilerplate_in_paragraphs(self) -> None:
        article = "".join(
            f"<section><section><span>{text}</span></section></section>" for text in (FIRST, SECOND, THIRD)
        )
        assert lines(f"<div>{AROUND}</div><div id='js_content'>{article}</div><p>微信扫一扫</p>") == [
            FIRST,
            SECOND,
            THIRD,
        ]

    def test_list_items_that_hold_sections(self) -> None:
        items = "".join(f"<li><section><span>{text}</span></section></li>" for text in (SECOND, THIRD))
        assert lines(f"<div><p>{FIRST}</p><ul>{items}</ul></div>") == [FIRST, SECOND, THIRD]

    def test_what_stands_behind_a_stray_end_of_the_page(self) -> None:
        body = f"<ul><li>个人中心</li><li>邮箱</li></ul></body></html><div><p>{FIRST}</p><p>{SECOND}</p></div>"
        assert lines(body) == [FIRST, SECOND]

    def test_an_article_in_what_is_named_a_sidebar(self) -> None:
        assert lines(f"<div class='sidebar'><p>{FIRST}</p><p>{SECOND}</p></div>") == [FIRST, SECOND]

    def test_comments_that_say_more_than_the_article_stay_out(self) -> None:
        comment = "<div class='item'><p>这个公园太好了，我们全家每个周末都去，以后多建几个！</p><a>回复</a></div>"
        body = f"<div class='text'><p>{FIRST}</p><p>{SECOND}</p></div><div class='comment-list'>{comment * 9}</div>"
        assert lines(body) == [FIRST, SECOND]

    def test_teasers_of_other_articles_stay_out(self) -> None:
        teaser = "<div><a>江岸腊梅陆续开放引客来</a><p>江岸的三千株腊梅陆续开放，吸引不少市民，花期到二月。</p></div>"
        assert lines(f"<h1>口袋公园</h1><div><p>{FIRST}</p><p>{SECOND}</p></div><div>{teaser}{teaser}</div>")[-2:] == [
            FIRST,
            SECOND,
        ]

    def test_subheadings_and_captions_between_paragraphs_stay(self) -> None:
        body = f"<div><p>{FIRST}</p><span><b>建在哪里</b></span><div>公园一角</div><p>{SECOND}</p></div>"
        assert lines(body) == [FIRST, "建在哪里", "公园一角", SECOND]

    def test_posts_whose_text_stands_in_a_script(self) -> None:
        told = f"{FIRST}\\x0a\\x26lt;br\\x26gt;{SECOND}\\x0a"
        script = f"<script>text_page_info: {{ content_noencode: JsDecode('{told}') }}</script>"
        assert lines(f"<div id='js_article'>微信扫一扫</div>{script}") == [FIRST, SECOND]
        head = f'<meta name="description" content="{FIRST}\\x0a{SECOND}">'
        pictures = page("<p>在看</p><script>window.picture_page_info_list = []</script>", head=head)
        assert read_html(pictures).text.split("\n") == [FIRST, SECOND]

    def test_the_day_below_the_title_of_an_article_of_short_lines(self) -> None:
        short = "".join(
            f"<p>{line}，</p>" for line in ("下周一", "路段施工", "请大家", "互相转告", "提前绕行", "愿大家") * 3
        )
        body = f"<h2>海棠路下周一开始封闭施工</h2><p>2024-05-17<span>来源：云川发布</span></p><div>{short}</div>"
        assert read_html(page(body, title="海棠路下周一开始封闭施工")).date == "2024-05-17"

    def test_elements_nested_more_deeply_than_any_parser_goes(self) -> None:
        deep = "<div class='a'>" * 20_000 + f"<p>{FIRST}</p><p>{SECOND}</p>" + "</div>" * 20_000
        assert lines(f"<h1>公园</h1>{deep}<div><p>{THIRD}</p></div>")[-3:] == [FIRST, SECOND, THIRD]

    def test_what_the_page_shows_is_counted(self) -> None:
        raw = read_html(page(f"<nav><a>首页</a></nav><div><p>{FIRST}</p><p>{SECOND}</p></div>"))
        assert raw.shown == len("首页" + FIRST + SECOND)
        assert len(raw.text.replace("\n", "")) == len(FIRST + SECOND)


class TestTitle:
    def title(self, body: str, title: str, head: str = "") -> str | None:
        return read_html(page(f"{body}<div><p>{FIRST}</p><p>{SECOND}</p></div>", title, head)).title

    def test_the_head_without_what_the_page_does_not_print(self) -> None:
        assert self.title("<h1>口袋公园建成十二处</h1>", "口袋公园建成十二处_要闻_某某网") == "口袋公园建成十二处"

    def test_a_sites_name_that_is_printed_and_longer_than_the_title(self) -> None:
        body = "<div>云川市人民政府门户网站</div><h3>天桥下季动工开建</h3>"
        assert self.title(body, "天桥下季动工开建 – 云川市人民政府门户网站") == "天桥下季动工开建"

    def test_a_subheading_that_begins_as_the_title_does(self) -> None:
        body = "<h1>多地项目停工 狂奔的公司怎么了</h1><p>多地项目停工</p>"
        assert self.title(body, "多地项目停工 狂奔的公司怎么了_财经") == "多地项目停工 狂奔的公司怎么了"

    def test_a_dash_between_numbers_is_the_titles_own(self) -> None:
        assert self.title("", "1-10月全县投资稳步增长") == "1-10月全县投资稳步增长"
        assert self.title("", "1-10月全县投资稳步增长-某某县统计局") == "1-10月全县投资稳步增长"

    def test_a_hidden_logo_is_no_title_where_the_head_names_but_the_site(self) -> None:
        body = "<h1 style='display:none'>云川市教育局</h1><h2>小学入学年龄公告</h2>"
        assert self.title(body, "政务公开 - 云川市教育局") == "小学入学年龄公告"

    def test_a_logo_is_no_title(self) -> None:
        logo = "<h1><a href='/'><span>云川市人民政府网站</span></a></h1><h2>口袋公园建成十二处</h2>"
        assert self.title(logo, "口袋公园建成十二处 - 云川市人民政府门户网站") == "口袋公园建成十二处"

    def test_the_heading_where_the_head_names_the_site(self) -> None:
        assert self.title("<h1>口袋公园建成十二处</h1>", "云川新闻网") == "口袋公园建成十二处"

    def test_the_line_above_source_and_day_where_the_head_names_a_section(self) -> None:
        body = "<div>口袋公园建成十二处</div><div>来源：某报　更新时间：2023-9-28</div>"
        assert self.title(body, "新闻动态") == "口袋公园建成十二处"


class TestDate:
    def date(self, byline: str, head: str = "", tail: str = "") -> str | None:
        body = f"<h1>口袋公园建成十二处</h1>{byline}<div><p>{FIRST}</p><p>{SECOND}</p></div>{tail}"
        return read_html(page(body, "口袋公园建成十二处", head)).date

    def test_a_label_anywhere_in_the_calendar_of_the_republic(self) -> None:
        assert self.date("", tail="<div>發布日期：民國112年8月15日</div><div>更新日期：112-09-01</div>") == "2023-08-15"

    def test_label_and_day_in_two_cells(self) -> None:
        assert self.date("<table><tr><td>发布日期：</td><td>2023年05月11日</td></tr></table>") == "2023-05-11"

    def test_what_a_messengers_script_writes(self) -> None:
        assert self.date("", tail='<script>var createTime = "2023-10-16 11:30";</script>') == "2023-10-16"

    def test_seconds_in_a_messengers_script_are_those_of_a_day_in_china(self) -> None:
        assert self.date("", tail='<script>var ct = "1697390000";</script>') == "2023-10-16"

    def test_the_day_of_a_recommended_article_is_none(self) -> None:
        assert self.date("", tail="<div><a>别的文章</a> 2019-09-05 16:41</div>") is None
