## The terminal
chat-welcome = Ask something about the documents, and follow up on it. :help lists what else you can do, :quit leaves.
chat-loading = One moment, the model is loading …
chat-help =
    :more – more quotes
    :before N, :after N – the passage before or after quote N
    :whole N – the whole document of quote N
    :sources words – the documents there are
    :new – leave the topic: the next question stands by itself
    :quit – leave
chat-new = All right, the next question stands by itself.
chat-empty = What would you like to know? Write a question.
chat-sources =
    { $count ->
        [one] 1 document
       *[other] { $count } documents
    }
chat-no-quote = There is no such quote. Ask first, then name one of the numbers shown.
chat-no-document = No document has “{ $search }”.
chat-unknown = There is no such command. :help lists those there are.
chat-bye = Goodbye.
token-how =
    Without TELEGRAM_BOT_TOKEN this stays in the terminal. For a bot in Telegram, send /newbot to @BotFather there,
    write TELEGRAM_BOT_TOKEN=<the token it gives you> into the file .env, and start again.
status-none = No index yet. `yinju index` makes one.
index-empty = The index is empty: no document in the folder can be read yet. Put some there and run `yinju index`.
status-folders =
    Documents: { $documents }
    Data: { $data }
status-store = Index and state: in the database { $store }
unpacking = Unpacking the model

## Checking, backup
check-sound = { $name }: sound ({ $size } MB)
check-current = { $name }: sound ({ $size } MB), in use
check-damaged = { $name }: { $fault }
check-state = { $name }: sound
check-state-database = state in the database
check-all-sound = All is in order.
check-not-sound = Something is damaged. `yinju index` builds the index again; `yinju restore` brings back a backup.
store-copied = { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    } with { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    } copied to { $to }.
store-state-none = There was no state to copy.
store-state-done = The state (settings, votes, questions …) was copied as well.
store-state-kept = The state was not copied, as { $to } already holds one.
backup-made = { $file } holds { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }, the index, the state and the settings without secrets.
backup-restored = { $documents ->
        [one] 1 document is
       *[other] { $documents } documents are
    } in { $folder }, index and state in { $data }. The settings stand in settings.env there; secrets have to be set anew.

## Documents and answers on the command line
search-none = There is nothing in it to look for. Give a few words that the documents may have.
remove-command-ask = Remove “{ $title }” ({ $name })? The file is kept for 90 days; `yinju remove --undo` brings it back.
remove-command-gone = No document that was removed has “{ $search }”, or it is back already.
faq-kept = Kept as number { $number }: { $question }
faq-command-removed = Number { $number } is removed.
faq-no-number = There is no number { $number }. `yinju faq list` shows them all.
