"""Documents, passages, and what is stored of them.

Read in the order of a document's way: `build` is the table of contents; then `read` (file to text), `clean` (the
page's leftovers go), `describe` (title, date, place), `split` (passages), `window` (the sentences around them), `forms`
(what is searched: `normalise`, `tokenise`), `embed` (vectors; `bundled` unpacks the model), `lexical` and `vectors`
(the two indexes), `snapshot` (the folder on disk).

What administrators look after documents with: `plan` (what indexing would do), `preview` (what a file would become,
with `removed`), `archive` (a .zip of them), `shelf` (changes to the documents folder), `catalogue` (their list).
"""

import os

# Before torch and FAISS load OpenMP: its threads spin while they wait, and beside one busy process a question then
# takes twenty times as long.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
