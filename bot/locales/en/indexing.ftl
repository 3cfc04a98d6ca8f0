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
