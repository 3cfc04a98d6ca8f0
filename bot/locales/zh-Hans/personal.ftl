## 只归一个人用的按钮
menu-of-another = 这些按钮是别人的。请自己发 { $command }。
own-name-only = 这要以你自己的身份来做，请不要匿名或用频道身份发送。
