## Own words
command-words = Own words and synonyms
help-words = /words – own words and synonyms (人才卡 = 绍兴英才卡)
words-title =
    Own words: { $count ->
        [one] 1 line
       *[other] { $count } lines
    }
words-none = There are no own words yet.
words-how =
    Names that no dictionary has, and different names of one thing, can be taught to me. Reply to this message, one a line:
    人才卡 = 绍兴英才卡
    雁栖卡
    - an old name
    What stands on both sides of = says the same; a line with “-” before it goes. It counts from the next indexing on. The file { $file } in the data folder on the server may be changed as well.
words-unclear = These were not used (a word has 2 to 30 characters and no blanks; a line that shall go has to be as it is listed):
words-same = The words are as they were.
words-changed = It counts once /reindex has brought the index up to date.
audit-words = Changed the own words
