"""Read Traditional text with rules written in Simplified, without losing the offsets.

`index.text.fold.fold` may change a text's length, so it cannot serve rules that must cut exact spans. `simplify` maps
one character to one character: what it returns has the length of what it was given.
"""

from functools import cache

from opencc import OpenCC

# Characters that OpenCC leaves alone although the texts print them for the other one.
_VARIANTS = {"陜": "陕", "峯": "峰", "裏": "里", "臺": "台", "\xa0": " ", "\u3000": " "}


class _Table(dict[int, str]):
    """A translation table that asks OpenCC once for each character it meets."""

    def __init__(self) -> None:
        super().__init__({ord(variant): plain for variant, plain in _VARIANTS.items()})
        self._converter = OpenCC("t2s")

    def __missing__(self, code: int) -> str:
        character = chr(code)
        # Only the CJK blocks and beyond can have a Simplified form; surrogates cannot be handed to OpenCC.
        if code < 0x3400 or 0xD800 <= code <= 0xF8FF:
            self[code] = character
            return character
        converted = str(self._converter.convert(character))
        self[code] = converted if len(converted) == 1 else character
        return self[code]


@cache
def _table() -> _Table:
    return _Table()


def simplify(text: str) -> str:
    """Return `text` in Simplified characters, of the same length, every character at its old offset.

    >>> simplify("三門峽")
    '三门峡'
    """
    return text.translate(_table())
