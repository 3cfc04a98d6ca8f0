## Feedback
feedback-noted = Thank you, noted: { $face }
feedback-changed = All right, changed to { $face }
feedback-same = Already noted: { $face }
feedback-why = What was wrong? You can choose below the message.
feedback-reason = Thank you, noted: 👎 { $reason }
button-wrong = Wrong
button-incomplete = Incomplete
button-unrelated = Off topic
