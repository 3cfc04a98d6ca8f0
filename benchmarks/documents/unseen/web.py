"""Pages of this half: portals, messengers, forums, blogs, companies and governments on both sides of the strait."""

from benchmarks.documents.samples import DocumentSample, Story
from benchmarks.documents.unseen import stories


def _page(title: str, body: str, head: str = "") -> str:
    head = f'<meta charset="utf-8"/><title>{title}</title>{head}'
    return f"<!DOCTYPE html>\n<html lang='zh'><head>{head}</head><body>{body}</body></html>"


def _tagged(story: Story, tag: str = "p") -> str:
    return "\n".join(f"<{tag}>{text}</{tag}>" for text in story.paragraphs)


def _portal() -> DocumentSample:
    story = stories.PLANT
    body = (
        "<div class='top'><a href='/'>云川网</a> <a>新闻</a><a>财经</a><a>体育</a><a>登录</a><a>注册</a></div>"
        f"<div class='path'><a>云川网</a>&gt;&gt;<a>经济频道</a></div><div class='col'><h1>{story.title}</h1>"
        "<div class='info'><span>2023年03月28日15:42</span> | 来源：<a>云川日报</a> <span>小字号</span></div>"
        f"<div class='rm_txt_con'>{_tagged(story)}<p style='text-align:center'><img src='a.jpg'/></p></div>"
        "<div class='edit'>(责编：王一、李二)</div><p>关注公众号：云川经济</p><div class='share'>分享让更多人看到</div></div>"
        "<div class='other'><h2>推荐阅读</h2><ul><li><a>滇东铁路复线全线贯通</a></li><li><a>高原湖泊生态补水方案发布</a></li></ul>"
        "<div>客户端下载 热门排行</div><ol><li><a>第一季度进出口创新高</a></li></ol></div>"
        "<div class='copy'>云川日报社概况 | 关于云川网 | 报社招聘 | 联系我们<br/>云 川 日 报 版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用<br/>Copyright © 1997-2023 by www.example.com. all rights reserved</div>"
    )
    return DocumentSample.of(
        "portal.html", _page(f"{story.title}--经济--云川网", body), story, neutral=("(责编：王一、李二)",)
    )


def _spans_only() -> DocumentSample:
    """An article whose paragraphs are divs with styled spans, as editors leave them."""
    story = stories.BUS
    text = "".join(
        f'<div><span style="font-size:16px">{part[:11]}</span><span style="color:#333"><b>{part[11:15]}</b>{part[15:]}</span></div>'
        for part in story.paragraphs
    )
    body = (
        "<div id='hd'><ul><li>首页</li><li>新闻中心</li><li>专题</li><li>视频</li></ul></div>"
        f"<div class='w1200'><div class='l-box'><div class='tit'>{story.title}</div><div class='sub'>来源：三门峡日报　发布时间：2024-05-21 08:09　浏览：<i>302</i>次</div>"
        f"<div class='view'>{text}</div><div class='btns'><span>打印</span><span>关闭</span></div></div>"
        "<div class='r-box'><div>图片新闻</div><p>黄河公园夜景</p><p>天鹅湖畔晨练忙</p><div>一周热点</div><p>我市新建停车场十处</p></div></div>"
    )
    return DocumentSample.of("spans.html", _page(f"{story.title}-三门峡网", body), story)


def _wechat() -> DocumentSample:
    story = stories.WATER
    parts = "".join(
        f'<section data-role="paragraph"><p style="text-indent:2em"><span leaf="">{text}</span></p></section>'
        if number % 2
        else f'<section><section><section><span leaf="">{text}</span></section></section></section>'
        for number, text in enumerate(story.paragraphs)
    )
    body = (
        f'<h1 class="rich_media_title" id="activity-name">{story.title}</h1><div><span>兴泰水务</span> <em id="publish_time"></em></div>'
        f'<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0; ">{parts}'
        "<section><p><strong>END</strong></p></section><section><p>编辑：小刘　审核：老张</p></section>"
        "<section><p>长按识别下方二维码关注我们</p></section></div>"
        "<p>阅读 1024</p><div><span>分享</span><span>收藏</span><span>在看</span></div><div>微信扫一扫可打开此内容，使用完整服务</div>"
        "<div>：，。视频小程序赞，轻点两下取消赞在看，轻点两下取消在看</div><div>选择留言身份</div>"
        '<script>var ct = "1697427000"; var createTime = "2023-10-16 11:30";</script>'
    )
    return DocumentSample.of(
        "wechat-mixed.html", _page("", body, f'<meta property="og:title" content="{story.title}"/>'), story
    )


def _qa() -> DocumentSample:
    story = stories.SCHOOL
    body = (
        "<div class='header'><img alt='颍州区人民政府'/></div><div class='nav'><a>首页</a><a>走进颍州</a><a>政务公开</a><a>互动交流</a></div>"
        "<div class='position'>当前位置：<a>首页</a> &gt; <a>政策解读</a></div>"
        f"<div class='con'><h1 class='newstitle'>{story.title}</h1><div class='newsinfo'><span>发布时间：2024-06-21 16:20</span><span>信息来源：区教育局</span><span>浏览次数：1,033</span><span>字体：【大 中 小】</span></div>"
        f"<div class='newscontnet minh500'>{_tagged(story)}</div><div class='wzfoot'><a>打印</a><a>关闭</a></div><div>扫一扫在手机打开当前页</div></div>"
        "<div class='foot'><p>主办：阜阳市颍州区人民政府办公室</p><p>网站支持IPv6 皖ICP备05000000号</p></div>"
    )
    return DocumentSample.of("questions.html", _page(f"{story.title}_颍州区人民政府", body), story)


def _taiwan() -> DocumentSample:
    story = stories.TAOYUAN
    body = (
        "<a class='acc' accesskey='C'>:::</a><nav><a>回首頁</a><a>網站導覽</a><a>市政信箱</a><a>雙語詞彙</a></nav>"
        "<form><input value='請輸入關鍵字'/><button>搜尋</button><span>熱門關鍵字：</span><a>單車</a></form>"
        "<div>現在位置</div><ul><li><a>首頁</a></li><li><a>市政新聞</a></li></ul>"
        f"<main><h2 class='page-title'>{story.title}</h2><ul class='meta'><li>發布日期：113-02-06</li><li>發布單位：交通局</li><li>點閱數：1024</li></ul>"
        f"<section class='cp'>{_tagged(story)}</section><div>相關圖片</div><div>市長試乘公共自行車</div><a>回上頁</a><a>回頁首</a></main>"
        "<footer><p>330206桃園市桃園區縣府路1號 電話：(03)332-2101</p><p>更新日期：113-07-01</p></footer>"
    )
    return DocumentSample.of(
        "taoyuan.html", _page(f"桃園市政府-{story.title}", body), story, neutral=("市長試乘公共自行車",)
    )


def _macau() -> DocumentSample:
    story = stories.MACAU
    body = (
        f"<div>澳门特别行政区政府入口网站</div><div>繁體</div><div>Português</div><h3>{story.title}</h3><div>来源：公共建设局</div>"
        f"<div>2024年7月9日 17:05</div>{_tagged(story, 'div')}<div>查看图库</div><div>有否发现错误？请告诉我们</div>"
    )
    return DocumentSample.of("macau.html", _page(f"{story.title} – 澳门特别行政区政府入口网站", body), story)


def _forum() -> DocumentSample:
    story = stories.RIVER
    body = (
        "<div id='toptb'><a>设为首页</a><a>收藏本站</a></div><div id='pt'><a>清川论坛</a> › <a>本地资讯</a> › 查看内容</div>"
        f"<h1 class='ph'>{story.title}</h1><p class='xg1'>2024-1-8 10:22| 发布者: 清风| 查看: 233| 评论: 2</p>"
        f"<div class='s'><strong>摘要</strong>: 清川河流域管理局6日发布通报……</div><table><tr><td id='article_content'>{_tagged(story)}</td></tr></table>"
        "<div>鲜花</div><div>握手</div><div>雷人</div><div>路过</div><div>鸡蛋</div><div>收藏 分享 邀请</div>"
        "<div>上一篇：<a>河道采砂管理培训班举办</a>下一篇：<a>春灌用水调度会召开</a></div><div id='comment'><h3>最新评论</h3><dl><dt>垂钓者</dt><dd>希望支流也快点治好，我家门前那条小河还是有味道。</dd></dl></div>"
        "<div>Powered by Discuz! X3.4</div><div>GMT+8, 2024-5-6 10:02 , Processed in 0.03 second(s)</div>"
    )
    sample = DocumentSample.of(
        "forum.html", _page(f"{story.title} - 本地资讯 - 清川论坛 - Powered by Discuz!", body), story
    )
    return DocumentSample(sample.name, sample.content, sample.body, sample.title, ("2024-01-06", "2024-01-08"), None)


def _blog() -> DocumentSample:
    title = "用十块钱修好一台收音机"
    body = (
        "上个周末在旧货摊上花三十块钱买了一台老收音机，回家插上电只有嗡嗡的交流声，一个台也收不到。",
        "先量滤波电容，标称四百七十微法，实测只剩六十，换上一只新的，花了两块钱，交流声马上小了。",
        "然后是双联电容，转到一半就碰片，用薄纸片一层一层擦干净，再点一滴缝纫机油。",
        "最后换掉开裂的喇叭纸盆，八块钱，装回去以后声音比想象的还要厚实。",
    )
    page = (
        "<header><h1 class='site-title'><a href='/'>老王的工作台</a></h1><p class='site-description'>修修补补又一年</p></header>"
        f"<article><header><h1 class='entry-title'>{title}</h1><div class='entry-meta'>由 <a>老王</a> 发表于 <time datetime='2022-11-05T20:11:00+08:00'>2022年11月5日</time></div></header>"
        f"<div class='entry-content'>{''.join(f'<p>{text}</p>' for text in body)}</div><footer class='entry-footer'>分类：<a>修理</a>　标签：<a>收音机</a></footer></article>"
        "<nav><a>← 给台灯换一根线</a><a>怎样认电阻 →</a></nav><div id='respond'><h3>发表回复</h3><p>您的邮箱地址不会被公开。 必填项已用 * 标注</p></div>"
        "<aside><h2>近期文章</h2><ul><li><a>怎样认电阻</a></li></ul><h2>归档</h2><ul><li><a>2022年12月</a></li></ul></aside><footer>自豪地采用WordPress</footer>"
    )
    return DocumentSample(
        "blog.html", _page(f"{title} – 老王的工作台", page).encode(), body, title, ("2022-11-05",), None
    )


def _old_portal() -> DocumentSample:
    """A page of nested tables in GB 2312, its text in one cell with line breaks."""
    story = stories.CLINIC
    text = "<br><br>".join(f"　　{part}" for part in story.paragraphs)
    page = (
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'><title>医院新闻</title></head><body>"
        "<table><tr><td><a>医院首页</a></td><td><a>医院概况</a></td><td><a>科室导航</a></td><td><a>专家介绍</a></td></tr></table>"
        f"<table><tr><td><table><tr><td>站内搜索</td></tr><tr><td><a>通知公告</a></td></tr><tr><td><a>健康讲堂</a></td></tr></table></td><td><table><tr><td align=center><font size=5>{story.title}</font></td></tr>"
        f"<tr><td align=center>文章来源：宣传科　　点击数：512　　更新时间：2023-9-28</td></tr><tr><td>{text}</td></tr>"
        "<tr><td align=right>【字体：小 大】 【发表评论】 【加入收藏】 【告诉好友】 【打印此文】 【关闭窗口】</td></tr>"
        "<tr><td>上一篇文章： <a>我院开展消防演练</a><br>下一篇文章： 没有了</td></tr></table></td></tr></table>"
        "<table><tr><td>版权所有：枣庄市中医医院　地址：枣庄市市中区解放路　电话：0632-1234567</td></tr></table></body></html>"
    )
    return DocumentSample.of("old-portal.html", page.encode("gb18030"), story)


def _company() -> DocumentSample:
    title = "云川泵业QW系列潜水排污泵通过节能认证"
    body = (
        "近日，云川泵业自主研制的QW系列潜水排污泵通过国家节能产品认证，效率指标比上一代产品提高七个百分点。",
        "该系列共有二十四个规格，流量每小时十五到六百立方米，扬程七到四十米，适用于市政排水、小区污水提升和工地降水。",
        "产品采用双道机械密封和油室传感器，连续运行八千小时无需换油，整机保修两年。",
    )
    page = (
        "<div class='langs'><a>中文</a><a>English</a></div><div class='menu'><a>网站首页</a><a>关于我们</a><a>产品中心</a><a>新闻中心</a><a>人才招聘</a><a>联系我们</a></div>"
        "<div class='left'><h3>新闻中心</h3><ul><li>公司新闻</li><li>行业动态</li></ul><h3>联系方式</h3><p>地址：云川市高新区泵业路8号</p><p>电话：0000-88886666</p></div>"
        f"<div class='right'><h2>{title}</h2><p class='t'>时间：2021-07-14　点击：87</p><div class='detail'>{''.join(f'<p>{text}</p>' for text in body)}</div>"
        "<p>本文标签：潜水泵 排污泵</p><p>上一个：没有了</p><p>下一个：<a>热烈祝贺我公司中标供水项目</a></p></div>"
        "<div class='bottom'>Copyright 2021 云川泵业有限公司 技术支持：某某网络 备案号：某ICP备12345678号</div>"
    )
    return DocumentSample(
        "company.html", _page(f"{title}-公司新闻-云川泵业有限公司", page).encode(), body, title, ("2021-07-14",), None
    )


def _attachment_notice() -> DocumentSample:
    title = "关于公布2023年度市级非物质文化遗产代表性项目名单的通知"
    body = (
        "各县（市、区）文化和旅游局：",
        "经专家评审和社会公示，市文化和旅游局确定采茶戏等十二个项目为2023年度宜春市市级非物质文化遗产代表性项目，现予公布。",
        "请各地按照“保护为主、抢救第一、合理利用、传承发展”的方针，认真做好项目的保护和传承工作。",
        "附件：2023年度宜春市市级非物质文化遗产代表性项目名单",
        "宜春市文化和旅游局",
        "2023年12月4日",
        "（此件主动公开）",
    )
    page = (
        "<div class='xxgk'><ul><li><b>索 引 号：</b>A12345-0203-2023-0007</li><li><b>发布机构：</b>市文化和旅游局</li><li><b>生成日期：</b>2023-12-04</li><li><b>文　　号：</b>宜文旅字〔2023〕88号</li></ul></div>"
        f"<h1>{title}</h1><div class='fbrq'>发布日期：2023-12-06　访问量：<span>45</span></div><div id='zoom'>{''.join(f'<p>{text}</p>' for text in body[:-3])}"
        f"<p style='text-align:right'>{body[-3]}</p><p style='text-align:right'>{body[-2]}</p><p>{body[-1]}</p><p><a href='a.doc'>附件下载.doc</a></p></div><div class='gn'>打印本页 关闭窗口</div>"
    )
    return DocumentSample("attachment.html", _page(title, page).encode(), body, title, ("2023-12-04",), "宜春市")


def _short_news() -> DocumentSample:
    """An article shorter than what stands beside it."""
    title = "衢州今晨最低气温零下四度"
    body = (
        "1月23日早晨，衢州市区最低气温降至零下四点二度，为今冬以来最低，气象台发布道路结冰黄色预警。",
        "气象台预计，25日起气温逐步回升。",
    )
    page = (
        f"<h1>{title}</h1><p>2024-01-23 09:15:00 来源：衢州晚报</p><div id='c'>{''.join(f'<p>{text}</p>' for text in body)}</div>"
        "<div class='list'><h4>猜你喜欢</h4><div><a>衢江两岸腊梅开了</a><p>连日来，衢江沿岸的三千株腊梅陆续开放，吸引不少市民前往赏花拍照，花期预计持续到二月中旬。</p></div>"
        "<div><a>春运首日发送旅客四万人次</a><p>据铁路部门统计，春运首日衢州站发送旅客四万一千人次，比去年同期增长一成二，加开列车六趟。</p></div></div>"
        "<p>声明：转载此文是出于传递更多信息之目的。若有来源标注错误或侵犯了您的合法权益，请作者持权属证明与本网联系，我们将及时更正、删除，谢谢。</p>"
    )
    return DocumentSample(
        "short.html", _page(f"{title} | 衢州新闻网", page).encode(), body, title, ("2024-01-23",), "衢州市"
    )


SAMPLES = (
    _portal(),
    _spans_only(),
    _wechat(),
    _qa(),
    _taiwan(),
    _macau(),
    _forum(),
    _blog(),
    _old_portal(),
    _company(),
    _attachment_notice(),
    _short_news(),
)
