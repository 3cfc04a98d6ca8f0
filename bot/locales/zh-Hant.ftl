### 機器人用繁體中文說的話。三種語言的條目和變數相同。

## 問候與提示
start =
    我根據一批文件回答問題，只用原文：每個回答都是逐字引用，並註明出處。
    直接傳來你的問題即可，中文、英文都行。在群組裡請 @ 我、回覆我，或用 /ask。
    更多說明見 /help。
help =
    用一句話提問，並說明地點、人物或年份：引文與文件一字不差，與問題有關的詞用粗體標出。
    回答下面的按鈕可以看更多引文，或看一段引文的前文和後文；👍 和 👎 告訴我是否有用。
    修改你的問題，我的回答也會跟著更新。文件裡沒有答案時，我會直說。

    /ask 問題 – 提問，群組裡也能用
    /status – 我知道些什麼
help-admin = /reindex – 按文件資料夾更新索引
hint-greeting = 你好！請用一句話問我文件裡的事，我用原文回答。
hint-empty = 想知道什麼？請把問題寫在 /ask 或我的名字後面。
unknown-command = 我不認識這個命令。/help 列出了我認識的命令。

## 回答
not-answered = 文件裡似乎沒有這個問題的答案。
nearest = 以下是最接近的段落，但不是答案：
more-title = 更多引文
no-more = 這個問題的引文都在上面了。
before-title = 前文
after-title = 後文
at-start = 已經是文件的開頭。
at-end = 已經是文件的結尾。
passage-gone = 這一段已不在文件裡。
question-gone = 找不到原來的問題了，請再問一次。
button-more = 更多引文
button-before = 前文
button-after = 後文
feedback-good = 謝謝，已記下：👍
feedback-bad = 謝謝，已記下：👎
no-index = 還沒有可以用來回答的文件。管理員可以用 /reindex 開始。
apology = 抱歉，出了點問題。如需回報，請附上這個編號：{ $reference }

## 機器人知道什麼
status =
    文件 { $documents } 篇，段落 { $passages } 段
    索引 { $name }，建於 { $created }
    模型：{ $model }
status-places = 地點：{ $places }
status-indexing = 正在更新索引；這期間按原來的索引回答。

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

## 命令選單
command-ask = 提問
command-help = 怎樣提問
command-status = 我知道些什麼
command-reindex = 更新索引

## 終端
chat-welcome = 請就文件提問。:help 列出其他用法，:quit 離開。
chat-help =
    :more – 更多引文
    :before N – 第 N 條引文的前文
    :after N – 第 N 條引文的後文
    :quit – 離開
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
