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
access-here = 本群在名单上（共 { $count } 项）。私聊我发 /access 可以看到完整名单。本群编号：{ $group }。
access-not-here = 本群不在名单上（共 { $count } 项）。加上本群：/access add。私聊我发 /access 可以看到完整名单。本群编号：{ $group }。
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
access-button-folders = 🔒 文件夹
folders-title = 谁可以看哪些文件夹
folders-how = 点编号打开一个文件夹。上级文件夹关闭时，里面的文件夹也关闭。
folders-none = 文档都直接放在文档文件夹里。要让一部分文档只给某些人看，请把它们放进子文件夹（例如发来的 .zip 里的文件夹）。
folder-open = { $name } – { $documents } 篇，所有人可看
folder-closed = 🔒 { $name } – { $documents } 篇，{ $readers } 个人或群可看
folder-close-how = 关闭以后，只有你指定的人和群能看到这里的文档，其他人搜不到、列不出，也不会知道它们存在。管理员在私聊里始终能看到。有文件夹关闭时，管理员命令只在私聊里回答。
folder-readers = 可以看的人和群，点 ✕ 移除：
folder-nobody = 还没有人能看，管理员除外。
folder-sent = 已经发出的引文不会收回。
folder-open-ask = 让所有能提问的人都看到“{ $name }”里的 { $documents } 篇文档？可看的名单会清空。
folder-add-how = 谁可以看“{ $name }”？请回复这条消息，写上编号和名字，例如：123456789 小陈。群的编号在群里发 /access 可以看到。
folder-add-unclear = 看不出你指的是谁。请写编号和名字，例如：123456789 小陈。
folder-let-in = { $name } 现在可以看“{ $folder }”
folder-gone = 这个文件夹已经不在了，或者没有关闭。
button-folder-close = 🔒 关闭
button-folder-open = 对所有人开放
button-folder-keep = 不，保持关闭
button-folder-add = ＋ 添加
access-sure-listed = 名单还是空的。启用以后，除了管理员谁都不能提问；想提问的人可以申请，你会收到他们的名字。
access-sure-everybody = 名单是空的，现在只有管理员能提问。改成所有人以后，任何人找到我都能提问。
access-button-sure-listed = 仍然启用名单
access-button-sure-everybody = 对所有人开放
access-button-back = 返回
button-wish = 申请提问
button-wish-yes = 同意
button-wish-no = 拒绝
wish-sent = 已把申请和你的名字告诉管理员，有了结果我会告诉你。你的编号：{ $person }
wish-again = 你的申请管理员已经收到。一天以后可以再申请一次。
wish-needless = 你已经可以提问了，直接写问题给我就行。
wish-ask = { $name }（{ $person }）想向我提问，现在不在名单上。
wish-granted = 已同意，{ $name }（{ $person }）现在在名单上。
wish-refused = 已拒绝 { $name }（{ $person }）。
wish-decided =
    { $listed ->
        [True] 这个申请已经处理过，{ $person } 在名单上。
       *[other] 这个申请已经处理过，{ $person } 不在名单上。
    }
wish-yes = 管理员同意了，你现在可以提问。直接写问题给我就行。
wish-no = 抱歉，管理员没有同意你的申请。
