## 不提問，而是要做點什麼
request-nothing-before = 還沒有可以接著說的回答。請先問我一個問題。
request-sorry = 抱歉，沒答到重點。
request-about = 提到「{ $topic }」的文件：
request-recent = 最新的 { $count } 篇文件：
request-places = 文件提到 { $count } 個地方：{ $places }
request-no-places = 這些文件沒有註明地點。
rephrase = 不妨換個說法：寫明地點、人物或年份，或用文件裡可能出現的詞。
request-site = 我不會開啟連結。提到 { $topic } 的文件：
