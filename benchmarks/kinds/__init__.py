"""Questions of one kind each, made by hand on the documents of the set `policy`, and what the bot makes of them.

Read `records` first (what a kind's file holds), then `measure` (from questions to figures) and `matching` (what counts
as right). `python -m benchmarks.kinds lists short` measures two kinds in a minute; `make evaluate` measures all.
"""
