## 不提问，而是要做点什么
request-nothing-before = 还没有可以接着说的回答。请先问我一个问题。
request-sorry = 抱歉，没答到点上。
request-about = 讲到“{ $topic }”的文档：
request-recent = 最新的 { $count } 篇文档：
request-places = 文档讲到 { $count } 个地方：{ $places }
request-no-places = 这些文档没有注明地点。
rephrase = 不妨换个说法：写明地点、人物或年份，或用文档里可能出现的词。
request-site = 我不会打开链接。提到 { $topic } 的文档：
