"""The reader: a small network over question and passage together, on the bundled embedding model.

It says whether a passage holds the answer, and where. `pairs` turns texts into tokens and `read` has them read, by what
`derive` made of the `network` and the `weights` that ship, once for each user. docs/reader.md is the model card;
`training` made the weights.
"""
