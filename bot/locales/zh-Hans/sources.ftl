## 有哪些文档
command-sources = 有哪些文档
help-sources = /sources – 有哪些文档；/sources 地点或标题 – 查找
sources-all = 我根据这 { $count } 篇文档回答：
sources-found = 含“{ $search }”的文档，共 { $count } 篇：
sources-none = 没有找到含“{ $search }”的文档。用 /sources 可以看到全部。
sources-no-place = 未注明地点
sources-search-gone = 这次查找我已经不记得了，请再发一次 /sources。
