## 不是問題的東西
unsupported-sound = 抱歉，我聽不了聲音。請把問題打成文字，我用文件裡的原話回答。
unsupported-picture = 抱歉，我看不了圖片和影片。請把問題打成文字，我用文件裡的原話回答。
unsupported-sticker = 收到 🙂 想知道什麼就用一句話問我。
unsupported-document = 謝謝，不過只有管理員可以加入文件。我已有的文件見 /sources。
unsupported-other = 抱歉，這個我看不懂。請用一句話問我，我用文件裡的原話回答。
