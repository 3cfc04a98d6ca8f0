### 机器人用简体中文说的话。三种语言的条目和变量相同。

## 问候与提示
start =
    我根据一批文档回答问题，只用原文：每个回答都是逐字引用，并注明出处。
    直接发来你的问题即可，中文、英文都行。在群里请 @ 我、回复我，或用 /ask。
    更多说明见 /help。
help =
    用一句话提问，并说明地点、人物或年份：引文与文档一字不差，与问题有关的词用粗体标出。
    回答下面的按钮可以看更多引文，或看一段引文的前文和后文；👍 和 👎 告诉我是否有用。
    修改你的问题，我的回答也会跟着更新。文档里没有答案时，我会直说。

    /ask 问题 – 提问，群里也能用
    /status – 我知道些什么
help-admin = /reindex – 按文档文件夹更新索引
hint-greeting = 你好！请用一句话问我文档里的事，我用原文回答。
hint-empty = 想知道什么？请把问题写在 /ask 或我的名字后面。
unknown-command = 我不认识这个命令。/help 列出了我认识的命令。

## 回答
not-answered = 文档里似乎没有这个问题的答案。
nearest = 以下是最接近的段落，但不是答案：
more-title = 更多引文
no-more = 这个问题的引文都在上面了。
before-title = 前文
after-title = 后文
at-start = 已经是文档的开头。
at-end = 已经是文档的结尾。
passage-gone = 这一段已不在文档里。
question-gone = 找不到原来的问题了，请再问一次。
button-more = 更多引文
button-before = 前文
button-after = 后文
feedback-good = 谢谢，已记下：👍
feedback-bad = 谢谢，已记下：👎
no-index = 还没有可以用来回答的文档。管理员可以用 /reindex 开始。
apology = 抱歉，出了点问题。如需反馈，请附上这个编号：{ $reference }

## 机器人知道什么
status =
    文档 { $documents } 篇，段落 { $passages } 段
    索引 { $name }，建于 { $created }
    模型：{ $model }
status-places = 地点：{ $places }
status-indexing = 正在更新索引；这期间按原来的索引回答。

## 更新索引
admins-only = 只有机器人的管理员可以这样做。
reindex-started = 开始更新索引……
reindex-busy = 索引已经在更新了。
reindex-stopped = 机器人正在关闭，索引更新已停止。索引和原来一样。
reindex-failed = 索引更新失败：{ $reason }
phase-read = 读取文档：{ $done } / { $total }
phase-embed = 计算段落向量：{ $done } / { $total }
phase-publish = 发布新索引……
account =
    文档：新增 { $added }，修改 { $changed }，移除 { $removed }，未变 { $unchanged }
    索引现有：文档 { $documents } 篇，段落 { $passages } 段（{ $seconds } 秒）
account-failed = 有 { $count } 个文件无法使用：
account-failure = – { $file }：{ $reason }
account-others = ……另有 { $count } 个

## 命令菜单
command-ask = 提问
command-help = 怎样提问
command-status = 我知道些什么
command-reindex = 更新索引

## 终端
chat-welcome = 请就文档提问。:help 列出其他用法，:quit 离开。
chat-help =
    :more – 更多引文
    :before N – 第 N 条引文的前文
    :after N – 第 N 条引文的后文
    :quit – 离开
chat-no-quote = 没有这一条引文。请先提问，再给出显示的编号。
chat-no-question = 请先提问。
chat-unknown = 没有这个命令。:help 列出了可用的命令。
chat-bye = 再见。
token-how =
    没有设置 TELEGRAM_BOT_TOKEN，因此只在终端里回答。想要 Telegram 机器人，请在 Telegram 里向 @BotFather 发送 /newbot，
    把 TELEGRAM_BOT_TOKEN=<得到的令牌> 写进 .env 文件，再重新启动。
status-none = 还没有索引。用 `yinju index` 建立。
status-folders =
    文档：{ $documents }
    数据：{ $data }
unpacking = 解开模型
