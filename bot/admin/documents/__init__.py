"""The documents that are there: `browse` lists and opens them, `remove` removes them, `moves` moves files."""
