## 管理员写的答复
command-faq = 自己写的答复
help-faq = /faq – 自己写的答复：新写、修改、移除
fixed-answer = 管理员的答复（{ $date }）
faq-title = 自己写的答复：{ $count } 条，点编号打开
faq-none = 还没有自己写的答复。问到同样的问题时，它会排在文档引文的前面。
faq-since = { $at } 写的，一直有效
faq-until = { $at } 写的，有效至 { $until }
faq-over = { $at } 写的，{ $until } 已经到期，不再使用
faq-wordings = 其他问法：{ $wordings }
faq-how =
    请回复这条消息，写成：
    问题：人才卡怎么办？
    其他问法：怎样申领人才卡；人才卡在哪里办
    答复：请到市民中心二楼 5 号窗口。
    有效至：2026-12-31
    “其他问法”和“有效至”可以不写。
faq-change =
    要怎么改对“{ $question }”的答复？请回复这条消息：只写新的答复，或者写上要改的几项（问题：、其他问法：、答复：、有效至：）。“有效至：-”就是一直有效。
faq-answer =
    “{ $question }”该怎么回答？请回复这条消息，写上答复。以后问到同样的问题，就先给出它，并注明是管理员的答复。还可以另起一行写“有效至：2026-12-31”，这时答复前面要写“答复：”。
faq-incomplete = 没有记下：要有问题，也要有答复。请写成“问题：……”“答复：……”，各起一行。
faq-too-long = 没有记下：太长了。问题最多 300 字，答复最多 1500 字。
faq-no-day = 没有记下：有效至哪一天没看懂，请写成 2026-12-31。
faq-gone = 这条答复已经没有了。
faq-removed = 已移除对“{ $question }”的答复。
button-faq-new = ＋ 写一条
button-faq-edit = 修改
button-faq-restore = 撤销移除
privacy-fixed = 管理员自己写的答复和它们所答的问题（其中可能有你的问法，但不记是谁问的）：直到管理员移除后 90 天。
faq-table-how = 下面是所有答复的表格。改好以后回复这条消息（或表格）发回来，我先说会改什么，你再决定。加一行、编号空着，就是新答复；不在表格里的答复不变。其他问法每行一个。
faq-table-read = 表格里：{ $counts }，未变 { $same } 条。
faq-table-counts = 新增 { $added } 条，修改 { $changed } 条
faq-table-line = 第 { $line } 行没有用：{ $reason }
faq-table-taken = 已导入：{ $counts }
faq-table-left = 没有导入，答复都没有变。
faq-table-unread = 看不懂这个表格。它要是 CSV 文件（不超过 4 MB），第一行写着“问题”和“答复”。
button-faq-table = CSV 表格
button-faq-take = 导入
column-faq-number = 编号
column-faq-question = 问题
column-faq-wordings = 其他问法
column-faq-answer = 答复
column-faq-until = 有效至
