### What the bot says in English. The three catalogues hold the same messages with the same values.

## Greetings and hints
start =
    I answer questions from a collection of documents, in their own words: every answer is an exact quote with its source.
    Write your question as an ordinary message, in Chinese or English. In a group, mention me, reply to me or use /ask.
    /help says more.
help =
    Ask in one sentence and name the place, person or year you mean: the quotes come from the documents, word for word, and the words you asked about are in bold.
    The buttons under an answer show more quotes, or what stands before and after one. With 👍 and 👎 you say whether it helped.
    If you edit your question, my answer changes with it. When nothing in the documents answers, I say so.

    /ask question – ask, also in a group
    /status – what I know
help-admin = /reindex – bring the index up to date with the documents folder
hint-greeting = Hello! Ask me something about the documents, in a sentence: I answer with quotes from them.
hint-empty = What would you like to know? Write your question after /ask or after my name.
unknown-command = I do not know this command. /help lists those that I know.

## Answers
not-answered = The documents do not seem to answer this.
nearest = These passages came closest. They are not an answer:
more-title = More quotes
no-more = These were all the quotes there are for this question.
before-title = The passage before
after-title = The passage after
at-start = This is where the document begins.
at-end = This is where the document ends.
passage-gone = This passage is no longer in the documents.
question-gone = The question is no longer there. Please ask it again.
button-more = More quotes
button-before = Before
button-after = After
feedback-good = Thank you, noted: 👍
feedback-bad = Thank you, noted: 👎
no-index = There are no documents to answer from yet. An administrator can start with /reindex.
apology = Sorry, something went wrong. If you report it, please give this reference: { $reference }

## What the bot knows
status =
    { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }, { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    }
    Index { $name } of { $created }
    Model: { $model }
status-places = Places: { $places }
status-indexing = The documents are being indexed right now; questions are answered from the index before.

## Indexing
admins-only = Only the bot's administrators can do this.
reindex-started = Indexing begins …
reindex-busy = Indexing is already running.
reindex-stopped = Indexing was stopped, as the bot is shutting down. The index is as it was before.
reindex-failed = Indexing failed: { $reason }
phase-read = Reading documents: { $done } of { $total }
phase-embed = Embedding passages: { $done } of { $total }
phase-publish = Publishing the new index …
account =
    Documents: { $added } added, { $changed } changed, { $removed } removed, { $unchanged } unchanged
    In the index: { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }, { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    } ({ $seconds } s)
account-failed =
    { $count ->
        [one] 1 file could not be used:
       *[other] { $count } files could not be used:
    }
account-failure = – { $file }: { $reason }
account-others = … and { $count } more

## The command menu
command-ask = Ask a question
command-help = How to ask
command-status = What I know
command-reindex = Bring the index up to date

## The terminal
chat-welcome = Ask something about the documents. :help lists what else you can do, :quit leaves.
chat-help =
    :more – more quotes
    :before N – the passage before quote N
    :after N – the passage after quote N
    :quit – leave
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
