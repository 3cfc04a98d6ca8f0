## 管理文件
command-documents = 查看和管理文件
help-documents = /documents 地點或標題 – 查看、下載、移除文件
command-remove = 移除一篇文件
help-remove = /remove 標題或路徑 – 移除一篇，可以復原
documents-all = 文件 { $count } 篇，點編號開啟：
documents-found = 含「{ $search }」的文件 { $count } 篇，點編號開啟：
documents-none = 沒有找到含「{ $search }」的文件。用 /documents 可以看到全部。
documents-search-gone = 這次搜尋我已經不記得了，請再傳一次 /documents。
document-gone = 索引裡已經沒有這篇文件了。
button-read = 閱讀全文
button-download = 下載原檔
button-remove = 移除
button-keep = 不移除
button-back-to-list = 返回清單
button-undo = 復原

remove-usage = 請寫明要移除哪一篇：/remove 標題、地點、日期或路徑裡的詞。也可以用 /documents 開啟一篇再移除。
remove-none = 沒有找到含「{ $search }」的文件。用 /documents 可以看到全部。
remove-which = 含「{ $search }」的文件有 { $count } 篇，要移除哪一篇？
remove-too-many = 這裡是前 { $count } 篇；多寫幾個詞可以縮小範圍。
remove-ask = 移除《{ $title }》嗎？
remove-undo = 移除後，原檔會保留 90 天，其間可以復原。
remove-kept = 沒有移除：《{ $title }》
removed = 已移除：《{ $title }》
returned = 已放回：《{ $title }》
removal-gone = 已經過了可以復原的時間。
removal-returned = 已經復原了。

corrected = { $value }（已更正）
button-correct = 更正
button-correct-undo = 復原更正
correct-ask =
    要更正《{ $title }》的什麼？請回覆這則訊息，寫上要更正的幾項，例如：
    標題：人才卡申領通知
    地點：紹興
    日期：2024-05-01
    寫「-」的一項恢復為文件本身所說的。
correct-unclear = 看不懂要更正什麼，請寫成：標題：…… 地點：…… 日期：2024-05-01（可以只寫其中幾項）。
correct-previewed = 已更正，上面的預覽已經更新。
correct-done = 已更正：《{ $title }》
correct-undone = 已復原更正：《{ $title }》
correct-done-many = 已更正 { $count } 篇文件。
correct-undone-many = 已復原 { $count } 篇文件的更正。
correct-title-alone = 標題只能逐篇更正，請點編號選一篇；地點和日期可以全部一起更正。
