## 只歸一個人用的按鈕
menu-of-another = 這些按鈕是別人的。請自己傳 { $command }。
own-name-only = 這要以你自己的身分來做，請不要匿名或用頻道身分傳送。
