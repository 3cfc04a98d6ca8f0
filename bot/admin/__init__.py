"""What administrators do: looking after the documents and the index from inside Telegram.

A room for each: `uploads` (new documents), `documents` (those that are there), `corrections` (what is known better of
both), `indexing` (the one run that brings the index up to date, and going back), `reports` (what to look at), `access`
(who may ask), `faq` (answers that they write). `permission` lets in administrators only; `document_card` shows a
document.
"""
