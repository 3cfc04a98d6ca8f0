"""How fast Yinju is on this machine, what it takes of it, and how others compare: `make bench`.

`__main__` is the table of contents. `collection` makes the index that all rows ask; `lone`, a process of its own, asks
one question after the other; `busy` keeps processors occupied meanwhile; `askers` has many ask at once over HTTP;
`starts` times cold starts; `others` has other programs (`benchmarks.peers`) search the same passages; `growth` has
large collections made (`generated`), opened, asked (and compared with an `exhaustive` search) and changed, and
`growth_plot` draws it. `row` is a line of the table, `machine` says where it was measured.
"""
