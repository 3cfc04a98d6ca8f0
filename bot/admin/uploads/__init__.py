"""A file or a text that an administrator sends, until it is a document.

Read `handlers` first; then `download` and `pasted_text` (what was sent), `examine` (what it would become),
`previewing` and `messages` (what is shown), `adding` and `replaced` (what is done). `pasted` takes texts.
"""
