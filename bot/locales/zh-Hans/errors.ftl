## 管理员能解决的问题
error-folder = 找不到文档文件夹，或者没有权限读取。请检查 YINJU_DOCUMENTS。
error-snapshot = 索引损坏，或者与现在的设置不符，或者磁盘写不进去。请检查磁盘空间，再用 /reindex 重建。
error-model = 语义模型无法载入。请检查 YINJU_MODEL 和磁盘空间。
error-other = 这一步没有做成，原来的内容都还在。详情见日志。
error-folder-name = 文件名“{ $name }”不能用，请改名后再发。
error-folder-type = “{ $name }”不是能读取的文件类型。
error-folder-taken = 已经有另一个文件叫“{ $name }”，没有覆盖它。
error-folder-gone = 找不到文件“{ $name }”，它可能已被移走。
error-folder-unwritable = 无法写入文档文件夹。请在服务器上检查权限和磁盘空间。

## 读不了的文件，接在文件名后面
error-read-damaged = 文件好像坏了，打不开。请换一份完好的。
error-read-empty = 是空文件。
error-read-no-text = 里面没有文字。
error-read-nothing-left = 去掉与正文无关的内容后，什么都不剩。
error-read-too-large = 超过 { $most } MB。请拆成几个文件。
error-read-type = 这种文件读不了。能读的有：{ $types }。
error-read-misnamed = 文件名以 { $suffix } 结尾，内容却是 { $right } 文件。请把后缀改成 { $right }。
error-read-foreign = 文件名以 { $suffix } 结尾，内容却是别的格式。请另存为能读的格式。
error-read-encrypted = 有密码保护。请去掉密码。
error-read-scan = 只有图片，没有文字，大概是扫描件。请先做文字识别（OCR）。
error-read-charset = 不是文本，或者编码认不出来。请另存为 UTF-8。
error-read-swollen = 解开后大得不像文档，没有读取。
error-read-not-file = 不是普通文件，或者是失效的链接。
error-read-unopened = 打不开。请检查权限。
error-read-unlisted = 这个文件夹打不开。请检查权限。
error-read-name = 文件名不是 UTF-8 编码。请改名。
error-read-archive-damaged = 不是 .zip 压缩包，或者已经损坏。请重新打包。
error-read-archive-unpacked = 解压时出了问题。请检查磁盘空间，再发一次。
error-read-archive-many = 文档超过 { $most } 个，后面的没有取出。请分成几个压缩包。
error-read-archive-large = 解开后超过 { $most } MB，后面的没有取出。请分成几个压缩包。
error-read-archive-path = 文件名里的路径指到压缩包外面去了，没有取出。
error-read-archive-nested = 是压缩包里的压缩包。请单独发给我。
error-read-archive-method = 压缩方式不常见。请打成普通的 .zip。
