"""File to text. `read` is the table of kinds and opens a file; `charset` and a module for each kind do the work."""
