## 收到的檔案和文章
upload-no-title = （沒有標題）
upload-no-place = 地點不明
upload-no-date = 日期不明
upload-passages = { $count } 段
upload-file = 檔名：{ $name }
upload-only = 只有一段：
upload-first = 第一段：
upload-last = 最後一段：
upload-recognised = 文字是從圖片中辨識的，平均把握 { $percent }%，請與原件核對。
upload-kept = 保留了檔案中 { $percent }% 的文字。
upload-removed = 已去掉與正文無關的 { $count } 處：
upload-repeats = 與已有的文件重複：
upload-repeat = – 《{ $title }》：{ $count } 段
upload-like = 與《{ $title }》重複 { $count } 段
upload-older = 看起來是《{ $title }》的新版本。
upload-same = 與已有的《{ $title }》一字不差。
upload-mend = 要更正其中一篇，請點它的編號；要全部一起更正，請回覆這則訊息，例如「地點：紹興」。
upload-not-yet = 還沒有加入，請選擇：
upload-archive = 能加入的文件：{ $count } 篇，共 { $passages } 段
upload-archive-none = 裡面沒有需要加入的文件。
upload-refused = 不用或不能加入的檔案：{ $count } 個（列在最後）
upload-newer = 其中 { $count } 篇看起來是已有文件的新版本。
upload-same-file = 與同時傳來的 { $name } 完全相同。
upload-others-harmful = 沒有讀取：同時傳來的其他檔案讓讀取程式出錯結束，或者花太多時間。請單獨傳給我。
upload-refusal = – { $name }：{ $reason }

button-add = 加入
button-add-all = 全部加入（{ $count } 篇）
button-replace = 取代《{ $title }》
button-replace-all = 加入，並取代 { $count } 篇舊的
button-bring-back = 換回舊版本
button-cancel = 取消
button-question = 這是一個問題

upload-added = 已加入：《{ $title }》（{ $name }）
upload-replaced = 已換成新版本：《{ $title }》（{ $name }）
upload-added-many = 已加入 { $count } 篇：
upload-older-kept = 換下的舊檔案保留 90 天，在伺服器上機器人的資料夾 { $folder } 裡。
upload-dropped = 已取消，沒有加入：{ $name }
upload-asked = 好，當作問題來回答。

upload-unreadable =
    沒有加入：{ $name }
    { $reason }
upload-too-large = { $name } 超過 20 MB，Telegram 不讓機器人下載。請拆小或壓縮後再傳，或者直接放進伺服器上的文件資料夾，再用 /reindex。
upload-lost = 沒能從 Telegram 下載 { $name }。請再傳一次。
upload-text = 這段文字
upload-no-name = 沒有名字的檔案

upload-gone = 這次上傳已經不再保留，請再傳一次。
upload-received = 還在讀，請稍等。
upload-adding = 正在加入。
upload-added-before = 已經加入了。
upload-cancelled = 已經取消了。如果還要加入，請再傳一次。

privacy-uploads = 管理員傳來、還沒有加入的檔案和文章：{ $span }，或到加入、取消為止。
privacy-removals = 管理員移除或取代的文件和操作的人，好讓人復原：{ $span }。
forgotten-uploads = { $count } 份傳來的檔案或文章

upload-several = 一起傳來的 { $count } 個檔案
upload-archive-alone = 壓縮檔請單獨傳給我。
upload-meanwhile = 預覽之後有人加入了同一份文件。我再看一遍，請看新的預覽再決定。
upload-older-stays = 舊的《{ $title }》（{ $name }）還在，兩份說法不同時都可能被引用。不需要的話用 /remove 移除。
upload-older-back = 已復原，{ $count } 篇換回了舊版本；換下的檔案保留 90 天。
upload-taken-back = 已復原，移除了剛加入的 { $count } 篇。檔案保留 90 天，在伺服器上機器人的資料夾 { $folder } 裡。
upload-undone = 已經復原過，或者這次上傳已不再保留。
button-undo-add = 復原
button-see = 看文件
button-try = 問一句試試
