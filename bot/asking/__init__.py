"""What people do who ask: questions, buttons under answers, reading on, settings, feedback.

Read `questions` first: it is the way of a message to its answer, which `thread` completes from what came before.
`reply` says what is sent to which `audience`, `buttons` and `keyboards` say what stands below. `requests`
does what is asked for beside quotes, as listing documents (`document_list`). `more`, `whole`, `scripts` and `feedback`
act on these buttons, `refusal` on those under a refusal. `information` says what the bot is, with questions to begin
with (`samples`). `inline` answers what is typed behind the bot's name in other
chats.
"""
