## 命令菜单
command-ask = 提问
command-help = 怎样提问
command-status = 我知道些什么
command-reindex = 更新索引
