## Looking at the rankings
command-hittest = See what each ranking makes of a question
help-hittest = /hittest question – what each ranking saw, with scores
hittest-how = Write a question after /hittest, and I show what each ranking saw, with its scores.
hittest-answered = ✅ Answered: probability { $chance }, the limit is { $limit }
hittest-refused = ❌ Refused: probability { $chance }, the limit is { $limit }
hittest-cosine = Nearest cosine: { $cosine }
hittest-words = The best passage holds { $share } of the question’s words
hittest-pairs = The best passage holds { $share } of the question’s pairs of characters
hittest-lead = The best document is ahead of the next few by { $share } on average
hittest-wordless = The dictionary has none of the question’s words, so only the vectors compare.
hittest-topic = Words searched for: { $words }
hittest-missing = None of the best passages names { $places }
hittest-lacking = The question wants { $kind ->
    [phone] a phone number
    [web] a web address
    [address] an address
    [money] a sum of money
    [share] a percentage
    [person] a person’s name
    [date] a date
    [place] a place
    [names] several names
    [numbered] one of a line, building or place by its number
    [year] a year
    [month] a month
    [role] who does one thing of it
    [item] an item by its number
    [name] one of several places or houses by its name
   *[number] a number
}, and none of the best passages has one near its words.
hittest-scores = mixed { $mixed } · vectors { $vectors } · words { $words } · pairs { $pairs } · document { $document }
hittest-repeated = Repeats a passage above, so it is not quoted
hittest-far = Too far below the best to be quoted
