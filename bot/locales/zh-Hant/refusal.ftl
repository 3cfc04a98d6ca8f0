## 沒有答案的時候
button-sources = 看有哪些文件
button-rephrase = 換個說法
button-tell = 告訴管理員
told = 已經告訴管理員，謝謝。
told-already = 這個問題已經告訴過管理員了。
told-administrator = 有人希望文件能回答這個問題：「{ $question }」。沒有答案的問題都在 /unanswered 裡。
