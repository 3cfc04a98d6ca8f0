"""A library in PostgreSQL with pgvector, shared by processes on several machines.

Reading: `store` opens a `state`, which finds passages by `postings` (words) and `vectors`, and reads `texts`. Writing:
`builder` writes segments of documents (`segment`), which no reader sees before `publish` names the state that has them.
`schema` says which tables there are, `database` how one is connected, also after its primary was lost.

A document and all that it is found by is written once, in the segment of the run that read it; states name the
documents that they have (`members`). So a new state costs what has changed, and an old one can be gone back to at once.
"""
