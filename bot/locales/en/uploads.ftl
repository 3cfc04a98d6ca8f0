## Files and articles that came
upload-no-title = (no title)
upload-no-place = place unknown
upload-no-date = date unknown
upload-passages =
    { $count ->
        [one] 1 passage
       *[other] { $count } passages
    }
upload-file = File name: { $name }
upload-only = The only passage:
upload-first = First passage:
upload-last = Last passage:
upload-recognised = The text was recognised in a picture, with { $percent }% confidence; compare it with the original.
upload-kept = { $percent }% of the text in the file is kept.
upload-removed =
    { $count ->
        [one] 1 piece that is not part of the article was left out:
       *[other] { $count } pieces that are not part of the article were left out:
    }
upload-repeats = Says the same as documents that are there:
upload-repeat =
    { $count ->
        [one] – “{ $title }”: 1 passage
       *[other] – “{ $title }”: { $count } passages
    }
upload-like =
    { $count ->
        [one] 1 passage is in “{ $title }” too
       *[other] { $count } passages are in “{ $title }” too
    }
upload-older = It looks like a newer version of “{ $title }”.
upload-same = It is word for word the same as “{ $title }”, which is there already.
upload-mend = To correct one of them, press its number. To correct them all at once, reply to this message, for example with “place: 绍兴”.
upload-not-yet = Not added yet. What shall I do?
upload-archive =
    { $count ->
        [one] 1 document can be added
       *[other] { $count } documents can be added
    }, with { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    }
upload-archive-none = There is nothing new in it that can be added.
upload-refused =
    { $count ->
        [one] 1 file will not be added (it comes last)
       *[other] { $count } files will not be added (they come last)
    }
upload-newer =
    { $count ->
        [one] 1 of them looks like a newer version of a document that is there.
       *[other] { $count } of them look like newer versions of documents that are there.
    }
upload-same-file = It is the same as { $name }, sent with it.
upload-others-harmful = I did not read it, as other files sent with it brought down the program that reads, or took too long. Please send it by itself.
upload-refusal = – { $name }: { $reason }

button-add = Add
button-add-all =
    { $count ->
        [one] Add it
       *[other] Add all { $count }
    }
button-replace = Replace “{ $title }”
button-replace-all =
    { $count ->
        [one] Add, and replace the older one
       *[other] Add, and replace { $count } older ones
    }
button-bring-back = Bring the old version back
button-cancel = Cancel
button-question = It is a question

upload-added = Now among the documents: “{ $title }” ({ $name })
upload-replaced = Replaced by the newer version: “{ $title }” ({ $name })
upload-added-many =
    { $count ->
        [one] Now among the documents:
       *[other] { $count } more among the documents now:
    }
upload-older-kept = The old files are kept for 90 days, on the server, in the bot’s folder { $folder }.
upload-dropped = Cancelled. Not added: { $name }
upload-asked = All right, I take it as a question.

upload-unreadable =
    Not added: { $name }
    { $reason }
upload-too-large = { $name } has more than 20 MB, which Telegram does not let bots download. Please split or compress it, or put it into the documents folder on the server and send /reindex.
upload-lost = I could not download { $name } from Telegram. Please send it again.
upload-text = this text
upload-no-name = a file without a name

upload-gone = This upload is no longer kept. Please send it again.
upload-received = I am still reading it. One moment, please.
upload-adding = It is being added.
upload-added-before = It has been added already.
upload-cancelled = It was cancelled. If you want it after all, please send it again.

privacy-uploads = What administrators sent and have not added yet: for { $span }, or until they add or cancel it.
privacy-removals = Documents that administrators removed or replaced, and who did, so that it can be undone: for { $span }.
forgotten-uploads =
    { $count ->
        [one] 1 file or article that you sent
       *[other] { $count } files or articles that you sent
    }

upload-several =
    { $count ->
        [one] 1 file
       *[other] { $count } files sent together
    }
upload-archive-alone = Please send me archives by themselves.
upload-meanwhile = Somebody has added the same document since this preview was made. I look again; please decide by the new preview.
upload-older-stays = The older “{ $title }” ({ $name }) is still there; where the two differ, either may be quoted. /remove takes it away.
upload-older-back =
    Undone: { $count ->
        [one] 1 older version is back; the file that had replaced it is
       *[other] { $count } older versions are back; the files that had replaced them are
    } kept for 90 days.
upload-taken-back =
    Undone: { $count ->
        [one] 1 document was
       *[other] { $count } documents were
    } removed again. The files are kept for 90 days, in the bot's folder { $folder } on the server.
upload-undone = This was undone before, or the upload is no longer kept.
button-undo-add = Undo
button-see = See it
button-try = Try a question
