## 在任何聊天裡提問（@ 機器人 問題）
inline-empty = 輸入問題，從文件裡找引文
inline-refused = 文件裡沒有找到答案，換個問法試試
inline-no-index = 還沒有可以引用的文件
