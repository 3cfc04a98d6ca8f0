## What administrators did
command-audit = What administrators did
help-audit = /audit – what administrators did
audit-title =
    What administrators did: { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }
audit-none = No administrator has done anything yet.
audit-who = { $name } ({ $person })
audit-terminal = The server's command line
audit-what = { $action }: { $detail }
audit-schedule-auto = whenever the folder changes
audit-schedule-off = by /reindex alone
audit-question-gone = (this question is no longer kept)
audit-reindex = Brought the index up to date
audit-add = Added a document
audit-replace = Replaced a document
audit-remove = Removed a document
audit-undo = Brought back a removed document
audit-correct = Corrected a document
audit-uncorrect = Took back a correction
audit-rollback = Went back to an earlier index
audit-access = Changed who may ask
audit-access-add = added
audit-access-remove = removed
audit-access-everybody = everybody
audit-access-listed = only those on the list
audit-access-close = closed a folder:
audit-access-open = opened a folder to everybody:
audit-access-let-in = let somebody read a folder:
audit-access-shut-out = no longer lets somebody read a folder:
audit-deal = Marked a question as dealt with
audit-reopen = Reopened a question
audit-faq = Wrote an answer
audit-unfaq = Removed an answer
audit-answer-gone = (this answer was removed)
audit-schedule = Set when the index is brought up to date
