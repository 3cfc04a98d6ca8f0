## 记住的和忘掉的
command-new = 忘掉前面的对话，从头开始
help-new = /new – 忘掉前面的对话，从头开始
command-privacy = 保存什么，保存多久
help-privacy = /privacy – 我保存什么、保存多久；/forget – 全部删除
command-forget = 删除与我有关的一切
new-conversation = 好，前面的对话我忘掉了，下一个问题从头开始。

privacy-title = 我保存什么，为什么，保存多久
privacy-inbox = 你发来、我还没有回答的消息，好让我意外停机后能接着回答：直到处理完，最多 { $span }。
privacy-conversations = 你最近的问题和它所说的地点、人物，好让你接着追问：{ $span }，或到你发 /new 为止。
privacy-replies = 哪条消息回答了哪个问题，好让你修改问题时回答跟着更新：{ $span }。
privacy-messages = 我的消息是关于哪个问题或哪次查找的（引文转换过简繁的，连同两种写法），好让下面的按钮一直能用：{ $span }。
privacy-questions = 谁问了什么、有没有答案，好让管理员补充文档（/unanswered）、看使用情况（/stats），以后能回答了也好告诉你；他们看不到是谁问的：{ $span }。
privacy-feedback = 你的 👍 👎 和理由，好让管理员知道哪些回答不好：{ $span }。
privacy-wishes = 申请提问的人（编号和名字）和管理员的决定：保留 { $span }。
privacy-preferences = 你在 /settings 里的选择：直到你更改，或用 /forget 删除。
privacy-audit = 管理员做过什么、什么时候做的：一直保留，好让人查得到是谁做的。
privacy-allowed = 谁可以提问的名单（编号和名字）：直到管理员把你移除。
privacy-readers = 谁可以看不公开的文件夹（编号和名字）：到管理员移除为止。
privacy-where =
    除了名单、申请和管理员做过的事，我只记 Telegram 编号，不记名字。这些都只存放在运行我的机器上，不会发给别的服务；聊天记录本身在 Telegram 那里。
    在群里，没有对我说的话，我不看也不存；在别的聊天里 @ 我找引文，也不留记录。
privacy-forget = /forget 会立即删除与你有关的一切。
duration-days = { $count } 天
duration-minutes = { $count } 分钟

forget-ask = 要删除我保存的与你有关的一切吗？包括所有聊天里的设置、对话、问题和评价，删除后无法恢复。以前的回答还在，但下面的一些按钮会用不了。
forget-button-yes = 全部删除
forget-button-no = 不删除
forget-kept = 好，什么都没有删除。
forgotten = 已删除：{ $things }。
forgotten-nothing = 我没有保存任何与你有关的内容。
forgotten-preferences = 你的设置
forgotten-conversations = { $count } 段对话
forgotten-questions = { $count } 个问题
forgotten-feedback = { $count } 个评价
forgotten-messages = { $count } 条消息的按钮记录
forgotten-replies = { $count } 条问答对应记录
forgotten-inbox = { $count } 条还没有回答的消息
forgotten-wishes = 你的申请
forgotten-not-deeds = 你作为管理员做过的事仍有记录，见 /privacy。
forgotten-not-listed = 你仍在谁可以提问的名单上；只有管理员能把你移除。
