## Looking after the documents
command-documents = Look after the documents
help-documents = /documents place or title – look at documents, download or remove them
command-remove = Remove a document
help-remove = /remove title or path – remove one; you can undo it
documents-all =
    { $count ->
        [one] 1 document. Its number opens it:
       *[other] { $count } documents. A number opens one:
    }
documents-found =
    { $count ->
        [one] 1 document has “{ $search }”. Its number opens it:
       *[other] { $count } documents have “{ $search }”. A number opens one:
    }
documents-none = No document has “{ $search }”. /documents shows them all.
documents-search-gone = I no longer remember this search. Please send /documents again.
document-gone = This document is no longer in the index.
button-read = Read it
button-download = Download the file
button-remove = Remove
button-keep = Keep it
button-back-to-list = Back to the list
button-undo = Undo

remove-usage = Which one? Write /remove and words of its title, place, date or path. Or open it with /documents and remove it there.
remove-none = No document has “{ $search }”. /documents shows them all.
remove-which = { $count } documents have “{ $search }”. Which one shall I remove?
remove-too-many = These are the first { $count }; more words find fewer.
remove-ask = Remove “{ $title }”?
remove-undo = I keep its file for 90 days, so that you can undo this.
remove-kept = Not removed: “{ $title }”
removed = Removed: “{ $title }”
returned = Put back: “{ $title }”
removal-gone = It is too late to undo this.
removal-returned = It has been put back already.

corrected = { $value } (corrected)
button-correct = Correct
button-correct-undo = Undo the correction
correct-ask =
    What is wrong with “{ $title }”? Reply to this message with what is right, for example:
    title: How to apply for a talent card
    place: 绍兴
    date: 2024-05-01
    A “-” brings back what the document itself says.
correct-unclear = I do not see what to correct. Write: title: … place: … date: 2024-05-01 (any of these).
correct-previewed = Corrected; the preview above has changed.
correct-done = Corrected: “{ $title }”
correct-undone = The correction was taken back: “{ $title }”
correct-done-many = Corrected: { $count } documents.
correct-undone-many = The corrections of { $count } documents were taken back.
correct-title-alone = A title belongs to one document: please press its number. Place and date can be set for all at once.
