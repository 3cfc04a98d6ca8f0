## 管理員寫的答覆
command-faq = 自己寫的答覆
help-faq = /faq – 自己寫的答覆：新增、修改、移除
fixed-answer = 管理員的答覆（{ $date }）
faq-title = 自己寫的答覆：{ $count } 則，點編號開啟
faq-none = 還沒有自己寫的答覆。問到同樣的問題時，它會排在文件引文的前面。
faq-since = { $at } 寫的，一直有效
faq-until = { $at } 寫的，有效至 { $until }
faq-over = { $at } 寫的，{ $until } 已經到期，不再使用
faq-wordings = 其他問法：{ $wordings }
faq-how =
    請回覆這則訊息，寫成：
    問題：人才卡怎麼辦？
    其他問法：怎樣申領人才卡；人才卡在哪裡辦
    答覆：請到市民中心二樓 5 號窗口。
    有效至：2026-12-31
    「其他問法」和「有效至」可以不寫。
faq-change =
    要怎麼改對「{ $question }」的答覆？請回覆這則訊息：只寫新的答覆，或者寫上要改的幾項（問題：、其他問法：、答覆：、有效至：）。「有效至：-」就是一直有效。
faq-answer =
    「{ $question }」該怎麼回答？請回覆這則訊息，寫上答覆。以後問到同樣的問題，就先給出它，並註明是管理員的答覆。還可以另起一行寫「有效至：2026-12-31」，這時答覆前面要寫「答覆：」。
faq-incomplete = 沒有記下：要有問題，也要有答覆。請寫成「問題：……」「答覆：……」，各起一行。
faq-too-long = 沒有記下：太長了。問題最多 300 字，答覆最多 1500 字。
faq-no-day = 沒有記下：看不懂有效至哪一天，請寫成 2026-12-31。
faq-gone = 這則答覆已經沒有了。
faq-removed = 已移除對「{ $question }」的答覆。
button-faq-new = ＋ 寫一則
button-faq-edit = 修改
button-faq-restore = 復原
privacy-fixed = 管理員自己寫的答覆和它們所答的問題（其中可能有你的問法，但不記是誰問的）：直到管理員移除後 90 天。
faq-table-how = 下面是所有答覆的表格。改好以後回覆這則訊息（或表格）傳回來，我先說會改什麼，你再決定。加一列、編號空著，就是新答覆；不在表格裡的答覆不變。其他問法每行一個。
faq-table-read = 表格裡：{ $counts }，未變 { $same } 則。
faq-table-counts = 新增 { $added } 則，修改 { $changed } 則
faq-table-line = 第 { $line } 行沒有用：{ $reason }
faq-table-taken = 已匯入：{ $counts }
faq-table-left = 沒有匯入，答覆都沒有變。
faq-table-unread = 看不懂這個表格。它要是 CSV 檔（不超過 4 MB），第一列寫著「問題」和「答覆」。
button-faq-table = CSV 表格
button-faq-take = 匯入
column-faq-number = 編號
column-faq-question = 問題
column-faq-wordings = 其他問法
column-faq-answer = 答覆
column-faq-until = 有效至
