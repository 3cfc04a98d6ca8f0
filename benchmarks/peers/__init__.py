"""Other programs on the same passages, vectors and questions: a small script for each, in an environment of its own.

`measure` has each one search and prints what it took; the scripts say how each is used. `requirements` pins versions.
Words are cut by jieba for all of them, as their own ways take a Chinese sentence for one word.
"""
