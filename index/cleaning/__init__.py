"""The page's boilerplate goes, and not one character of the article is rewritten.

Read `clean` first. It cuts the text into `segments`, asks `boilerplate` (by `patterns`) what each is, and looks for the
`page_header` and the `body_end`. `repeated_titles` and `pinyin` drop what a page says twice; `removed` tells what went.
"""
