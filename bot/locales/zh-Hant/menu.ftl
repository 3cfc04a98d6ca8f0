## 命令選單
command-ask = 提問
command-help = 怎樣提問
command-status = 我知道些什麼
command-reindex = 更新索引
