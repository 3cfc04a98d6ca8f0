## 回答
understood = 理解為：{ $question }
not-answered = 文件裡似乎沒有這個問題的答案。
nearest = 以下是最接近的段落，但不是答案：
more-title = 更多引文
no-more = 這個問題的引文都在上面了。
before-title = 前文
after-title = 後文
at-start = 已經是文件的開頭。
at-end = 已經是文件的結尾。
passage-gone = 這一段已不在文件裡。
question-gone = 找不到原來的問題了，請再問一次。
button-more = 更多引文
button-before = 前文
button-after = 後文
no-index = 還沒有可以用來回答的文件。管理員可以用 /reindex 開始。
apology = 抱歉，出了點問題。如需回報，請附上這個編號：{ $reference }
