## 命令菜单
command-ask = 提问
command-help = 怎样提问
command-status = 我知道些什么
command-reindex = 更新索引
command-new = 忘掉前面的对话，从头开始
command-sources = 有哪些文档
command-settings = 设置语言和引文
command-privacy = 保存什么，保存多久
command-forget = 删除与我有关的一切
command-access = 谁可以提问
command-rollback = 退回以前的索引
command-hittest = 看各个排序怎么看一个问题
command-unanswered = 没答好的问题
command-stats = 使用情况和图表
command-audit = 管理员做过什么
command-documents = 查看和管理文档
command-remove = 移除一篇文档
