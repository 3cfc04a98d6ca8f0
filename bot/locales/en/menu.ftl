## The command menu
command-ask = Ask a question
command-help = How to ask
command-status = What I know
command-reindex = Bring the index up to date
command-new = Forget the conversation so far
command-sources = Which documents there are
command-settings = Language and quotes
command-privacy = What is kept, and for how long
command-forget = Delete everything about me
command-access = Who may ask
command-rollback = Go back to an earlier index
command-hittest = See what each ranking makes of a question
command-unanswered = Questions that were not answered well
command-stats = How it is used, with a picture
command-audit = What administrators did
command-documents = Look after the documents
command-remove = Remove a document
