## 更新索引
command-reindex = 更新索引
help-reindex = /reindex – 按文档文件夹更新索引；/reindex 自动 或 /reindex 03:00 让它自己更新
admins-only = 只有机器人的管理员可以这样做。
reindex-started = 开始更新索引……
reindex-waiting = 前面还有一次索引更新，结束后接着做。
reindex-busy = 索引已经在更新了。
reindex-stopped = 机器人正在关闭，索引更新暂停；重新启动后会接着做。现在的索引和原来一样。
reindex-cancelled = 已取消更新，索引和原来一样。
reindex-not-begun = 没有更新，索引和原来一样。
reindex-failed = 索引更新失败：{ $reason }
plan-title = 更新会从索引里移除 { $known } 篇文档中的 { $removed } 篇，请先看一看：
plan-removed = 移除 { $count } 篇：
plan-changed = 修改 { $count } 篇：
plan-added = 新增 { $count } 篇：
button-start = 开始更新
button-leave = 不更新
button-stop = 取消
time-left = 大约还要 { $minutes } 分钟
time-left-short = 大约还要不到一分钟
phase-read = 读取文档：{ $done } / { $total }
phase-embed = 计算段落向量：{ $done } / { $total }
phase-publish = 发布新索引……
report =
    文档：新增 { $added }，修改 { $changed }，移除 { $removed }，未变 { $unchanged }
    索引现有：文档 { $documents } 篇，段落 { $passages } 段（{ $seconds } 秒）
report-failed = 有 { $count } 个文件无法使用：
report-known = 另有 { $count } 个文件仍然无法使用，之前已经说过；/reindex 会全部列出。
report-failure = – { $file }：{ $reason }
report-kept = – { $file }：{ $reason }索引里保留它原来的内容。
report-share = 读取的文件保留了其中 { $percent }% 的文字。
report-doubtful = 请核对 { $count } 个文件：
report-doubtful-kept = – { $file }：只保留了其中 { $percent }% 的文字。
report-doubtful-recognised = – { $file }：文字识别自图片，平均把握 { $percent }%。
report-others = ……另有 { $count } 个
index-damaged = 当前的索引已损坏，我改用它之前的索引回答；在那之后添加或移除的文档暂时不算。请检查磁盘，再发送 /reindex。
report-titles-added = 新增：
report-titles-changed = 修改：
report-titles-removed = 移除：
counts-added = 新增 { $count } 篇
counts-changed = 修改 { $count } 篇
counts-removed = 移除 { $count } 篇
counts-none = 没有变化
schedule-watch = 好，文档文件夹有变化并安静一分钟后，我就更新索引，并在这里告诉你。改回手动：/reindex 手动
schedule-daily = 好，每天 { $time }（服务器时间）更新索引，并在这里告诉你。改回手动：/reindex 手动
schedule-off = 好，只在发送 /reindex 时更新索引。
schedule-usage =
    可以这样用：
    /reindex – 现在更新
    /reindex 自动 – 文件夹有变化就更新
    /reindex 03:00 – 每天这个时间更新
    /reindex 手动 – 不再自动更新
reindex-watched = 文档文件夹有变化，开始更新索引……
reindex-daily = 到了每天更新索引的时间，开始更新……
report-words = 自己的词：{ $sign } { $line }
