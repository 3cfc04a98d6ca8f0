## 反馈
feedback-noted = 谢谢，已记下：{ $face }
feedback-changed = 好的，已改为：{ $face }
feedback-same = 已经记过了：{ $face }
feedback-why = 哪里不好？可以在这条消息下面选一项。
feedback-reason = 谢谢，已记下：👎 { $reason }
button-wrong = 答错了
button-incomplete = 不完整
button-unrelated = 答非所问
