"""What administrators do: looking after the documents and the index from inside Telegram.

Every feature is a class that gets the shared `Services` and lists its handlers, which `bot.app` adds. `indexing` is the
one run that brings the index up to date, whoever wants it: /reindex, an upload, a removal.
"""
