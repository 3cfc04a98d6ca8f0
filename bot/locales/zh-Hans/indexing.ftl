## 更新索引
admins-only = 只有机器人的管理员可以这样做。
reindex-started = 开始更新索引……
reindex-busy = 索引已经在更新了。
reindex-stopped = 机器人正在关闭，索引更新已停止。索引和原来一样。
reindex-failed = 索引更新失败：{ $reason }
phase-read = 读取文档：{ $done } / { $total }
phase-embed = 计算段落向量：{ $done } / { $total }
phase-publish = 发布新索引……
account =
    文档：新增 { $added }，修改 { $changed }，移除 { $removed }，未变 { $unchanged }
    索引现有：文档 { $documents } 篇，段落 { $passages } 段（{ $seconds } 秒）
account-failed = 有 { $count } 个文件无法使用：
account-failure = – { $file }：{ $reason }
account-others = ……另有 { $count } 个
