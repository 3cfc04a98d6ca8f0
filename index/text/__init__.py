"""Characters and words: `simplify` keeps offsets, `fold` makes the search form's characters, `tokenise` cuts words."""
