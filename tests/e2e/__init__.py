"""End to end: `yinju run` as its own process, with the real model, against the strict Bot API server.

The processes are few, as each loads the model: one by polling and one by webhook serve all tests that only talk, each
test with people and chats of its own; `test_lifecycle` and `test_reindex` start theirs.
"""
