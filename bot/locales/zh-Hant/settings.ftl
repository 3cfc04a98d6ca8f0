## 設定
command-settings = 設定語言和引文
help-settings = /settings – 語言、引文的繁簡和數量
settings-title = 你的設定
settings-auto = 語言：自動。回答跟隨你提問的語言，其餘跟隨你的 Telegram。
settings-language = 語言：{ $language }。
settings-source = 引文：照原文，不轉換繁簡。
settings-converted = 引文：轉換為回答所用的繁體或簡體，並註明；原文點一下就能看到。
settings-quotes = 每個回答先給 { $count } 段引文。
settings-everywhere = 對你在所有聊天裡的提問都有效。
settings-button-auto = 自動
settings-button-source = 引文照原文
settings-button-converted = 引文轉繁簡
