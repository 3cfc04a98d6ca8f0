"""The way from a question to an answer made of quotes; knows nothing of Telegram.

Read in the order of a question's way. `answer` is the table of contents; then `question` (fold, segment, what is
wanted), `rank` (candidates from the corpus, one score by `fuse`, corrected by the dates, `periods` and places asked
for), `decide` (answer at all?), `tables` (the cell that is asked for), `reread` (the order that the reader gives the
best), `quote` (cut and verify), `rule_answer` (the short answer), `group` (one quote for each person).
`lists` answers questions for all of something, `who` (with `offices`) those for who holds an office. Where the reader
is on (`reader`), `extracted_answer` makes the short answer of what it marks. `parameters`
holds what ranking and deciding go by.

`relative_times` makes a date of 去年. `requests` knows messages that ask for something to be done, as 列出所有文档.
`followup` completes a question from the one before, `conversation` asks it in its turn. `paraphrase` groups questions
that ask the same, `explain` shows what each ranking saw, `samples` makes questions of the documents.
"""
