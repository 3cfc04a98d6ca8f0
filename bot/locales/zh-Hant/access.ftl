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
access-here = 本群組在名單上（共 { $count } 項）。私訊我 /access 可以看到完整名單。本群組編號：{ $group }。
access-not-here = 本群組不在名單上（共 { $count } 項）。加上本群組：/access add。私訊我 /access 可以看到完整名單。本群組編號：{ $group }。
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
access-button-folders = 🔒 資料夾
folders-title = 誰可以看哪些資料夾
folders-how = 點編號開啟一個資料夾。上層資料夾關閉時，裡面的資料夾也關閉。
folders-none = 文件都直接放在文件資料夾裡。要讓一部分文件只給某些人看，請把它們放進子資料夾（例如傳來的 .zip 裡的資料夾）。
folder-open = { $name } – { $documents } 篇，所有人可看
folder-closed = 🔒 { $name } – { $documents } 篇，{ $readers } 個人或群組可看
folder-close-how = 關閉以後，只有你指定的人和群組能看到這裡的文件，其他人搜不到、列不出，也不會知道它們存在。管理員在私訊裡始終能看到。有資料夾關閉時，管理員指令只在私訊裡回答。
folder-readers = 可以看的人和群組，點 ✕ 移除：
folder-nobody = 還沒有人能看，管理員除外。
folder-sent = 已經傳出的引文不會收回。
folder-open-ask = 讓所有能提問的人都看到「{ $name }」裡的 { $documents } 篇文件？可看的名單會清空。
folder-add-how = 誰可以看「{ $name }」？請回覆這則訊息，寫上編號和名字，例如：123456789 小陳。群組的編號在群組裡傳 /access 可以看到。
folder-add-unclear = 看不出你指的是誰。請寫編號和名字，例如：123456789 小陳。
folder-let-in = { $name } 現在可以看「{ $folder }」
folder-gone = 這個資料夾已經不在了，或者沒有關閉。
button-folder-close = 🔒 關閉
button-folder-open = 對所有人開放
button-folder-keep = 不，保持關閉
button-folder-add = ＋ 新增
access-sure-listed = 名單還是空的。啟用以後，除了管理員誰都不能提問；想提問的人可以申請，你會收到他們的名字。
access-sure-everybody = 名單是空的，現在只有管理員能提問。改成所有人以後，任何人找到我都能提問。
access-button-sure-listed = 仍然啟用名單
access-button-sure-everybody = 對所有人開放
access-button-back = 返回
button-wish = 申請提問
button-wish-yes = 同意
button-wish-no = 拒絕
wish-sent = 已把申請和你的名字告訴管理員，有了結果我會告訴你。你的編號：{ $person }
wish-again = 你的申請管理員已經收到。一天以後可以再申請一次。
wish-needless = 你已經可以提問了，直接寫問題給我就行。
wish-ask = { $name }（{ $person }）想向我提問，現在不在名單上。
wish-granted = 已同意，{ $name }（{ $person }）現在在名單上。
wish-refused = 已拒絕 { $name }（{ $person }）。
wish-decided =
    { $listed ->
        [True] 這個申請已經處理過，{ $person } 在名單上。
       *[other] 這個申請已經處理過，{ $person } 不在名單上。
    }
wish-yes = 管理員同意了，你現在可以提問。直接寫問題給我就行。
wish-no = 抱歉，管理員沒有同意你的申請。
