## 谁可以提问
command-access = 谁可以提问
help-access = /access – 谁可以提问
not-listed = 抱歉，目前只有名单上的人和群可以问我。想加入的话，请把你的编号告诉管理员：{ $person }
not-listed-button = 你还不在名单上
access-title = 谁可以提问
access-everybody = 现在所有人都可以提问。
access-listed = 现在只有名单上的人和群可以提问，管理员始终可以。
access-list = 名单（{ $count }），点 ✕ 移除：
access-list-empty = 名单是空的。要加人，请回复对方的消息（或转发来的消息）发 /access add，或发“/access add 编号 名字”。要加群，请在那个群里发 /access add。
access-here = 本群在名单上（共 { $count } 项）。私聊我发 /access 可以看到完整名单。
access-not-here = 本群不在名单上（共 { $count } 项）。加上本群：/access add。私聊我发 /access 可以看到完整名单。
access-button-everybody = 所有人
access-button-listed = 仅限名单
access-added = 已加入名单：{ $name }
access-removed = 已从名单移除：{ $name }
access-not-there = 名单上没有：{ $name }
access-not-limited = 名单还没有启用，现在所有人都可以提问。用 /access 可以改。
access-usage =
    看不出你指的是谁。可以这样用：
    /access add – 在群里：加上这个群；回复某人的消息：加上那个人
    /access add 编号 名字 – 加上这个编号的人或群
    /access remove – 用法相同，从名单移除
    转发的消息如果隐藏了作者，或来自频道，我就看不出是谁。请对方私聊我：名单启用时，我会说出对方的编号。
