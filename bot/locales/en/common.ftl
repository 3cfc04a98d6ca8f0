## Greetings and hints
command-help = How to ask
command-status = What I know
help-status = /status – what I know
start =
    I answer questions from a collection of documents, in their own words: every answer is an exact quote with its source.
    Write your question as an ordinary message, in Chinese or English. In a group, mention me, reply to me or use /ask.
    /sources shows the documents that I have, /settings lets you choose language and quotes, and /help says more.
help =
    Ask in one sentence and name the place, person or year you mean: the quotes come from the documents, word for word, and the words you asked about are in bold.
    The buttons under an answer show more quotes, what stands before and after one, or its full text. With 👍 and 👎 you say whether it helped.
    You can go on asking: “and in Neijiang?”, “when?” If you edit your question, my answer changes with it. When nothing in the documents answers, I say so.
    In any chat, type @ and my name, then a question, to find quotes and send one.
help-admin = Send me a file, a .zip or a forwarded article: I show a preview, and you decide whether to add it
link-unknown = The document of this link is no longer there, or the link is incomplete. /sources shows what there is.
hint-greeting = Hello! Ask me something about the documents, in a sentence: I answer with quotes from them.
hint-thanks = You are welcome! Ask me whenever you like.
hint-farewell = Goodbye! Come back whenever you have a question.
hint-about = I answer questions about a set of documents, with quotes from them and nothing of my own. Ask in a sentence; /help says how, /sources lists the documents.
hint-agreement = All right. Ask me whenever you like.
hint-abuse = Sorry that I was no help. Ask in a sentence, with the place, the person or the year, and I will look again.
hint-link = I do not open links. Ask me in a sentence what you would like to know.
hint-empty = What would you like to know? Write a question; in groups after /ask or after my name.
hint-absence = I can only quote what the documents say, so I cannot tell of whom something is not said. Ask who does it, or what a document says about one of them.
unknown-command = I do not know this command. /help lists those that I know.
unknown-command-near = I do not know this command. Did you mean /{ $command }?

## What the bot knows
status =
    { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }, { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    }
status-index =
    Index { $name } of { $created }
    Model: { $model }
status-places = Places: { $places }
status-closed =
    🔒 { $name }: for { $readers ->
        [one] 1 person or group
       *[other] { $readers } people or groups
    }
status-indexing = The documents are being indexed right now; questions are answered from the index before.
known-documents =
    { $count ->
        [one] I have 1 document.
       *[other] I have { $count } documents.
    }
known-places =
    { $count ->
        [one] 1 place: { $places }
       *[other] { $count } places: { $places }
    }
known-days = Dates: { $first } to { $last }
known-updated = Last updated: { $at }
start-try = Tap a question to try it:
