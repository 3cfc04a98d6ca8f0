## 设置
command-settings = 设置语言和引文
help-settings = /settings – 语言、引文的简繁和数量
settings-title = 你的设置
settings-auto = 语言：自动。回答跟随你提问的语言，其余跟随你的 Telegram。
settings-language = 语言：{ $language }。
settings-source = 引文：照原文，不转换简繁。
settings-converted = 引文：转换为回答所用的简体或繁体，并注明；原文点一下就能看到。
settings-quotes = 每个回答先给 { $count } 段引文。
settings-everywhere = 对你在所有聊天里的提问都有效。
settings-button-auto = 自动
settings-button-source = 引文照原文
settings-button-converted = 引文转简繁
