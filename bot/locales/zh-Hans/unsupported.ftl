## 不是问题的东西
unsupported-sound = 抱歉，我听不了声音。请把问题打成文字，我用文档里的原话回答。
unsupported-picture = 抱歉，我看不了图片和视频。请把问题打成文字，我用文档里的原话回答。
unsupported-sticker = 收到 🙂 想知道什么就用一句话问我。
unsupported-document = 谢谢，不过只有管理员可以添加文档。我已有的文档见 /sources。
unsupported-other = 抱歉，这个我看不懂。请用一句话问我，我用文档里的原话回答。
