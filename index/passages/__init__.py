"""Text to passages: `split` cuts, `window` adds the sentences around one, `search_form` is what is compared.

`duplicates` finds passages that say the same.
"""
