## Answers
understood = Understood as: { $question }
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
no-index = There are no documents to answer from yet. An administrator can start with /reindex.
apology = Sorry, something went wrong. If you report it, please give this reference: { $reference }
