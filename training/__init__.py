"""How the reader's weights were made (docs/reader.md): nothing here runs in the bot.

`recipe` writes the questions with the passages that they are read with, out of documents that `corpus` holds and
questions that `patterns` makes and changes; `units` turns them into what a step sees; `train` trains; `ship` writes the
file that ships.
"""
