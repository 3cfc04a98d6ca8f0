"""Title, place and date of a document, or of an upload, corrected by an administrator's reply: `handlers`."""
