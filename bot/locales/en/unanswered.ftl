## Questions that were not answered well
command-unanswered = Questions that were not answered well
help-unanswered = /unanswered – questions that were not answered well
unanswered-title =
    { $count ->
        [one] 1 question
       *[other] { $count } questions
    } to look after, asked { $times ->
        [one] once
        [2] twice
       *[other] { $times } times
    } in all
unanswered-none = No questions to look after.
unanswered-asked =
    asked { $times ->
        [one] once
        [2] twice
       *[other] { $times } times
    } by { $people ->
        [one] 1 person
       *[other] { $people } people
    }
unanswered-refused =
    unanswered { $count ->
        [one] once
        [2] twice
       *[other] { $count } times
    }
unanswered-bad = 👎 { $count }
unanswered-bad-because = 👎 { $count } ({ $reasons })
unanswered-reason = { $reason } { $count }
unanswered-separator = {", "}
unanswered-last = last asked { $at }
unanswered-done = ✓ dealt with { $at }
unanswered-legend = A number opens its question, to see its answer now or write one; ✓ marks a question as dealt with, ↩ opens it again.
unanswered-deal = Marked as dealt with
unanswered-reopen = Open again
unanswered-changed = The list has changed. This is how it is now.
button-dealt-too = Show those dealt with too
button-open-only = Show the open ones only
button-csv = Export CSV
private-only = Others can read along here. Please send me this command in private.
column-question = Question
column-times = Times asked
column-people = People
column-refused = Times not answered
column-bad = 👎
column-reasons = Reasons for 👎
column-first = First asked (UTC)
column-last = Last asked (UTC)
column-done = Dealt with (UTC)
column-others = Other wordings
recheck-told = { $count } of { $open } open questions can be answered now.
recheck-title = Questions that can be answered now: { $count }. Tap a number to open one.
recheck-none = No open question can be answered now.
button-recheck = Show them
question-answered = ✅ It can be answered now.
question-refused = ❌ It cannot be answered yet.
button-question-answer = Answer
button-question-hits = Hits
button-question-write = Write answer
button-question-notify = Tell who asked
notify-done =
    { $count ->
        [one] 1 person was told.
       *[other] { $count } people were told.
    }
notify-none = There is nobody to tell: the questions are no longer kept, everybody has been told, or may not see these documents.
notify-not-yet = The question cannot be answered yet, so nobody was told.
answered-now = You asked this before, and now there is an answer. Tap to ask again:
answered-now-ask = You asked this before, and now there is an answer. Please ask again: “{ $question }”
