"""The index: `jobs` brings it up to date, one run at a time; `reindex` and `rollback` are the commands."""
