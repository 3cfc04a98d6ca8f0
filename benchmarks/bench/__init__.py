"""How fast Yinju is on this machine, what it takes of it, and how others compare: `make bench`.

`__main__` is the table of contents. `collection` makes the index that all rows ask; `lone`, a process of its own, asks
one question after the other; `busy` keeps processors occupied meanwhile; `askers` has many ask at once over HTTP;
`starts` times cold starts; `others` has other programs (`benchmarks.peers`) search the same passages; `growth` makes
large collections and searches them. `row` is a line of the table, `machine` says where it was measured.
"""
