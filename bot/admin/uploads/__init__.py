"""A file or a text that an administrator sends, until it is a document.

Read `handlers` first; then `together` (what is one decision), `download`, `captions` and `pasted_text` (what was sent),
`examine` (what it would become), `previewing` and `messages` (what is shown), `adding`, `replaced` and `undoing` (what
is done), `trying` (whether it is found). `pasted` takes texts.
"""
