r"""Text that a page holds in its scripts alone: WeChat's posts of mere text, and those of pictures with a few words.

Such a page says so by the names of its data (`text_page_info`, `picture_page_info_list`); its text stands in a string
with JavaScript's escapes, with HTML's in it (https://tc39.es/ecma262/#sec-literals-string-literals).
"""

import html
import re
from typing import Any

_POSTS = ("text_page_info", "picture_page_info")
_STRING = r"(?:JsDecode\(\s*)?(?P<quote>['\"])(?P<text>(?:\\.|(?!(?P=quote)).)*)(?P=quote)"
_CONTENT = re.compile(rf"\b(?:content_noencode|content|desc)['\"]?\s*[:=]\s*{_STRING}", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_NAMED = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": "", "v": "", "0": "", "\n": ""}
_BREAK = re.compile(r"<(?:br|/p|/div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_DESCRIPTION = "//meta[@name='description' or @property='og:description']/@content"


def script_lines(source: str, tree: Any) -> list[str]:  # noqa: ANN401 - lxml's elements are untyped
    """Return the lines of a post whose text stands in a script; none for any other page."""
    begin = min((at for name in _POSTS if (at := source.find(name)) >= 0), default=-1)
    if begin < 0:
        return []
    strings = [_plain(_unescaped(match["text"])) for match in _CONTENT.finditer(source, begin)]
    described = [_plain(_unescaped(str(text))) for text in tree.xpath(_DESCRIPTION)]
    longest = max([*strings, *described], key=len, default="")
    return [line.strip() for line in longest.split("\n") if line.strip()]


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _NAMED.get(match[3], match[3])


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", html.unescape(text))))
