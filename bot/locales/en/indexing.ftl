## Indexing
command-reindex = Bring the index up to date
help-reindex = /reindex – bring the index up to date with the documents folder; /reindex auto or /reindex 03:00: by itself
admins-only = Only the bot's administrators can do this.
reindex-started = Indexing begins …
reindex-waiting = Another run of indexing goes first; this one follows.
reindex-busy = Indexing is already running.
reindex-stopped = The bot is shutting down, so indexing pauses; it goes on after the restart. The index is as it was before.
reindex-cancelled = Cancelled. The index is as it was before.
reindex-not-begun = Nothing was done. The index is as it was before.
reindex-failed = Indexing failed: { $reason }
plan-title = This would take { $removed } of { $known } documents out of the index. Please look first:
plan-removed = { $count } removed:
plan-changed = { $count } changed:
plan-added = { $count } added:
button-start = Begin
button-leave = Leave it
button-stop = Cancel
time-left =
    { $minutes ->
        [one] about a minute left
       *[other] about { $minutes } minutes left
    }
time-left-short = less than a minute left
phase-read = Reading documents: { $done } of { $total }
phase-embed = Embedding passages: { $done } of { $total }
phase-publish = Publishing the new index …
report =
    Documents: { $added } added, { $changed } changed, { $removed } removed, { $unchanged } unchanged
    In the index: { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }, { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    } ({ $seconds } s)
report-failed =
    { $count ->
        [one] 1 file could not be used:
       *[other] { $count } files could not be used:
    }
report-known =
    { $count ->
        [one] 1 more file still cannot be used, as said before; /reindex names it.
       *[other] { $count } more files still cannot be used, as said before; /reindex names them all.
    }
report-failure = – { $file }: { $reason }
report-kept = – { $file }: { $reason } The index keeps the document as it was.
report-share = Of the files read, { $percent }% of the text was kept.
report-doubtful = Please look at { $count } { $count ->
    [one] file
   *[other] files
}:
report-doubtful-kept = – { $file }: only { $percent }% of its text was kept.
report-doubtful-recognised = – { $file }: text recognised in a picture, { $percent }% sure on average.
report-others = … and { $count } more
index-damaged = The current index is damaged, so I answer from the one before it; what was added or removed since then does not count for now. Please check the disk, then send /reindex.
report-titles-added = Added:
report-titles-changed = Changed:
report-titles-removed = Removed:
counts-added = { $count } added
counts-changed = { $count } changed
counts-removed = { $count } removed
counts-none = nothing changed
schedule-watch = All right: when the documents folder has changed and then rested for a minute, I bring the index up to date and tell you here. To do it by hand again: /reindex off
schedule-daily = All right: each day at { $time } (the server's time) I bring the index up to date and tell you here. To do it by hand again: /reindex off
schedule-off = All right: the index follows the folder only at /reindex.
schedule-usage =
    It works like this:
    /reindex – bring the index up to date now
    /reindex auto – whenever the folder has changed
    /reindex 03:00 – each day at this time
    /reindex off – only by hand again
reindex-watched = The documents folder has changed; bringing the index up to date…
reindex-daily = It is time for the daily update; bringing the index up to date…
report-words = Own words: { $sign } { $line }
