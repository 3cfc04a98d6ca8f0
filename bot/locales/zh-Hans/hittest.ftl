## 检查排序
command-hittest = 一个问题在各个排序里的结果
help-hittest = /hittest 问题 – 看各个排序的结果和分数
hittest-how = 请在 /hittest 后面写上问题，我会列出各个排序看到的段落和分数。
hittest-answered = ✅ 会回答：概率 { $chance }，不低于 { $limit }
hittest-refused = ❌ 不回答：概率 { $chance }，低于 { $limit }
hittest-cosine = 最接近的余弦：{ $cosine }
hittest-words = 最好的段落含有问题里的词：{ $share }
hittest-pairs = 最好的段落含有问题里的字对：{ $share }
hittest-lead = 最好的文档平均领先后面几篇：{ $share }
hittest-wordless = 问题里没有词典认识的词，只能比较语义向量。
hittest-topic = 用来查找的词：{ $words }
hittest-missing = 最好的段落里都没有提到：{ $places }
hittest-lacking = 问的是{ $kind ->
    [phone] 电话号码
    [web] 网址
    [address] 地址
    [money] 金额
    [share] 比例
    [person] 人名
    [date] 日期
    [place] 地点
    [names] 几个名称
    [numbered] 某一号的线路、楼栋或名次
    [year] 某一年
    [month] 某一个月
    [role] 某一项工作由谁做
    [item] 文中的某一条
    [name] 同类当中某一个有名称的场所
   *[number] 数量
}，但最好的几个段落里，问题所用的词附近都没有。
hittest-scores = 综合 { $mixed } · 向量 { $vectors } · 词 { $words } · 字对 { $pairs } · 全文 { $document }
hittest-repeated = 与排在前面的段落重复，不再引用
hittest-far = 比最好的段落差得太多，不引用
