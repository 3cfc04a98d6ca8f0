"""The reader: a small network over question and passage together, on the bundled embedding model.

It says whether a passage holds the answer, and where. `pairs` turns texts into tokens, `network` is the network,
`weights` the file that ships, `read` puts them together. docs/reader.md is the model card; `training` made the weights.
"""
