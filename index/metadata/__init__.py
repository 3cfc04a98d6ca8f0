"""Title, date and place of a document: `describe` asks `title` (with `title_end`) and `date`.

`corrections` are what people know better.
"""
