## Going back to an earlier index
command-rollback = Go back to an earlier index
help-rollback = /rollback – go back to an earlier index
rollback-title = The indexes kept, the newest first. Choose a number to go back to it:
rollback-line =
    { $made } · { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    } · { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    }
rollback-current = {" "}← in use
rollback-ask =
    Go back to this index?
    { $index }
    The index in use is kept, and no file changes. What you add or remove next builds on this index; /reindex follows the documents folder again.
rollback-done =
    Done. Questions are now answered from this index:
    { $index }
rollback-failed = The index in use stays as it is: { $reason }
rollback-gone = This index is no longer there. /rollback shows those that are.
button-roll-back = Go back
button-not = Leave it
rollback-maker = { $who }: { $what }
rollback-unknown = not made from Telegram, or not on record
