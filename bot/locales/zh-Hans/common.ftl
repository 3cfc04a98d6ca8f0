## 问候与提示
command-help = 怎样提问
command-status = 我知道些什么
help-status = /status – 我知道些什么
start =
    我根据一批文档回答问题，只用原文：每个回答都是逐字引用，并注明出处。
    直接发来你的问题即可，中文、英文都行。在群里请 @ 我、回复我，或用 /ask。
    我有哪些文档见 /sources，语言和引文在 /settings 里选，更多说明见 /help。
help =
    用一句话提问，并说明地点、人物或年份：引文与文档一字不差，与问题有关的词用粗体标出。
    回答下面的按钮可以看更多引文，或看一段引文的前文、后文和全文；👍 和 👎 告诉我是否有用。
    可以接着问：“那内江呢？”“什么时候？”修改你的问题，我的回答也会跟着更新。文档里没有答案时，我会直说。
    在任何聊天里输入 @ 和我的名字，再写问题，就能找到引文发出去。
help-admin = 发来文件、.zip 或转发的文章，先看预览，再决定是否加入
link-unknown = 这个链接里的文档已经不在了，或者链接不完整。现有的文档见 /sources。
hint-greeting = 你好！请用一句话问我文档里的事，我用原文回答。
hint-thanks = 不客气！想到什么再问我。
hint-farewell = 再见！想到什么随时来问。
hint-about = 我根据一批文档回答问题，只引原文，不自己编写。请用一句话问文档里的事，/help 说明怎样提问，/sources 列出有哪些文档。
hint-agreement = 好的。还想知道什么，直接问我。
hint-abuse = 抱歉没帮上忙。请用一句话问文档里的事，说明地点、人物或年份，我再找找。
hint-link = 我不打开链接。请把想知道的写成一句话问我。
hint-empty = 想知道什么？请写一句话问我；在群里写在 /ask 或我的名字后面。
hint-absence = 我只能引用文档里写了的内容，说不出哪些“没有”。可以问哪些有，或者问某一个的情况。
unknown-command = 我不认识这个命令。/help 列出了我认识的命令。
unknown-command-near = 我不认识这个命令。是不是想用 /{ $command }？

## 机器人知道什么
status = 文档 { $documents } 篇，段落 { $passages } 段
status-index =
    索引 { $name }，建于 { $created }
    模型：{ $model }
status-places = 地点：{ $places }
status-closed = 🔒 { $name }：{ $readers } 个人或群可看
status-indexing = 正在更新索引；这期间按原来的索引回答。
known-documents = 我现在有 { $count } 篇文档。
known-places = 讲到 { $count } 个地方：{ $places }
known-days = 日期从 { $first } 到 { $last }
known-updated = 最近更新：{ $at }
start-try = 可以点下面的问题试试：
