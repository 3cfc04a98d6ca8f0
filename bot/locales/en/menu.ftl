## The command menu
command-ask = Ask a question
command-help = How to ask
command-status = What I know
command-reindex = Bring the index up to date
