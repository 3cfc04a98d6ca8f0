## Answers that administrators write
command-faq = Answers written by hand
help-faq = /faq – answers written by hand: write, change, remove
fixed-answer = Answer by an administrator ({ $date })
faq-title =
    { $count ->
        [one] 1 answer written by hand; its number opens it
       *[other] { $count } answers written by hand; their numbers open them
    }
faq-none = No answer has been written by hand yet. One comes before the quotes whenever its question is asked.
faq-since = Written on { $at }, valid until changed
faq-until = Written on { $at }, valid until { $until }
faq-over = Written on { $at }, no longer given since { $until } has passed
faq-wordings = Other wordings: { $wordings }
faq-how =
    Reply to this message like this:
    question: How do I get a talent card?
    other wordings: Where to apply for a talent card; talent card application
    answer: At counter 5 on the second floor of the Citizens’ Centre.
    valid until: 2026-12-31
    Other wordings and the last day may be left out.
faq-change =
    How shall the answer to “{ $question }” be changed? Reply to this message with the new answer alone, or with the parts to change (question:, other wordings:, answer:, valid until:). “valid until: -” takes the last day away.
faq-answer =
    What is the answer to “{ $question }”? Reply to this message with it. From then on it comes first when this is asked, marked as an administrator’s. You may add a line “valid until: 2026-12-31”; then put “answer:” before the answer.
faq-incomplete = Not kept: it needs a question and an answer. Write “question: …” and “answer: …”, each on a line of its own.
faq-too-long = Not kept: it is too long. A question has at most 300 characters, an answer 1,500.
faq-no-day = Not kept: I could not read the last day. Write it as 2026-12-31.
faq-gone = This answer is no longer there.
faq-removed = The answer to “{ $question }” was removed.
button-faq-new = ＋ Write one
button-faq-edit = Change
button-faq-restore = Undo
privacy-fixed = Answers that administrators wrote, with the questions (perhaps in your wording, but not who asked): until 90 days after an administrator removes them.
faq-table-how = Below is a table of all answers. Change it and send it back in reply to this message (or to the table): I say first what would change, and you decide. A row without a number is a new answer; answers that are not in the table stay. Other wordings stand one a line.
faq-table-read = The table: { $counts }, { $same } as they were.
faq-table-counts = { $added } new, { $changed } changed
faq-table-line = Line { $line } is not used: { $reason }
faq-table-taken = Taken over: { $counts }
faq-table-left = Nothing was taken over; all answers are as they were.
faq-table-unread = I cannot make out this table. It has to be a CSV file (of at most 4 MB) whose first row has “question” and “answer”.
button-faq-table = CSV table
button-faq-take = Take over
column-faq-number = number
column-faq-question = question
column-faq-wordings = other wordings
column-faq-answer = answer
column-faq-until = valid until
