## 更新索引
command-reindex = 更新索引
help-reindex = /reindex – 按文件資料夾更新索引；/reindex 自動 或 /reindex 03:00 讓它自己更新
admins-only = 只有機器人的管理員可以這樣做。
reindex-started = 開始更新索引……
reindex-waiting = 前面還有一次索引更新，結束後接著做。
reindex-busy = 索引已經在更新了。
reindex-stopped = 機器人正在關閉，索引更新暫停；重新啟動後會接著做。現在的索引和原來一樣。
reindex-cancelled = 已取消更新，索引和原來一樣。
reindex-not-begun = 沒有更新，索引和原來一樣。
reindex-failed = 索引更新失敗：{ $reason }
plan-title = 更新會從索引裡移除 { $known } 篇文件中的 { $removed } 篇，請先看一看：
plan-removed = 移除 { $count } 篇：
plan-changed = 修改 { $count } 篇：
plan-added = 新增 { $count } 篇：
button-start = 開始更新
button-leave = 不更新
button-stop = 取消
time-left = 大約還要 { $minutes } 分鐘
time-left-short = 大約還要不到一分鐘
phase-read = 讀取文件：{ $done } / { $total }
phase-embed = 計算段落向量：{ $done } / { $total }
phase-publish = 發佈新索引……
report =
    文件：新增 { $added }，修改 { $changed }，移除 { $removed }，未變 { $unchanged }
    索引現有：文件 { $documents } 篇，段落 { $passages } 段（{ $seconds } 秒）
report-failed = 有 { $count } 個檔案無法使用：
report-known = 另有 { $count } 個檔案仍然無法使用，之前已經說過；/reindex 會全部列出。
report-failure = – { $file }：{ $reason }
report-kept = – { $file }：{ $reason }索引裡保留它原來的內容。
report-share = 讀取的檔案保留了其中 { $percent }% 的文字。
report-doubtful = 請核對 { $count } 個檔案：
report-doubtful-kept = – { $file }：只保留了其中 { $percent }% 的文字。
report-doubtful-recognised = – { $file }：文字辨識自圖片，平均把握 { $percent }%。
report-others = ……另有 { $count } 個
index-damaged = 目前的索引已損壞，我改用它之前的索引回答；在那之後加入或移除的文件暫時不算。請檢查磁碟，再傳送 /reindex。
report-titles-added = 新增：
report-titles-changed = 修改：
report-titles-removed = 移除：
counts-added = 新增 { $count } 篇
counts-changed = 修改 { $count } 篇
counts-removed = 移除 { $count } 篇
counts-none = 沒有變化
schedule-watch = 好，文件資料夾有變化並安靜一分鐘後，我就更新索引，並在這裡告訴你。改回手動：/reindex 手動
schedule-daily = 好，每天 { $time }（伺服器時間）更新索引，並在這裡告訴你。改回手動：/reindex 手動
schedule-off = 好，只在傳送 /reindex 時更新索引。
schedule-usage =
    可以這樣用：
    /reindex – 現在更新
    /reindex 自動 – 資料夾有變化就更新
    /reindex 03:00 – 每天這個時間更新
    /reindex 手動 – 不再自動更新
reindex-watched = 文件資料夾有變化，開始更新索引……
reindex-daily = 到了每天更新索引的時間，開始更新……
report-words = 自己的詞：{ $sign } { $line }
