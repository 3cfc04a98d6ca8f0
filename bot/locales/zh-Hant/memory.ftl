## 記住的和忘掉的
command-new = 忘掉前面的對話，從頭開始
help-new = /new – 忘掉前面的對話，從頭開始
command-privacy = 保存什麼，保存多久
help-privacy = /privacy – 我保存什麼、保存多久；/forget – 全部刪除
command-forget = 刪除與我有關的一切
new-conversation = 好，前面的對話我忘掉了，下一個問題從頭開始。

privacy-title = 我保存什麼，為什麼，保存多久
privacy-inbox = 你傳來、我還沒有回答的訊息，好讓我意外停止後能接著回答：直到處理完，最多 { $span }。
privacy-conversations = 你最近的問題和它所說的地點、人物，好讓你接著追問：{ $span }，或到你傳 /new 為止。
privacy-replies = 哪則訊息回答了哪個問題，好讓你修改問題時回答跟著更新：{ $span }。
privacy-messages = 我的訊息是關於哪個問題或哪次搜尋的（引文轉換過繁簡的，連同兩種寫法），好讓下面的按鈕一直能用：{ $span }。
privacy-questions = 誰問了什麼、有沒有答案，好讓管理員補充文件（/unanswered）、看使用情況（/stats），以後能回答了也好告訴你；他們看不到是誰問的：{ $span }。
privacy-feedback = 你的 👍 👎 和理由，好讓管理員知道哪些回答不好：{ $span }。
privacy-wishes = 申請提問的人（編號和名字）和管理員的決定：保留 { $span }。
privacy-preferences = 你在 /settings 裡的選擇：直到你更改，或用 /forget 刪除。
privacy-audit = 管理員做過什麼、什麼時候做的：一直保留，好讓人查得到是誰做的。
privacy-allowed = 誰可以提問的名單（編號和名字）：直到管理員把你移除。
privacy-readers = 誰可以看不公開的資料夾（編號和名字）：到管理員移除為止。
privacy-where =
    除了名單、申請和管理員做過的事，我只記 Telegram 編號，不記名字。這些都只存放在執行我的機器上，不會傳給別的服務；聊天記錄本身在 Telegram 那裡。
    在群組裡，沒有對我說的話，我不看也不存；在別的聊天裡 @ 我找引文，也不留記錄。
privacy-forget = /forget 會立即刪除與你有關的一切。
duration-days = { $count } 天
duration-minutes = { $count } 分鐘

forget-ask = 要刪除我保存的與你有關的一切嗎？包括所有聊天裡的設定、對話、問題和評價，刪除後無法復原。以前的回答還在，但下面的一些按鈕會用不了。
forget-button-yes = 全部刪除
forget-button-no = 不刪除
forget-kept = 好，什麼都沒有刪除。
forgotten = 已刪除：{ $things }。
forgotten-nothing = 我沒有保存任何與你有關的內容。
forgotten-preferences = 你的設定
forgotten-conversations = { $count } 段對話
forgotten-questions = { $count } 個問題
forgotten-feedback = { $count } 個評價
forgotten-messages = { $count } 則訊息的按鈕記錄
forgotten-replies = { $count } 則問答對應記錄
forgotten-inbox = { $count } 則還沒有回答的訊息
forgotten-wishes = 你的申請
forgotten-not-deeds = 你身為管理員做過的事仍有記錄，見 /privacy。
forgotten-not-listed = 你仍在誰可以提問的名單上；只有管理員能把你移除。
