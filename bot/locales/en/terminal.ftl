## The terminal
chat-welcome = Ask something about the documents, and follow up on it. :help lists what else you can do, :quit leaves.
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
chat-no-question = Ask something first.
chat-unknown = There is no such command. :help lists those there are.
chat-bye = Goodbye.
token-how =
    Without TELEGRAM_BOT_TOKEN this stays in the terminal. For a bot in Telegram, send /newbot to @BotFather there,
    write TELEGRAM_BOT_TOKEN=<the token it gives you> into the file .env, and start again.
status-none = No index yet. `yinju index` makes one.
status-folders =
    Documents: { $documents }
    Data: { $data }
unpacking = Unpacking the model
