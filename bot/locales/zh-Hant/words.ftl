## 自己的詞
command-words = 自己的詞和同義詞
help-words = /words – 自己的詞和同義詞（人才卡 = 紹興英才卡）
words-title = 自己的詞：{ $count } 行
words-none = 還沒有自己的詞。
words-how =
    詞典裡沒有的名字、說法不同的同一樣東西，可以教給我。請回覆這則訊息，每行一個：
    人才卡 = 紹興英才卡
    雁棲卡
    - 舊名稱
    等號兩邊是一個意思；前面寫「-」就是去掉那一行。下次更新索引後生效。也可以直接改伺服器上資料目錄裡的 { $file }。
words-unclear = 這些沒有用（每個詞 2 到 30 個字，中間沒有空格；要去掉的行得和列出的一樣）：
words-same = 詞沒有變。
words-changed = 傳送 /reindex 更新索引後生效。
audit-words = 更改自己的詞
