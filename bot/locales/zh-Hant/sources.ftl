## 有哪些文件
command-sources = 有哪些文件
help-sources = /sources – 有哪些文件；/sources 地點或標題 – 搜尋
sources-all = 我根據這 { $count } 篇文件回答：
sources-found = 含「{ $search }」的文件，共 { $count } 篇：
sources-none = 沒有找到含「{ $search }」的文件。用 /sources 可以看到全部。
sources-no-place = 未註明地點
sources-search-gone = 這次搜尋我已經不記得了，請再傳一次 /sources。
