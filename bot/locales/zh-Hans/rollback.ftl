## 退回以前的索引
command-rollback = 退回以前的索引
help-rollback = /rollback – 退回以前的索引
rollback-title = 保留的索引，最新的在前。选一个编号，就可以退回到它：
rollback-line = { $made } · 文档 { $documents } 篇 · 段落 { $passages } 段
rollback-current = {" "}← 现在用的
rollback-ask =
    退回到这个索引吗？
    { $index }
    现在的索引会留着，文档文件夹里的文件不变；之后添加或移除文档都以这个索引为基础，发送 /reindex 才会再以文件夹为准。
rollback-done =
    已退回，现在按这个索引回答：
    { $index }
rollback-failed = 没有退回，现在的索引不变：{ $reason }
rollback-gone = 这个索引已经不在了，请再用 /rollback 看一看。
button-roll-back = 退回
button-not = 算了
rollback-maker = { $who }：{ $what }
rollback-unknown = 不是在 Telegram 里建立的，或没有记录
