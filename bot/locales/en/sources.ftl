## Which documents there are
command-sources = Which documents there are
help-sources = /sources – which documents there are; /sources place or title – find some
sources-all =
    { $count ->
        [one] I answer from this document:
       *[other] I answer from these { $count } documents:
    }
sources-found =
    { $count ->
        [one] 1 document has “{ $search }”:
       *[other] { $count } documents have “{ $search }”:
    }
sources-none = No document has “{ $search }”. /sources shows them all.
sources-no-place = No place given
sources-search-gone = I no longer remember this search. Please send /sources again.
