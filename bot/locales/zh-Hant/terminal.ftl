## 終端
chat-welcome = 請就文件提問，可以接著上一個問題追問。:help 列出其他用法，:quit 離開。
chat-help =
    :more – 更多引文
    :before N、:after N – 第 N 條引文的前文、後文
    :whole N – 第 N 條引文的全文
    :sources 詞語 – 有哪些文件
    :new – 另起話題，不接著前面的問
    :quit – 離開
chat-new = 好，下一個問題另起話題。
chat-empty = 想知道什麼？請寫一句話問我。
chat-sources = 文件 { $count } 篇
chat-no-quote = 沒有這一條引文。請先提問，再給出顯示的編號。
chat-no-question = 請先提問。
chat-unknown = 沒有這個命令。:help 列出了可用的命令。
chat-bye = 再見。
token-how =
    沒有設定 TELEGRAM_BOT_TOKEN，因此只在終端裡回答。想要 Telegram 機器人，請在 Telegram 裡向 @BotFather 傳送 /newbot，
    把 TELEGRAM_BOT_TOKEN=<得到的權杖> 寫進 .env 檔案，再重新啟動。
status-none = 還沒有索引。用 `yinju index` 建立。
status-folders =
    文件：{ $documents }
    資料：{ $data }
unpacking = 解開模型
