## 管理員能解決的問題
error-folder = 找不到文件資料夾，或者沒有權限讀取。請檢查 YINJU_DOCUMENTS。
error-snapshot = 索引損壞，或者與現在的設定不符，或者磁碟寫不進去。請檢查磁碟空間，再用 /reindex 重建。
error-model = 語意模型無法載入。請檢查 YINJU_MODEL 和磁碟空間。
error-other = 這一步沒有做成，原來的內容都還在。詳情見日誌。
error-folder-name = 檔名「{ $name }」不能用，請改名後再傳。
error-folder-type = 「{ $name }」不是能讀取的檔案類型。
error-folder-taken = 已經有另一個檔案叫「{ $name }」，沒有覆蓋它。
error-folder-gone = 找不到檔案「{ $name }」，它可能已被移走。
error-folder-unwritable = 無法寫入文件資料夾。請在伺服器上檢查權限和磁碟空間。

## 讀不了的檔案，接在檔名後面
error-read-damaged = 檔案好像壞了，打不開。請換一份完好的。
error-read-empty = 是空檔案。
error-read-no-text = 裡面沒有文字。
error-read-nothing-left = 去掉與正文無關的內容後，什麼都不剩。
error-read-too-large = 超過 { $most } MB。請拆成幾個檔案。
error-read-type = 這種檔案讀不了。能讀的有：{ $types }。
error-read-misnamed = 檔名以 { $suffix } 結尾，內容卻是 { $right } 檔。請把副檔名改成 { $right }。
error-read-foreign = 檔名以 { $suffix } 結尾，內容卻是別的格式。請另存成能讀的格式。
error-read-encrypted = 有密碼保護。請移除密碼。
error-read-scan = 只有圖片，沒有文字，大概是掃描檔。請先做文字辨識（OCR）。
error-read-charset = 不是純文字，或者編碼認不出來。請另存成 UTF-8。
error-read-swollen = 解開後大得不像文件，沒有讀取。
error-read-not-file = 不是一般檔案，或者是失效的連結。
error-read-unopened = 打不開。請檢查權限。
error-read-unlisted = 這個資料夾打不開。請檢查權限。
error-read-name = 檔名不是 UTF-8 編碼。請改名。
error-read-archive-damaged = 不是 .zip 壓縮檔，或者已經損壞。請重新壓縮。
error-read-archive-unpacked = 解壓縮時出了問題。請檢查磁碟空間，再傳一次。
error-read-archive-many = 文件超過 { $most } 個，後面的沒有取出。請分成幾個壓縮檔。
error-read-archive-large = 解開後超過 { $most } MB，後面的沒有取出。請分成幾個壓縮檔。
error-read-archive-path = 檔名裡的路徑指到壓縮檔外面去了，沒有取出。
error-read-archive-nested = 是壓縮檔裡的壓縮檔。請單獨傳給我。
error-read-archive-method = 壓縮方式不常見。請壓成一般的 .zip。
