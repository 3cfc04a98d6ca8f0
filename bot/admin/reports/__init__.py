"""What administrators look at.

`unanswered` and `complaints` show questions without a good answer, `stats` the figures by day, `hittest` how a question
is ranked, `audit` what administrators did.
"""
