"""End to end: `yinju run` as its own process, with the real model, against the strict Bot API server.

The processes are forks of one warmed parent (`forks`), but for `test_lifecycle`, whose starts are cold. One by polling
and one by webhook serve all tests that only talk, each test with people and chats of its own; the others make theirs.
"""
