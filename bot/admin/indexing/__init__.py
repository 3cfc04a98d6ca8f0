"""The index: `jobs` brings it up to date, one run at a time; `messages` and `outcome` say how that goes.

`reindex` and `rollback` are the commands.
"""
