## 自己的词
command-words = 自己的词和同义词
help-words = /words – 自己的词和同义词（人才卡 = 绍兴英才卡）
words-title = 自己的词：{ $count } 行
words-none = 还没有自己的词。
words-how =
    词典里没有的名字、说法不同的同一样东西，可以教给我。请回复这条消息，每行一个：
    人才卡 = 绍兴英才卡
    雁栖卡
    - 旧名称
    等号两边是一个意思；前面写“-”就是去掉那一行。下次更新索引后生效。也可以直接改服务器上数据文件夹里的 { $file }。
words-unclear = 这些没有用（每个词 2 到 30 个字，中间没有空格；要去掉的行得和列出的一样）：
words-same = 词没有变。
words-changed = 发送 /reindex 更新索引后生效。
audit-words = 更改自己的词
