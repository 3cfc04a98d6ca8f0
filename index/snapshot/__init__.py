"""What is on disk. A snapshot is one published state of the index; it never changes.

Writing: `builder` fills a new folder, `manifest` says what it was made by, `publish` makes it the current one. Reading:
`snapshot` opens a folder whose files `layout` names: texts (`text_store`, listed by `catalogue`), words (`bm25`,
`vocabulary`) and `vectors`.
"""
