## 終端機
chat-welcome = 請就文件提問，可以接著上一個問題追問。:help 列出其他用法，:quit 離開。
chat-loading = 請稍候，正在載入模型……
chat-help =
    :more – 更多引文
    :before N、:after N – 第 N 則引文的前文、後文
    :whole N – 第 N 則引文的全文
    :sources 詞語 – 有哪些文件
    :new – 另開話題，不接著前面的問
    :quit – 離開
chat-new = 好，下一個問題另開話題。
chat-empty = 想知道什麼？請寫一句話問我。
chat-sources = 文件 { $count } 篇
chat-no-quote = 沒有這一則引文。請先提問，再給出顯示的編號。
chat-no-document = 沒有找到含「{ $search }」的文件。
chat-unknown = 沒有這個指令。:help 列出了可用的指令。
chat-bye = 再見。
token-how =
    沒有設定 TELEGRAM_BOT_TOKEN，因此只在終端機裡回答。想要 Telegram 機器人，請在 Telegram 裡向 @BotFather 傳送 /newbot，
    把 TELEGRAM_BOT_TOKEN=<得到的權杖> 寫進 .env 檔案，再重新啟動。
status-none = 還沒有索引。用 `yinju index` 建立。
index-empty = 索引是空的：文件資料夾裡還沒有能讀的文件。放進去以後用 `yinju index` 更新。
status-folders =
    文件：{ $documents }
    資料：{ $data }
status-store = 索引和狀態：在資料庫 { $store }
unpacking = 解壓縮模型

## 檢查與備份
check-sound = { $name }：完好（{ $size } MB）
check-current = { $name }：完好（{ $size } MB），正在使用
check-damaged = { $name }：{ $fault }
check-state = { $name }：完好
check-state-database = 資料庫中的狀態
check-all-sound = 一切正常。
check-not-sound = 有內容損壞。`yinju index` 可以重建索引，`yinju restore` 可以還原備份。
store-copied = 已把 { $documents } 篇文件、{ $passages } 段複製到 { $to }。
store-state-none = 沒有需要複製的狀態。
store-state-done = 狀態（設定、評價、提問記錄等）也已複製。
store-state-kept = 狀態沒有複製，因為 { $to } 裡已經有了。
backup-made = { $file } 裡有 { $documents } 篇文件，以及索引、狀態和不含金鑰的設定。
backup-restored = { $documents } 篇文件已放進 { $folder }，索引和狀態在 { $data }。設定寫在其中的 settings.env 裡，金鑰需要重新填寫。

## 命令列裡的文件與答覆
search-none = 這裡面沒有可以用來搜尋的詞。請寫幾個文件裡可能出現的詞。
remove-command-ask = 移除《{ $title }》（{ $name }）嗎？檔案會保留 90 天，可以用 `yinju remove --undo` 放回來。
remove-command-gone = 沒有移除過含「{ $search }」的文件，或者已經放回來了。
faq-kept = 已記下第 { $number } 則：{ $question }
faq-command-removed = 已移除第 { $number } 則。
faq-no-number = 沒有第 { $number } 則。`yinju faq list` 列出全部。
