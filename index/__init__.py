"""Documents, passages, and what is stored of them.

Read in the order of a document's way. `build` is the table of contents: `documents` lists the folder; `read_folder`
has each new file made into a document by `ingest`, in a process of its own (`isolation`): `readers` (file to text),
`cleaning` (the page's boilerplate goes), `metadata` (title, date, place, with `places`) and `passages`; `embedding`
makes vectors, `names` finds whom and what a passage names; `prepare` works out what is stored. `store` says what is
needed of whatever keeps it: `snapshot` is a folder on disk, `postgres` a database. `text` holds what all of them know
of characters and words.

`plan` says what indexing would do, `preview` what a file would become.
"""

import os

# Before torch and FAISS load OpenMP: its threads spin while they wait, and beside one busy process a question then
# takes twenty times as long.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
