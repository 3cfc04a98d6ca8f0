## 管理文档
command-documents = 查看和管理文档
help-documents = /documents 地点或标题 – 查看、下载、移除文档
command-remove = 移除一篇文档
help-remove = /remove 标题或路径 – 移除一篇，可以撤销
documents-all = 文档 { $count } 篇，点编号打开：
documents-found = 含“{ $search }”的文档 { $count } 篇，点编号打开：
documents-none = 没有找到含“{ $search }”的文档。用 /documents 可以看到全部。
documents-search-gone = 这次查找我已经不记得了，请再发一次 /documents。
document-gone = 索引里已经没有这篇文档了。
button-read = 阅读全文
button-download = 下载原文件
button-remove = 移除
button-keep = 不移除
button-back-to-list = 返回列表
button-undo = 撤销移除

remove-usage = 请写明要移除哪一篇：/remove 标题、地点、日期或路径里的词。也可以用 /documents 打开一篇再移除。
remove-none = 没有找到含“{ $search }”的文档。用 /documents 可以看到全部。
remove-which = 含“{ $search }”的文档有 { $count } 篇，要移除哪一篇？
remove-too-many = 这里是前 { $count } 篇；多写几个词可以缩小范围。
remove-ask = 移除《{ $title }》吗？
remove-undo = 移除后，原文件会保留 90 天，其间可以撤销。
remove-kept = 没有移除：《{ $title }》
removed = 已移除：《{ $title }》
returned = 已放回：《{ $title }》
removal-gone = 已经过了可以撤销的时间。
removal-returned = 已经撤销了。

corrected = { $value }（已更正）
button-correct = 更正
button-correct-undo = 撤销更正
correct-ask =
    要更正《{ $title }》的什么？请回复这条消息，写上要更正的几项，例如：
    标题：人才卡申领通知
    地点：绍兴
    日期：2024-05-01
    写“-”的一项恢复为文档本身所说的。
correct-unclear = 没看懂要更正什么，请写成：标题：…… 地点：…… 日期：2024-05-01（可以只写其中几项）。
correct-previewed = 已更正，上面的预览已经更新。
correct-done = 已更正：《{ $title }》
correct-undone = 已撤销更正：《{ $title }》
correct-done-many = 已更正 { $count } 篇文档。
correct-undone-many = 已撤销 { $count } 篇文档的更正。
correct-title-alone = 标题只能逐篇更正，请点编号选一篇；地点和日期可以全部一起更正。
