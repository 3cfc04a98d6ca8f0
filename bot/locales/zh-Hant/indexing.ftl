## 更新索引
admins-only = 只有機器人的管理員可以這樣做。
reindex-started = 開始更新索引……
reindex-busy = 索引已經在更新了。
reindex-stopped = 機器人正在關閉，索引更新已停止。索引和原來一樣。
reindex-failed = 索引更新失敗：{ $reason }
phase-read = 讀取文件：{ $done } / { $total }
phase-embed = 計算段落向量：{ $done } / { $total }
phase-publish = 發佈新索引……
account =
    文件：新增 { $added }，修改 { $changed }，移除 { $removed }，未變 { $unchanged }
    索引現有：文件 { $documents } 篇，段落 { $passages } 段（{ $seconds } 秒）
account-failed = 有 { $count } 個檔案無法使用：
account-failure = – { $file }：{ $reason }
account-others = ……另有 { $count } 個
