## 引文的前後與原文
list-comma = { "、" }
list-count = { $names }（共 { $count } 個）
list-counted = { $count } 個：{ $names }（看過 { $documents } 篇文件）
button-whole = 全文
button-file = 下載檔案
button-original = 看簡體原文
button-converted = 轉為繁體
converted = 已轉換為繁體
published = { $date } 發布
page = 第 { $number } 頁
recognised = 文字辨識自圖片
too-old = 這則訊息太舊了，請把問題再問一次。
button-printed = 原頁
printed-gone = 原始檔案已經不在，或者加入之後改過，無法顯示這一頁。
printed-failed = 這一頁無法顯示成圖片。可以用「全文」看文字。
