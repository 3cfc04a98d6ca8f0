## 在任何聊天里提问（@ 机器人 问题）
inline-empty = 输入问题，从文档里找引文
inline-refused = 文档里没有找到答案，换个问法试试
inline-no-index = 还没有可以引用的文档
