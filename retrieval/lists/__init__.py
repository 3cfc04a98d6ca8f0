"""Questions for all of something: which places, which organisations, who all. Each candidate is judged by itself.

Read `asked` first (what is asked for), then `listed` (from a question to its quotes, one for each name); `predicate`
says how much of what is asked a text says, with `synonyms`; `subjects` says of whom a passage tells, `verify` which
places are named, and `labels` gives places their names.
"""
