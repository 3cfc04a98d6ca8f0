## 檢查排序
command-hittest = 一個問題在各個排序裡的結果
help-hittest = /hittest 問題 – 看各個排序的結果和分數
hittest-how = 請在 /hittest 後面寫上問題，我會列出各個排序看到的段落和分數。
hittest-answered = ✅ 會回答：機率 { $chance }，不低於 { $limit }
hittest-refused = ❌ 不回答：機率 { $chance }，低於 { $limit }
hittest-cosine = 最接近的餘弦：{ $cosine }
hittest-words = 最好的段落含有問題裡的詞：{ $share }
hittest-pairs = 最好的段落含有問題裡的字對：{ $share }
hittest-lead = 最好的文件平均領先後面幾篇：{ $share }
hittest-wordless = 問題裡沒有詞典認識的詞，只能比較語意向量。
hittest-topic = 用來搜尋的詞：{ $words }
hittest-missing = 最好的段落裡都沒有提到：{ $places }
hittest-lacking = 問的是{ $kind ->
    [phone] 電話號碼
    [web] 網址
    [address] 地址
    [money] 金額
    [share] 比例
    [person] 人名
    [date] 日期
    [place] 地點
    [names] 幾個名稱
    [numbered] 某一號的線路、樓棟或名次
    [year] 某一年
    [month] 某一個月
    [role] 某一項工作由誰做
    [item] 文中的某一條
    [name] 同類當中某一個有名稱的場所
   *[number] 數量
}，但最好的幾個段落裡，問題所用的詞附近都沒有。
hittest-scores = 綜合 { $mixed } · 向量 { $vectors } · 詞 { $words } · 字對 { $pairs } · 全文 { $document }
hittest-repeated = 與排在前面的段落重複，不再引用
hittest-far = 比最好的段落差得太多，不引用
