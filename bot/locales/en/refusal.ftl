## When there is no answer
button-sources = Documents
button-rephrase = Other words
button-tell = Tell an admin
told = The administrators have been told. Thank you!
told-already = The administrators know of this question already.
told-administrator = Somebody would like the documents to answer “{ $question }”. /unanswered has all questions without an answer.
