## 只归一个人用的按钮
menu-of-another = 这些按钮是别人的。请自己发 { $command }。
own-name-only = 这是每个人自己的事。请用你自己的名义发送，不要用匿名或频道身份。
