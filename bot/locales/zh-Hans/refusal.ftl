## 没有答案的时候
button-sources = 看有哪些文档
button-rephrase = 换个说法
button-tell = 告诉管理员
told = 已经告诉管理员，谢谢。
told-already = 这个问题已经告诉过管理员了。
told-administrator = 有人希望文档能回答这个问题：“{ $question }”。没有答案的问题都在 /unanswered 里。
