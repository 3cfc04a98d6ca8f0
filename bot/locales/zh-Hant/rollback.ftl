## 退回以前的索引
command-rollback = 退回以前的索引
help-rollback = /rollback – 退回以前的索引
rollback-title = 保留的索引，最新的在前。選一個編號，就可以退回到它：
rollback-line = { $made } · 文件 { $documents } 篇 · 段落 { $passages } 段
rollback-current = {" "}← 現在用的
rollback-ask =
    退回到這個索引嗎？
    { $index }
    現在的索引會留著，文件資料夾裡的檔案不變；之後加入或移除文件都以這個索引為基礎，傳送 /reindex 才會再以資料夾為準。
rollback-done =
    已退回，現在按這個索引回答：
    { $index }
rollback-failed = 沒有退回，現在的索引不變：{ $reason }
rollback-gone = 這個索引已經不在了，請再用 /rollback 看一看。
button-roll-back = 退回
button-not = 算了
rollback-maker = { $who }：{ $what }
rollback-unknown = 不是在 Telegram 裡建立的，或沒有記錄
