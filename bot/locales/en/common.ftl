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
