"""What counts as a Chinese character: as the inside of a character class of `re`."""

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
