"""The wording of what pages put around articles, as patterns: kinds of phrases, never the name of a site.

Traditional pages are read through `simplify`, so their words (列印, 著作權) stand here in Simplified characters.
`boilerplate` decides what a match means.
"""

import re

from index.cleaning.segments import CREDITS, SOURCES, STAMP
from index.text.han import HAN

SENTENCE_END = re.compile(r"[。！？!?；;…](?!\w{1,4}$)|[.](?=\s|$)")
PAUSE = re.compile("[，,、：:]")
LETTERS = re.compile(r"[^\W_]")
WORD = re.compile(r"[A-Za-z]+")

_WIDGETS = (
    r"赞助广告|点击下载|会员特权|上传文档|我的文档|跳到主要内容区块|脸书|小 ?中 ?大|[字网]体大小|"
    r"跟帖评论自律(?:管理)?(?:承诺书?)?|自律(?:管理)?承诺书?|(?:网站)?首页|主页|正文|(?:索引|网站|栏目)?导航|"
    r"(?:产品|新闻|资讯|会员)中心|(?:新闻|行业)(?:资讯|动态)|公司动态|发布留言|取消回复|喜欢载入中|分享此文|"
    r"Was this (?:page|article) helpful|Yes|No|Accessibility|当前位置|您?(?:现在)?所?在的?位置|"
    r"所在位置|网站导航|网站地图|网站导览|站内搜索|搜索|搜寻|登[录入]|"
    r"注册|会员中心|客户端|手机版|电脑版|无障碍(?:浏览|阅读)?|"
    r"繁体(?:版|中文)?|简体(?:版|中文)?|English|设为首页|加入收藏|收藏(?:本[页站])?|(?:我要)?打印(?:本[页文]|"
    r"此[页文]|页面|预览)?|列印(?:[本此]页)?|友善列印|"
    r"关闭(?:本页|窗口|页面|视窗)?|"
    r"[【\[(]?字[体号级](?:大小|大|中|小|[:：])*|大 ?中 ?小|A[+＋]|A[-－]|[大中小]号?字|分享(?:到|至|给好友|"
    r"本文|这篇文章|按钮|文章)?|转发|转寄(?:好友|友人)?|"
    r"推文|微信(?:好友|朋友圈|扫一扫)?|朋友圈|"
    r"新浪微博|腾讯微博|微博|QQ空间|QQ好友|QQ|Facebook|Twitter|LINE|Line|Threads|WhatsApp|Telegram|LinkedIn|"
    r"Pinterest|Reddit|"
    r"Plurk|Tumblr|Instagram|YouTube|WeChat|Weibo|"
    r"点赞|按赞|赞|喜欢|踩|顶|打赏|评论|留言|回复|跟帖|网友评论|发表评论|我要评论|查看评论|我要留言|举报|纠错|"
    r"告诉好友|我要收藏|推荐给好友|发新帖|发表回复|在看|写留言|END|全文完|"
    r"我要纠错|网站纠错|投诉|反馈|意见反馈|收听|播放|语音播报|听新闻|"
    r"返回(?:顶部|首页|列表|上一?页|上一级|目录)?|回(?:到)?(?:顶部|首页|上页|上一页|列表|最上层|TOP)|置顶|TOP|"
    r"顶部|上一?[篇页条则]|下一?[篇页条则]|末页|尾页|没有了|暂无|"
    r"加载更多|点击加载更多|查看更多|更多|更多新闻|更多精彩|展开(?:全文|更多)?|收起|阅读全文|阅读原文|查看全文|"
    r"查看原文|继续阅读|详细(?:阅读|内容|信息)?|点击查看|全部分类|"
    r"关于我们|关于本站|联系我们|联络我们|联系方式|加入我们|招聘信息|人才招聘|诚聘英才|广告服务|广告合作|"
    r"广告刊登|商务合作|法律声明|隐私(?:政策|声明|权保护|权政策|权声明|权及安全政策|权)|"
    r"用户协议|服务条款|"
    r"使用(?:条款|规则)|资讯安全政策|网站安全政策|政府网站资料开放宣告|友情链接|相关网站|合作伙伴|自律公约|"
    r"网站声明|常见问题|帮助中心|意见箱|站长统计|网站管理|投稿(?:用户|须知)?|"
    r"广告|赞助|订阅(?:电子报)?|电子报|RSS|追踪|关注(?:我们)?|加关注|已关注|编辑部|小编|本网讯|Home|Menu|Search|"
    r"Login|Log in|Sign in|Sign up|"
    r"Register|Subscribe|Newsletter|Advertisement|ADVERTISEMENT|Sponsored(?: content)?|AD|"
    r"Share(?: this(?: article| page| story| post)?)?(?: on)?|Print(?: this)?(?: page| article)?|"
    r"E-?mail(?: this)?|Save|Bookmark|Copy link|Tweet|Read [Mm]ore|Continue reading|See more|Load more|Show more|"
    r"View all|"
    r"Back to top|Top|Go to top|Skip to (?:main )?content|Previous(?: article| post| page)?|Prev|Next(?: article|"
    r" post| page)?|Comments?|Leave a comment|Reply|Like|Follow(?: us)?|Font size|Views?|Reads?|Shares?|"
    r"About(?: us)?|"
    r"Contact(?: us)?|Privacy(?: [Pp]olicy)?|Terms(?: of (?:[Uu]se|[Ss]ervice))?|Cookies?(?: [Pp]olicy)?|"
    r"Site ?map|Help|FAQ|Careers|Advertise(?: with us)?|Powered by|Posted (?:in|on|by)|Filed under|Tags?|"
    r"Category|Categories|News|min read"
)
WIDGET_WORDS = re.compile(rf"(?:{_WIDGETS})(?![A-Za-z])", re.IGNORECASE)
BETWEEN_WIDGETS = re.compile(r"\b(?:and|us|on|in|by|to|the)\b", re.IGNORECASE)
# What forums, comment forms and page clocks print, and links back to the site's front page.
BOARD = re.compile(
    r"本帖最后由|电梯直达|只看该作者|[倒正]序浏览|使用道具|淘帖|回帖后跳转|发表于\s*\d|发表于\s*(?:\d+\s*)?(?:分钟|小时|天|昨天|前天)|您?(?:需要|还未|尚未)登[录入]|积分规则|"
    r"^UID\W*\d|积分\W?\d+\W*[|｜]|Processed in [\d.]+|GMT[+-]\d+\W+\d{4}-|^\W*今天是\W{0,2}\d{4}|文明(?:上网|发言)|"
    r"(?:评论|留言)内容[只仅]代表|(?:没有|暂无)(?:任何)?(?:评论|留言)|^\W*\d+\s*条评论|^返回\S{1,8}[，,]\s*查看更多|"
    r"看完.{0,8}(?:心情|感受|感觉)是|^发表于\S{2,6}$|点击(?:上方)?.{1,14}(?:订阅|关注)|"
    r"(?:\d+页|\d[KM]B|[阅下浏]\S{0,3}\d+)\W{1,4}(?:\d+页|\d[\d.]*[KM]B|[阅下浏]\S{0,3}\d+)\W|留言将公开|请输入您?的?(?:电子邮件|邮箱|Email)|^原创\s+\S+(?:\s+\S+)?$|"
    r"^\W*(?:https?://|www\.)[\w./-]+\W*$",
    re.IGNORECASE,
)
# Words that stand for a widget wherever they stand alone; the others are words of articles, too (评论, 更多, News).
SURE_WIDGET = re.compile(
    r"打印本|列印|关闭(?:本页|窗口|视窗|页面)|字[体号级].{0,4}大|分享(?:到|至|给|本文|这篇)|转寄|返回(?:顶部|"
    r"列表|首页|上)|回(?:到)?(?:顶部|首页|上页|上一页|最上层)|"
    r"[上下]一[篇则条][:： ]|"
    r"加入收藏|设为首页|网站地图|网站导览|加载更多|展开全文|阅读全文|阅读原文|查看全文|查看原文|跟帖评论自律|"
    r"QQ空间|朋友圈|发表评论|"
    r"Share this|Print this|Back to top|Skip to (?:main )?content|Read more|Continue reading|Leave a comment|"
    r"Copy link|ADVERTISEMENT|Advertisement|^[\W_]*(?:赞助)?广告[\W_]*$"
)
NEIGHBOUR = re.compile(
    r"(?:^|[\s【\[(|])(?:上|下)一?(?:篇|页|条|则)(?:文章|新闻|消息)?(?:\s*[:：>›»]|\s+\S)|^(?:Previous|"
    r"Next)(?: article|"
    r" post)?\s*[:›»→←]",
    re.IGNORECASE,
)
CRUMBS = re.compile(
    r"(?:首页|主页|(?:当前|所?在|您)的? ?位置|Home|You are here)\W{0,6}.*?(?:[>›»＞→]|->|/ |::|\s[-–|·]\s).+|"
    r"(?:^\W*|当前|[在的])位置\s*[:：].{1,12}/.{1,12}|"
    r"^[^，。<>]{2,20}(?:\s*[>›»＞]+\s*[^，。<>›»＞]{1,20}){2,}$",
    re.IGNORECASE,
)

LISTS = re.compile(
    r"^\W{0,4}(?:(?:(?:与本文)?相关|延伸|推荐|热门|最新|更多|精彩|编辑|猜你|大家都在|为你|为您|您可能|你可能|"
    r"本类|本周|今日|本日|24小时|48小时|同类|同栏目|往期|近期|热点|"
    r"点击|阅读|人气|新闻)"
    r"(?:相关|精彩|热门|感兴趣的|也?会?喜欢|也?想看|有兴趣的?|还会关注|感兴趣|推荐|关注|最新)?(?:内容|新闻|资讯|"
    r"阅读|链接|连结|推荐|稿件|文章|报道|报导|信息|解读|专题|话题|看|"
    r"排行榜?|排名|点击|要闻|消息|回顾|文档|资料|主题|视频|动态|喜欢|议题)?(?:排行榜?|Top ?\d+)?"
    r"|(?:You (?:may|might) also (?:like|be interested in)|Related (?:articles?|news|stories|posts|content|"
    r"reading|topics|links)|Recommended(?: for you| reading| stories)?|Most (?:read|popular|viewed)|"
    r"Trending(?: now)?|More (?:news|stories|from .{1,30}|on this topic)|"
    r"Popular (?:posts|articles|news)|Latest (?:news|posts|stories)|Editor'?s picks?|Further reading|"
    r"Top stories))\s*(?:[>›»＞+]*|[:：]?)\W{0,3}$",
    re.IGNORECASE,
)
# The heading and a first link in one line.
LIST_LINE = re.compile(
    r"^\W{0,3}(?:相关|延伸|推荐|热门|往期)(?:阅读|新闻|文章|报道|报导|链接|连结|稿件|推荐)[:：](?=.{4,60}$)[^。]+$"
)
LIST_WORDS = re.compile(
    r"相关|延伸|推荐|热门|最新|更多|精彩|猜你|喜欢|感兴趣|有兴趣|排行|往期|近期|热点|大家都在|本类|同类|同栏目|"
    r"[A-Za-z]{4}"
)

PROMOTIONS = re.compile(
    r"电子邮件地址不会|必填(?:栏位|字段|项目?)|Your email address will not be|登[录入]后?(?:发表|才能)(?:评论|留言)|"
    r"点个?\W?(?:在看|赞)|让更多人(?:看到|知道)|下载\S{0,6}(?:APP|客户端)|An official website of|试读(?:结束|"
    r"已结束|部分)|(?:查阅|阅读|查看|获取|浏览|解锁|下载)(?:全文|全部|完整版?|更多|"
    r"剩余)\S{0,8}(?:加|请|微信|登[录入]|付费|会员|APP|客户端|购买|关注|下载)|"
    r"(?:剩余|余下|还有)\s*\d+\s*%|"
    r"(?:付费|会员|登[录入]后?|订阅(?:后|即可|会员)?)\S{0,6}(?:阅读|查看|解锁|可见|继续|专享)|开通(?:会员|VIP)|"
    r"成为会员|"
    r"(?:扫一扫|扫码|扫描|扫瞄|长按|识别)\S{0,14}(?:关注|添加|加我|加入|进群|下载|手机|当前页|阅读|分享|客服|"
    r"咨询|微信|浏览|二维码)|(?:立即|马上)(?:扫码|下载|关注|咨询|"
    r"购买|注册|抢购|加入|订阅)|"
    r"(?:欢迎|敬请|请|点击|快来|赶快)\S{0,10}(?:关注|订阅|追踪|加入)\S{0,20}(?:公众号|微信|微博|我们|视频号|"
    r"抖音号|粉丝团|频道|客户端|官方账号|LINE|YouTube|"
    r"Facebook|电子报|APP)|"
    r"更多\S{0,10}(?:请|敬请)?(?:关注|下载|点击|登[录入]|搜索)|(?:下载|安装|打开)\S{0,10}(?:APP|"
    r"客户端)\S{0,6}(?:查看|阅读|看|更多|体验)|"
    r"(?:加|添加)\S{0,4}(?:客服)?微信|客服(?:微信|QQ|电话|热线|代)|微信(?:客服|咨询|号[:：])|(?:微信|QQ|VX|"
    r"vx)[:：]\s*[\w-]{5,}|请?继续往下(?:阅读|"
    r"看)|(?:文章|下方)?(?:广告|赞助)(?:之后|后)?(?:继续|内容)|"
    r"(?:Subscribe|Sign up|Log ?in|Register)\b.{0,40}\b(?:read|continue|newsletter|unlock|inbox|updates)|"
    r"Download (?:our|the) app|Scan (?:the|this) QR|Follow us on|Story continues below|"
    r"Article continues (?:below|after)",
    re.IGNORECASE,
)
# How a call to the reader begins; a sentence of the article that tells of scanning and following begins otherwise.
CALLS = re.compile(
    r"^\W*(?:(?:点个|发布留言|您的电子|更多|想|欢迎|敬请|如需|若需|还没|此处|剩余|余下|本文|温馨提示|立即|马上|"
    r"快来|赶快|点击|扫|长按|"
    r"识别|下载|打开|添加|加|关注|订阅|登|开通|成为|阅读|查看|请)|"
    r"[A-Za-z])"
)
SURE_PROMOTION = re.compile(
    r"An official website of|(?:试读|预览)(?:内容|部分)?(?:已)?结束|广告\W{0,2}请继续(?:往下)?(?:阅读|看)|"
    r"扫一扫在手机打开|扫一扫(?:手机)?(?:打开|分享|浏览)(?:当前|本|此)|"
    r"用?手机扫描?(?:二维码)?(?:打开|浏览|查看)(?:当前|本|此)|请继续往下(?:阅读|看)|"
    r"Story continues below|Article continues (?:below|after)",
    re.IGNORECASE,
)
# Where a page stops showing a document that it sells, nothing below is the document's.
CUT_OFF = re.compile(
    r"(?:试读|预览|免费阅读)(?:内容|部分)?\W{0,2}(?:已)?(?:结束|到此|完毕)|(?:还有|还?剩余?)\s*\d+\s*(?:%|页|字)\S{0,6}(?:未读|内容|未看)|"
    r"解锁(?:文章|全文|文档|资源)"
)
# A private account for customers, which no notice gives without more words.
ACCOUNTS = re.compile(
    r"(?:客服|商务|合作|站长|资料|全文|代写|加|联系|添加)\S{0,6}(?:微信|QQ|VX|Q群)号?\s*[:：]?\s*[A-Za-z\d][\w-]{4,}",
    re.IGNORECASE,
)
CODES = re.compile(
    r"^\W*(?:扫码|扫一扫|扫描|长按|微信|关注|公众号|官方|手机|客户端|APP|二维码|咨询|客服|视频号|抖音|微博|"
    r"小程序|识别|下载|订阅|添加|立即|我吧|我们|查看|资料|QQ|VX|号|的|或|"
    r"我|吧|\d|[\W_])+$",
    re.IGNORECASE,
)

SELF = re.compile(
    r"本(?:网|站|平台|公众号|报网|刊|号|页面|网页|报|媒体|公司网站)|该文|小编|凡(?:本|注明|来源|标注|署名|转载)|"
    r"联系我们|与我们联系|通知我们|[网报社站]所有|网络转载|转载自|用户自发|"
    r"作者本人|作者个人|版权归|免责声明|版权声明|this (?:site|website|article)|our (?:site|website)|"
    r"the (?:author|publisher)s?"
)
LEGAL_CLASSES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"版权|著作权|知识产权|智慧财产权|所有权|原创|copyright|rights reserved",
        r"转载|转贴|转发|摘编|镜像|刊载|重制|散布|下载使用|改作|建立链接|复制|reproduc|republish|redistribut",
        r"注明|来源|出处|稿件|署名|attribut|source",
        r"观点|立场|赞同|不代表|真实性|准确性|完整性|科学性|仅供参考|仅代表|信息发布服务|存储空间|网友上传|"
        r"用户(?:自发|上传|发布)|views|opinions|accuracy|"
        r"informational purposes",
        r"法律责任|不承担|免责|自行承担|风险自担|后果自负|投资建议|侵权|追究|违者|责任|侵犯|liab|responsib|infring",
        r"删除|联系|通知我们|来电|邮件|举报|告知|处理|contact|notify|remove",
        r"授权|许可|同意|允许|未经|permission|consent|authori[sz]",
    )
)
LEGAL_START = re.compile(
    r"^\W*(?:The )?(?:views|opinions)(?: and opinions)? expressed|"
    r"^\W*(?:特别|免责|版权|郑重|著作权|隐私|平台|本站|本网站?)?(?:声明|申明)\s*[:：】\]]|^\W*Disclaimer\s*[:：]",
    re.IGNORECASE,
)
LEGAL_HEADING = re.compile(
    r"^\W{0,3}.{0,16}?(?:版权|免责|著作权|侵权|法律|隐私权?|特别|郑重)(?:与|及|和|、)?(?:免责|版权|"
    r"所有)?(?:声明|申明|说明|公告|提示|启事|宣告)\W{0,4}$|"
    r"^\W*(?:Disclaimer|Copyright notice|Legal notice)\W*$",
    re.IGNORECASE,
)

PHONE = (
    r"(?:\+?86[- ]?)?(?:\(?0\d{1,3}\)?[-—– ]?\d{3,4}[- ]?\d{4}|1[3-9]\d{9}|[48]00[- ]?\d{3,4}[- ]?\d{3,4}|"
    r"\d{4}-\d{7,8}|(?<!\d)\d{7,8}(?!\d))(?:[-转#]\d{1,5})?"
)
ADDRESSES = re.compile(
    rf"{PHONE}|[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://|www\.)[\w./?=&%#-]+|\b[\w-]+\.(?:com|cn|net|org|tv|gov|tw|hk)\b"
)
CONTACT_LABEL = re.compile(
    r"(?:联系|联络|咨询|服务|传真|总机|值班|监督|投诉|热线)?(?:电\s*话|热线|专线|传\s*真|手机|邮\s*箱|邮\s*编|"
    r"邮政编码|信箱|电子邮[件箱]|E-?mail|Tel|Fax|"
    r"总机|地\s*址|住址|QQ群?|网\s*址|联系人|联络人|统一编号|Address|Phone)\s*[:：|｜丨]",
    re.IGNORECASE,
)
PERSON = re.compile(r"(?:联系|联络|咨询|报名)人\s*[:：]|(?:科|处|股|主任|老师|先生|女士|小姐)\S{0,4}\s*(?:电话|手机)")
SITE = re.compile(
    r"编辑部|纠错|网站|本网|本站|网编|客服|广告|投稿|报料|爆料|新闻热线|商务合作|总编室|站长|网管|违法和不良|"
    r"不良信息|版权所有|隐私|关于我们"
)
FOOTERS = re.compile(
    rf"[A-Za-z{HAN}]?ICP[备证]|公网安?备|网安备|(?:许可证|经营许可|登记证|"
    r"备案)(?:编?号)?\W{0,2}[\w\-〔〕\[\]()（）]*\d{4,}|视听许可|"
    r"新闻信息服务许可|网站标识码|川?新备|网文\W?\d{4}|增值电信|"
    r"版权所有|著作权所有|版权归.{0,20}所有|Copyright|©|All [Rr]ights [Rr]eserved|[不勿](?:得|要)?(?:任意|擅自|"
    r"随意)?转载|禁止转载|技术支持[:：]|"
    r"设计制作[:：]|技术保障[:：]|网站(?:制作|建设|设计|维护)[:：]|"
    r"制作维护|建议(?:使用|采用).{0,30}(?:浏览|分辨率|解析度)|最佳(?:浏览|分辨率|解析度)|违法(?:和|"
    r"与)?不良信息举报|今日访问|总访问|累计访问|"
    r"您是第\W{0,2}\d*\W{0,2}位|网站(?:主办|管理|承办)|Powered by|最后更新[:：]",
    re.IGNORECASE,
)
SURE_FOOTER = re.compile(
    r"ICP[备证]\W{0,3}\w*\d{4,}|公网安备\W{0,3}\d{6,}|(?:Copyright|©|@)\W{0,3}(?:19|20)\d\d.{0,60}(?:rights|版权)|"
    r"All rights reserved",
    re.IGNORECASE,
)
HOSTS = re.compile(
    r"(?:主办|承办|协办|主管|指导|制作|运营|管理|支持|版权)(?:单位|机构|方)\s*[:：]|^(?:主办|承办|协办|主管)\s*[:：]"
)

_FIELD = rf"(?<![{HAN}])(?:{CREDITS}|{SOURCES})\s*[:：|｜丨/]\s*(?:{STAMP}|[^\s|，。；]{{0,25}})"
FIELDS = re.compile(rf"{_FIELD}|(?:https?://|www\.)[\w./?=&%#-]+|(?:{STAMP})|\d{{1,2}}:\d\d(?::\d\d)?")
CREDIT_START = re.compile(rf"^[\[【(（|\s]*(?:{STAMP}[|\s]*)?(?:{CREDITS})\s*(?:[:：]|[|｜丨/]\s?[^\W\d]{{2,10}}$)")
SOURCE_START = re.compile(rf"^[\[【(（|\s]*(?:{STAMP}[|\s]*)?(?:{SOURCES})\s*(?:[:：]|[|｜丨]\s?[^\W\d]{{2,20}}$)")
STAMP_ONLY = re.compile(
    r"^\W*(?:[^\W\d]{0,12}\s?)?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
    r"(?:\s{1,3}[^\W\d]{1,8})?\W*$|"
    r"^(?:Posted|Published|Last updated|Updated)\b[^。]{0,70}$|"
    r"^\W*(?:[^\W\d]{0,12}\s?)?\d{4}年\d{1,2}月\d{1,2}日\s*(?:[上下]午 ?)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\W*$|"
    r"^\d{1,3}\s*(?:分钟|小时|天|日|个月|"
    r"min|hour|"
    r"day)s?\s*(?:前|ago)$"
)
SIGNATURE = re.compile(
    r"^\W*(?:\d{4}|"
    r"[二〇○零一九0-9]{4})\s?年\s?[\d一二三四五六七八九十]{1,2}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日?\W*$"
)
_COUNT = r"\d[\d,.]*[万wk+]*"
COUNTER = re.compile(
    rf"^\W*(?:(?:阅读|浏览|点击|播放|评论|点赞|收藏|分享|转发|赞|人气|Views?|Comments?|"
    rf"Shares?)\W{{0,3}}{_COUNT}\s*(?:次|人|条)?|"
    rf"{_COUNT}\s*(?:次|人|条|个)?(?:浏览|阅读|点击|播放|评论|点赞|已赞|收藏|分享|views?|comments?|shares?|"
    rf"likes?))\W*$|^[(（]\d+[)）]$",
    re.IGNORECASE,
)
# What pop-ups and the pages of messengers print around an article; nothing that an article says.
POPUPS = re.compile(
    r"^\W*(?:图集|高清图集|新闻评论|已收藏|我的收藏|我?知道了|免注册(?:\s*快速登录)?|快速登录|登录超时\W{0,2}稍后再试|稍后再试|已发送|发送中|已留言|"
    r"Toggle navigation|预览时标签不可点|"
    r"轻触阅读原文|(?:向上|继续)滑动看下一个|喜欢此内容的人还喜欢|写下你的留言|选择留言身份|"
    r"在小说阅读器(?:读本章|中沉浸阅读)|微信扫一扫|使用小程序|轻点两下取消(?:赞|在看)|人划线|暂无留言|加载中|正在加载|请稍候|"
    r"点击(?:展开|收起)(?:全文)?|相关附件(?:下载)?|延伸\W{0,3}推荐|点击进入(?:专题|专栏)|完|编后|相关图片|回上一?页\s+回页首|回页首|Português|查看图库|返回\S{1,8}首页)\W*$|"
    r"^前往\W?发现\W{1,3}看一看|感谢您?的反馈\W.{0,6}减少此类|您可通过.{0,30}我的收藏|^\W*(?:微信号|功能介绍)[\s:：]|^功能介绍\S|"
    r"浏览器(?:暂时|版本)?(?:无法|不支持|过低).{0,12}(?:播放|视频|升级)?|^微信扫一扫.{0,3}(?:关注|使用|可打开)|"
    r"^(?:本文|文章|信息|图片|素材|内容|资料|部分图片)(?:均|部分|内容)?(?:来源于|来自|源自)(?:网络|互联网)\W*$|^经过\S{1,8}重新编排\W*$|"
    r"评论.{0,6}(?:仅供|只代表|仅代表).{0,16}(?:立场|观点|看法)\W*$|"
    r"^\W*本文来自\S{2,12}[，,]更多\S{2,12}请下载|"
    r"^文章关键词\s*[:：]|^相关(?:资讯|内容)\W?请关注|^点击(?:查看|进入|阅读)(?:政策|相关)?解读|"
    r"^(?:政策解读|相关解读|一图读懂|图解)\s*[:：]\s*https?:|"
    r"^[^\s，。：:]{2,10}(?:APP|App|客户端)$|^\W*请自觉遵守互联网|^全部评论\W?\d*|^最热\W?最早",
    re.IGNORECASE,
)
# A line that asks to scan a picture that stands beside it; sentences of an article ask for no such.
SCAN_BESIDE = re.compile(
    r"(?:扫描?|长按|识别)\S{0,4}(?:下方|上方|下图|文末|左侧|右侧|图中|下面)\S{0,4}(?:二维码|小程序码)"
)

SURE = (POPUPS, SURE_WIDGET, SURE_PROMOTION, SURE_FOOTER, CREDIT_START, NEIGHBOUR)
