"""Passages to vectors.

`encoder` chooses between `int8` (the bundled model, run by `compiled`) and `sentence` (any other). `bundled` has the
model that the installation brings unpacked (`unpack`, `pieces` its tokenizer), `derive` brings it into 8 bits by
`convert`, once for each user; `cache` keeps both. `tokens` makes the input of texts, and `together` has questions that
wait embedded at once.
"""
