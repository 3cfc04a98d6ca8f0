## 引文的前后与原文
list-comma = { "、" }
list-count = { $names }（共 { $count } 个）
list-counted = { $count } 个：{ $names }（看过 { $documents } 篇文档）
button-whole = 全文
button-file = 下载文件
button-original = 看繁体原文
button-converted = 转为简体
converted = 已转换为简体
published = { $date } 发布
page = 第 { $number } 页
recognised = 文字识别自图片
too-old = 这条消息太旧了，请把问题再问一次。
button-printed = 原页
printed-gone = 原文件已经不在，或者加入之后改过，没法显示这一页。
printed-failed = 这一页没法显示成图片。可以用“全文”看文字。
