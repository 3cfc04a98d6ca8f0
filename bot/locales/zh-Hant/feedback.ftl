## 意見回饋
feedback-noted = 謝謝，已記下：{ $face }
feedback-changed = 好的，已改為：{ $face }
feedback-same = 已經記過了：{ $face }
feedback-why = 哪裡不好？可以在這則訊息下面選一項。
feedback-reason = 謝謝，已記下：👎 { $reason }
button-wrong = 答錯了
button-incomplete = 不完整
button-unrelated = 答非所問
