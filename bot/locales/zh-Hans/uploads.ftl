## 收到的文件和文章
upload-no-title = （没有标题）
upload-no-place = 地点不明
upload-no-date = 日期不明
upload-passages = { $count } 段
upload-file = 文件名：{ $name }
upload-only = 只有一段：
upload-first = 第一段：
upload-last = 最后一段：
upload-recognised = 文字是从图片中识别的，平均把握 { $percent }%，请与原件核对。
upload-kept = 保留了文件中 { $percent }% 的文字。
upload-removed = 已去掉与正文无关的 { $count } 处：
upload-repeats = 与已有的文档重复：
upload-repeat = – 《{ $title }》：{ $count } 段
upload-like = 与《{ $title }》重复 { $count } 段
upload-older = 看起来是《{ $title }》的新版本。
upload-same = 与已有的《{ $title }》一字不差。
upload-mend = 要更正其中一篇，请点它的编号；要全部一起更正，请回复这条消息，例如“地点：绍兴”。
upload-not-yet = 还没有加入，请选择：
upload-archive = 能加入的文档：{ $count } 篇，共 { $passages } 段
upload-archive-none = 里面没有需要加入的文档。
upload-refused = 不用或不能加入的文件：{ $count } 个（列在最后）
upload-newer = 其中 { $count } 篇看起来是已有文档的新版本。
upload-same-file = 与同时发来的 { $name } 完全相同。
upload-others-harmful = 没有读取：同时发来的其他文件让读取程序出错退出，或者用时太长。请单独发给我。
upload-refusal = – { $name }：{ $reason }

button-add = 加入
button-add-all = 全部加入（{ $count } 篇）
button-replace = 替换《{ $title }》
button-replace-all = 加入，并替换 { $count } 篇旧的
button-bring-back = 换回旧版本
button-cancel = 取消
button-question = 这是一个问题

upload-added = 已加入：《{ $title }》（{ $name }）
upload-replaced = 已换成新版本：《{ $title }》（{ $name }）
upload-added-many = 已加入 { $count } 篇：
upload-older-kept = 换下的旧文件保留 90 天，在服务器上机器人的文件夹 { $folder } 里。
upload-dropped = 已取消，没有加入：{ $name }
upload-asked = 好，当作问题来回答。

upload-unreadable =
    没有加入：{ $name }
    { $reason }
upload-too-large = { $name } 超过 20 MB，Telegram 不让机器人下载。请拆小或压缩后再发，或者直接放进服务器上的文档文件夹，再用 /reindex。
upload-lost = 没能从 Telegram 下载 { $name }。请再发一次。
upload-text = 这段文字
upload-no-name = 没有名字的文件

upload-gone = 这次上传已经不再保留，请再发一次。
upload-received = 还在读，请稍等。
upload-adding = 正在加入。
upload-added-before = 已经加入了。
upload-cancelled = 已经取消了。如果还要加入，请再发一次。

privacy-uploads = 管理员发来、还没有加入的文件和文章：{ $span }，或到加入、取消为止。
privacy-removals = 管理员移除或替换的文档和操作的人，好让人撤销：{ $span }。
forgotten-uploads = { $count } 份发来的文件或文章

upload-several = 一起发来的 { $count } 个文件
upload-archive-alone = 压缩包请单独发给我。
upload-meanwhile = 预览之后有人加入了同一份文档。我再看一遍，请看新的预览再决定。
upload-older-stays = 旧的《{ $title }》（{ $name }）还在，两份说法不同时都可能被引用。不需要的话用 /remove 移除。
upload-older-back = 已撤销，{ $count } 篇换回了旧版本；换下的文件保留 90 天。
upload-taken-back = 已撤销，移除了刚加入的 { $count } 篇。文件保留 90 天，在服务器上机器人的文件夹 { $folder } 里。
upload-undone = 已经撤销过，或者这次上传已不再保留。
button-undo-add = 撤销
button-see = 看文档
button-try = 问一句试试
