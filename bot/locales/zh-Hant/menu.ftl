## 命令選單
command-ask = 提問
command-help = 怎樣提問
command-status = 我知道些什麼
command-reindex = 更新索引
command-new = 忘掉前面的對話，從頭開始
command-sources = 有哪些文件
command-settings = 設定語言和引文
command-privacy = 保存什麼，保存多久
command-forget = 刪除與我有關的一切
command-access = 誰可以提問
command-rollback = 退回以前的索引
command-hittest = 看各個排序怎麼看一個問題
command-unanswered = 沒答好的問題
command-stats = 使用情況和圖表
command-audit = 管理員做過什麼
command-documents = 查看和管理文件
command-remove = 移除一篇文件
