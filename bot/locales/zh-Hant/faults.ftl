## 管理員能解決的問題
fault-folder = 找不到文件資料夾，或者沒有權限讀取。請檢查 YINJU_DOCUMENTS。
fault-snapshot = 索引損壞，或者與現在的設定不符，或者磁碟寫不進去。請檢查磁碟空間，再用 /reindex 重建。
fault-model = 語意模型無法載入。請檢查 YINJU_MODEL 和磁碟空間。
fault-other = 這一步沒有做成，原來的內容都還在。詳情見日誌。
fault-shelf-name = 檔名「{ $name }」不能用，請改名後再傳。
fault-shelf-type = 「{ $name }」不是能讀取的檔案類型。
fault-shelf-taken = 已經有另一個檔案叫「{ $name }」，沒有覆蓋它。
fault-shelf-gone = 找不到檔案「{ $name }」，它可能已被移走。
fault-shelf-unwritable = 無法寫入文件資料夾。請在伺服器上檢查權限和磁碟空間。

## 讀不了的檔案，接在檔名後面
fault-read-damaged = 檔案好像壞了，打不開。請換一份完好的。
fault-read-empty = 是空檔案。
fault-read-no-text = 裡面沒有文字。
fault-read-nothing-left = 去掉與正文無關的內容後，什麼都不剩。
fault-read-too-large = 超過 { $most } MB。請拆成幾個檔案。
fault-read-type = 這種檔案讀不了。能讀的有：{ $types }。
fault-read-misnamed = 檔名以 { $suffix } 結尾，內容卻是 { $right } 檔。請把副檔名改成 { $right }。
fault-read-foreign = 檔名以 { $suffix } 結尾，內容卻是別的格式。請另存成能讀的格式。
fault-read-encrypted = 有密碼保護。請移除密碼。
fault-read-scan = 只有圖片，沒有文字，大概是掃描檔。請先做文字辨識（OCR）。
fault-read-charset = 不是純文字，或者編碼認不出來。請另存成 UTF-8。
fault-read-swollen = 解開後大得不像文件，沒有讀取。
fault-read-not-file = 不是一般檔案，或者是失效的連結。
fault-read-unopened = 打不開。請檢查權限。
fault-read-unlisted = 這個資料夾打不開。請檢查權限。
fault-read-name = 檔名不是 UTF-8 編碼。請改名。
fault-read-archive-damaged = 不是 .zip 壓縮檔，或者已經損壞。請重新壓縮。
fault-read-archive-unpacked = 解壓縮時出了問題。請檢查磁碟空間，再傳一次。
fault-read-archive-many = 文件超過 { $most } 個，後面的沒有取出。請分成幾個壓縮檔。
fault-read-archive-large = 解開後超過 { $most } MB，後面的沒有取出。請分成幾個壓縮檔。
fault-read-archive-path = 檔名裡的路徑指到壓縮檔外面去了，沒有取出。
fault-read-archive-nested = 是壓縮檔裡的壓縮檔。請單獨傳給我。
fault-read-archive-method = 壓縮方式不常見。請壓成一般的 .zip。
