## 誰可以提問
command-access = 誰可以提問
help-access = /access – 誰可以提問
not-listed = 抱歉，目前只有名單上的人和群組可以問我。想加入的話，請把你的編號告訴管理員：{ $person }
not-listed-button = 你還不在名單上
access-title = 誰可以提問
access-everybody = 現在所有人都可以提問。
access-listed = 現在只有名單上的人和群組可以提問，管理員始終可以。
access-list = 名單（{ $count }），點 ✕ 移除：
access-list-empty = 名單是空的。要加人，請回覆對方的訊息（或轉傳來的訊息）傳 /access add，或傳「/access add 編號 名字」。要加群組，請在那個群組裡傳 /access add。
access-here = 本群組在名單上（共 { $count } 項）。私訊我 /access 可以看到完整名單。
access-not-here = 本群組不在名單上（共 { $count } 項）。加上本群組：/access add。私訊我 /access 可以看到完整名單。
access-button-everybody = 所有人
access-button-listed = 僅限名單
access-added = 已加入名單：{ $name }
access-removed = 已從名單移除：{ $name }
access-not-there = 名單上沒有：{ $name }
access-not-limited = 名單還沒有啟用，現在所有人都可以提問。用 /access 可以改。
access-usage =
    看不出你指的是誰。可以這樣用：
    /access add – 在群組裡：加上這個群組；回覆某人的訊息：加上那個人
    /access add 編號 名字 – 加上這個編號的人或群組
    /access remove – 用法相同，從名單移除
    轉傳的訊息如果隱藏了作者，或來自頻道，我就看不出是誰。請對方私訊我：名單啟用時，我會說出對方的編號。
