"""What is on disk. A snapshot is one published state of the index; it never changes.

Its documents stand in segments, of which it shares the large ones with the snapshot before. Writing: `builder` fills a
new folder, what is new into a `segment`, the rest as it was `kept`; `manifest` says what it was made by, `publish`
makes it the current one. Reading: `opening` finds the `snapshot`, a folder whose files `layout` names; `segments` reads
all of them as one, by a `numbering`: texts (`texts`, each a `text_store`, listed by `catalogue`), words (`postings`,
`bm25`, `vocabulary`; `term_scores` says which of them a question needs) and `vectors`, in large segments by `cells`.
"""
