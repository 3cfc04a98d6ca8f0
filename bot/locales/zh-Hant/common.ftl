## 問候與提示
command-help = 怎樣提問
command-status = 我知道些什麼
help-status = /status – 我知道些什麼
start =
    我根據一批文件回答問題，只用原文：每個回答都是逐字引用，並註明出處。
    直接傳來你的問題即可，中文、英文都行。在群組裡請 @ 我、回覆我，或用 /ask。
    我有哪些文件見 /sources，語言和引文在 /settings 裡選，更多說明見 /help。
help =
    用一句話提問，並說明地點、人物或年份：引文與文件一字不差，與問題有關的詞用粗體標出。
    回答下面的按鈕可以看更多引文，或看一段引文的前文、後文和全文；👍 和 👎 告訴我是否有用。
    可以接著問：「那內江呢？」「什麼時候？」修改你的問題，我的回答也會跟著更新。文件裡沒有答案時，我會直說。
    在任何聊天裡輸入 @ 和我的名字，再寫問題，就能找到引文傳出去。
help-admin = 傳來檔案、.zip 或轉傳的文章，先看預覽，再決定是否加入
link-unknown = 這個連結裡的文件已經不在了，或者連結不完整。現有的文件見 /sources。
hint-greeting = 你好！請用一句話問我文件裡的事，我用原文回答。
hint-thanks = 不客氣！想到什麼再問我。
hint-farewell = 再見！想到什麼隨時來問。
hint-about = 我根據一批文件回答問題，只引原文，不自己編寫。請用一句話問文件裡的事，/help 說明怎樣提問，/sources 列出有哪些文件。
hint-agreement = 好的。還想知道什麼，直接問我。
hint-abuse = 抱歉沒幫上忙。請用一句話問文件裡的事，說明地點、人物或年份，我再找找。
hint-link = 我不會開啟連結。請把想知道的寫成一句話問我。
hint-empty = 想知道什麼？請寫一句話問我；在群組裡寫在 /ask 或我的名字後面。
hint-absence = 我只能引用文件裡寫了的內容，說不出哪些「沒有」。可以問哪些有，或者問某一個的情況。
unknown-command = 我不認識這個指令。/help 列出了我認識的指令。
unknown-command-near = 我不認識這個指令。是不是想用 /{ $command }？

## 機器人知道什麼
status = 文件 { $documents } 篇，段落 { $passages } 段
status-index =
    索引 { $name }，建於 { $created }
    模型：{ $model }
status-places = 地點：{ $places }
status-closed = 🔒 { $name }：{ $readers } 個人或群組可看
status-indexing = 正在更新索引；這期間按原來的索引回答。
known-documents = 我現在有 { $count } 篇文件。
known-places = 提到 { $count } 個地方：{ $places }
known-days = 日期從 { $first } 到 { $last }
known-updated = 最近更新：{ $at }
start-try = 可以點下面的問題試試：
