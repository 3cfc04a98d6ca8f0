"""The words that the documents of an office have and no dictionary: `handlers` shows and changes them."""
