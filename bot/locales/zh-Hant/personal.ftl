## 只歸一個人用的按鈕
menu-of-another = 這些按鈕是別人的。請自己傳 { $command }。
own-name-only = 這是每個人自己的事。請以你自己的名義傳送，不要用匿名或頻道身分。
