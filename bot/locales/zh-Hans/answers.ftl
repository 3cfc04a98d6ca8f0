## 回答
understood = 理解为：{ $question }
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
no-index = 还没有可以用来回答的文档。管理员可以用 /reindex 开始。
apology = 抱歉，出了点问题。如需反馈，请附上这个编号：{ $reference }
