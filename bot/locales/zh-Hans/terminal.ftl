## 终端
chat-welcome = 请就文档提问，可以接着上一个问题追问。:help 列出其他用法，:quit 离开。
chat-loading = 请稍候，正在载入模型……
chat-help =
    :more – 更多引文
    :before N、:after N – 第 N 条引文的前文、后文
    :whole N – 第 N 条引文的全文
    :sources 词语 – 有哪些文档
    :new – 另起话题，不接着前面的问
    :quit – 离开
chat-new = 好，下一个问题另起话题。
chat-empty = 想知道什么？请写一句话问我。
chat-sources = 文档 { $count } 篇
chat-no-quote = 没有这一条引文。请先提问，再给出显示的编号。
chat-no-document = 没有找到含“{ $search }”的文档。
chat-unknown = 没有这个命令。:help 列出了可用的命令。
chat-bye = 再见。
token-how =
    没有设置 TELEGRAM_BOT_TOKEN，因此只在终端里回答。想要 Telegram 机器人，请在 Telegram 里向 @BotFather 发送 /newbot，
    把 TELEGRAM_BOT_TOKEN=<得到的令牌> 写进 .env 文件，再重新启动。
status-none = 还没有索引。用 `yinju index` 建立。
index-empty = 索引是空的：文档文件夹里还没有能读的文档。放进去以后用 `yinju index` 更新。
status-folders =
    文档：{ $documents }
    数据：{ $data }
status-store = 索引和状态：在数据库 { $store }
unpacking = 解开模型

## 检查与备份
check-sound = { $name }：完好（{ $size } MB）
check-current = { $name }：完好（{ $size } MB），正在使用
check-damaged = { $name }：{ $fault }
check-state = { $name }：完好
check-state-database = 数据库中的状态
check-all-sound = 一切正常。
check-not-sound = 有内容损坏。`yinju index` 可以重建索引，`yinju restore` 可以恢复备份。
store-copied = 已把 { $documents } 篇文档、{ $passages } 段复制到 { $to }。
store-state-none = 没有需要复制的状态。
store-state-done = 状态（设置、评价、提问记录等）也已复制。
store-state-kept = 状态没有复制，因为 { $to } 里已经有了。
backup-made = { $file } 里有 { $documents } 篇文档，以及索引、状态和不含密钥的设置。
backup-restored = { $documents } 篇文档已放进 { $folder }，索引和状态在 { $data }。设置写在其中的 settings.env 里，密钥需要重新填写。

## 命令行里的文档与答复
search-none = 这里面没有可以用来查找的词。请写几个文档里可能出现的词。
remove-command-ask = 移除《{ $title }》（{ $name }）吗？文件会保留 90 天，可以用 `yinju remove --undo` 放回来。
remove-command-gone = 没有移除过含“{ $search }”的文档，或者已经放回来了。
faq-kept = 已记下第 { $number } 条：{ $question }
faq-command-removed = 已移除第 { $number } 条。
faq-no-number = 没有第 { $number } 条。`yinju faq list` 列出全部。
