"""Pages of this half: articles inside what sites put around them."""

from benchmarks.documents.samples import DocumentSample, Story
from benchmarks.documents.seen import stories

_NAV = (
    '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">要闻</a></li><li><a href="/b">政务公开</a></li></ul>'
)
_FOOT = (
    '<div class="footer"><p>主办单位：某某市人民政府办公室 承办：某某市大数据中心</p>'
    "<p>网站标识码：3600000012 某ICP备05001234号 某公网安备36030002000123号</p></div>"
)


def _page(title: str, body: str, head: str = "") -> str:
    head = f'<meta charset="utf-8"><title>{title}</title>{head}'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def _paragraphs(story: Story) -> str:
    return "".join(f"<p>{text}</p>\n" for text in story.paragraphs)


def _wechat_sections() -> DocumentSample:
    story = stories.PARKS
    sections = "".join(f"<section><span>{text}</span></section>" for text in story.paragraphs)
    body = (
        "<div><p><label>功能介绍</label><span>每天介绍本市园林建设和游园指南，提供花期预报和门票信息，欢迎关注、转发和留言</span></p></div>"
        f'<h1 id="activity-name">{story.title}</h1><em id="publish_time">2024-04-09 10:12</em>'
        f'<div id="js_content">{sections}<p><span>信息来源于网络</span></p><p><span>经过小林重新编排</span></p></div>'
        "<div><p><span>前往“发现”-“看一看”浏览“朋友在看”</span></p></div><div><p>已发送</p></div><div><p>发送中</p></div>"
        "<div><p>微信扫一扫<br>关注该公众号</p></div>"
    )
    return DocumentSample.of("wechat-sections.html", _page("萍乡园林", body), story)


def _wechat_lists() -> DocumentSample:
    story = stories.LIBRARY
    items = "".join(f"<li><section><span>{text}</span></section></li>" for text in story.paragraphs[2:])
    first = "".join(
        f'<section style="margin:8px"><section><p><span>{text[:20]}</span><strong>{text[20:]}</strong></p></section></section>'
        for text in story.paragraphs[:2]
    )
    body = (
        f'<div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title">{story.title}</h1>'
        '<div id="meta_content"><span>原创</span> <a>绍图</a> <a>绍兴市图书馆</a> <em id="publish_time">2024年8月1日 09:30</em></div>'
        f'<div class="rich_media_content" id="js_content" style="visibility: hidden;">{first}<ul>{items}</ul>'
        "<section><span>往期推荐</span></section><section><a><span>▶ 暑期少儿活动一览</span></a></section>"
        "<section><span>点个“在看”，让更多人知道</span></section></div></div>"
        "<div>喜欢此内容的人还喜欢</div><div>预览时标签不可点</div><div>轻触阅读原文</div><div>向上滑动看下一个</div>"
    )
    head = f'<meta property="og:title" content="{story.title}">'
    return DocumentSample.of("wechat-lists.html", _page("", body, head), story, neutral=("绍图", "绍兴市图书馆"))


def _stray_end() -> DocumentSample:
    story = stories.HEATING
    top = "<ul><li><a href='/'>首页</a></li><li>个人中心</li><li>邮箱</li></ul>"
    body = (
        f"{top}</body></html>\n<div id='content'><h1>{story.title}</h1>"
        f"<p>2023-11-13 08:15 来源：泰安日报</p>{_paragraphs(story)}</div>{_FOOT}"
    )
    return DocumentSample.of("stray-end.html", _page(story.title, body), story)


def _two_heads() -> DocumentSample:
    """A page whose header was included as a document of its own."""
    story = stories.PARKS
    included = "<!DOCTYPE html><html><head><title>头部</title></head><body><div>无障碍 长者版 登录</div></body></html>"
    body = f"{included}<div class='main'><h1>{story.title}</h1><div>发布时间：2024-04-09</div>{_paragraphs(story)}</div>{_FOOT}"
    return DocumentSample.of("two-heads.html", _page(f"{story.title}_萍乡市人民政府", body), story)


def _dash() -> DocumentSample:
    story = stories.INVESTMENT
    body = f"<div>首页 &gt; 统计数据</div><h1>{story.title}</h1><div>发布日期：2022-10-25</div>{_paragraphs(story)}"
    return DocumentSample.of("dash.html", _page(f"{story.title}-株洲市统计局", body), story)


def _logo() -> DocumentSample:
    story = stories.HEATING
    body = (
        '<h1><a href="/"><span class="hide">泰安市人民政府网站</span></a></h1><div>首页 &gt; 要闻</div>'
        f"<h2>{story.title}</h2><div>时间：2023-11-13 06:23 来源：泰安日报</div><div>{_paragraphs(story)}</div>{_FOOT}"
    )
    head = f'<meta name="ArticleTitle" content="{story.title}">'
    return DocumentSample.of("logo.html", _page(f"{story.title} - 泰安市人民政府门户网站", body, head), story)


def _recommended() -> DocumentSample:
    story = stories.STRIKE
    body = (
        f"<h1>{story.title}</h1><p>图集</p>{_paragraphs(story)}<p>新闻评论</p>"
        "<p>感谢您的反馈，我们将会减少此类文章的推荐</p><p>已收藏!</p>"
        "<p>您可通过首页(www.example.com)顶部 “我的收藏”， 查看所有收藏过的文章。</p><p>知道了</p>"
        "<p>登录超时，稍后再试</p><p>免注册 快速登录</p>"
        "<p>专注本地新闻报道，每日推送最新资讯。扫描下方二维码关注官方微信(或微信中搜：ycxw2012)。</p>"
        "<p>微信扫一扫 关注该公众号</p><p>返回首页&gt;&gt;</p><p>查看更多</p><p>云川新闻APP</p>"
        "<p>【免责声明】本文仅代表作者本人观点，与本网无关。请读者仅作参考，并请自行承担全部责任。</p>"
        "<p>某国新款升降摄像头手机发布</p><p>2019-09-05 16:41 手机</p><p>天文台首次探测到神秘射电信号</p>"
        "<p>2019-09-05 11:23 科技前沿</p>"
    )
    return DocumentSample.of("recommended.html", _page(story.title, body), story)


def _toolbars() -> DocumentSample:
    story = stories.STREET
    body = (
        "<button><span>Toggle navigation</span></button><a href='/'>徐州新闻网</a>"
        f"{_NAV}<div class='crumbs'>您的位置： 首页 &gt; 区县 &gt; 正文</div><h1>{story.title}</h1>"
        "<div>2024-03-16 07:40:12 来源：徐州日报 作者：李小明 编辑：张三 点击：1024次</div>"
        "<div><span>字号：</span><a>大</a> <a>中</a> <a>小</a> <a>打印</a> <a>分享到：</a><a>微信</a><a>微博</a></div>"
        f"<div class='text'>{_paragraphs(story)}</div><p>-</p><div>责任编辑：张三</div>"
        "<div>上一篇：没有了</div><div>下一篇：<a href='/9'>春季植树活动举行</a></div>"
        "<div><h3>热点新闻</h3><ul><li><a>湖滨公园樱花进入盛花期</a></li><li><a>地铁三号线延长运营时间</a></li></ul></div>"
        f"{_FOOT}"
    )
    return DocumentSample.of("toolbars.html", _page(f"{story.title}_区县_徐州新闻网", body), story)


def _gov_card() -> DocumentSample:
    story = stories.NOTICE
    card = (
        "<table><tr><td>索引号：</td><td>012345678/2023-00123</td><td>主题分类：</td><td>水利、水务</td></tr>"
        "<tr><td>发文机关：</td><td>临汾市人民政府办公室</td><td>成文日期：</td><td>2023年05月09日</td></tr>"
        f"<tr><td>标题：</td><td>{story.title}</td><td>发布日期：</td><td>2023年05月11日</td></tr></table>"
    )
    body = f"{_NAV}{card}<h1>{story.title}</h1><div class='TRS_Editor'>{_paragraphs(story)}</div>{_FOOT}"
    head = '<meta name="PubDate" content="2023-05-11 09:20">'
    return DocumentSample.of("gov-card.html", _page(story.title, body, head), story)


def _event_after() -> DocumentSample:
    story = stories.MUSEUM
    body = f"<h1>{story.title}</h1><div>2024年06月06日08:18 来源：文化频道</div>{_paragraphs(story)}"
    head = '<meta name="publishdate" content="2024-06-06">'
    return DocumentSample.of("event-after.html", _page(story.title, body, head), story)


def _breaks() -> DocumentSample:
    """Paragraphs set apart by line breaks only."""
    story = stories.STREET
    text = "<br>&nbsp;&nbsp;&nbsp;&nbsp;".join(story.paragraphs)
    body = (
        f"{_NAV}<table width='980'><tr><td><table><tr><td align='center'><b>{story.title}</b></td></tr>"
        f"<tr><td>发布时间：2024-03-16</td></tr><tr><td><div>&nbsp;&nbsp;&nbsp;&nbsp;{text}</div></td></tr></table></td></tr></table>{_FOOT}"
    )
    return DocumentSample.of("breaks.html", _page(story.title, body), story)


def _taiwan() -> DocumentSample:
    story = stories.TAIWAN_NEWS
    body = (
        "<a href='#c'>跳到主要內容區塊</a><div>:::</div><ul><li><a>網站導覽</a></li><li><a>意見信箱</a></li><li><a>English</a></li></ul>"
        f"<div>首頁 / 市政新聞</div><h2>{story.title}</h2><div id='c'>{_paragraphs(story)}</div>"
        "<div>發布單位：工務局</div><div>發布日期：民國112年8月15日</div><div>點閱次數：356</div><div>回上一頁</div>"
        "<div>更新日期：112-09-01</div><div>瀏覽人次：1203345</div>"
    )
    return DocumentSample.of("taiwan-news.html", _page(f"{story.title} - 臺南市政府全球資訊網", body), story)


def _hongkong() -> DocumentSample:
    story = stories.HONGKONG
    body = f"<h1>{story.title}</h1><p>二零二四年四月二十二日（星期一）</p>{_paragraphs(story)}<p>完</p><a>列印此頁</a><a>返回上一頁</a>"
    return DocumentSample.of("hongkong.html", _page(story.title, body), story)


def _comments() -> DocumentSample:
    story = stories.LIBRARY
    body = (
        f"{_NAV}<div class='article'><h1>{story.title}</h1><div class='info'><span>2024-08-01 09:12</span><span>来源：绍兴晚报</span></div>"
        f"{_paragraphs(story)}<p>（记者 王小燕）</p></div>"
        "<div class='c'><h3>网友评论</h3><p>文明上网理性发言，请遵守新闻评论服务协议</p>"
        "<div>书虫小李：太好了，希望周一也能延时开放！</div><div>2小时前 回复 赞(12)</div>"
        "<div>越城居民：城西的书房什么时候能开？等了好久了。</div><div>5小时前 回复 赞(3)</div><div>查看全部2条评论</div></div>"
        "<div>大家都在看</div><a>周末这些展览免费看</a><a>城西体育馆试运营</a>"
        f"{_FOOT}"
    )
    return DocumentSample.of(
        "comments.html", _page(f"{story.title}_绍兴晚报网", body), story, neutral=("（记者 王小燕）",)
    )


def _table() -> DocumentSample:
    title = "内江市2024年公园免费开放时间表"
    rows = (
        ("公园", "开放时间", "咨询电话"),
        ("大洲广场公园", "6:00—22:00", "0832-2100001"),
        ("甜城湖公园", "全天", "0832-2100002"),
    )
    text = (
        "内江市园林局公布2024年公园免费开放时间，节假日不另行调整，遇大风、暴雨等天气临时关闭的，以公园入口公告为准。"
    )
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    body = (
        f"{_NAV}<h1>{title}</h1><div>发布时间：2024-02-19 浏览次数：88</div><p>{text}</p><table>{table}</table>{_FOOT}"
    )
    lines = (text, *(" ".join(row) for row in rows))
    return DocumentSample("table.html", _page(title, body).encode(), lines, title, ("2024-02-19",), "内江市")


SAMPLES = (
    _wechat_sections(),
    _wechat_lists(),
    _stray_end(),
    _two_heads(),
    _dash(),
    _logo(),
    _recommended(),
    _toolbars(),
    _gov_card(),
    _event_after(),
    _breaks(),
    _taiwan(),
    _hongkong(),
    _comments(),
    _table(),
)
