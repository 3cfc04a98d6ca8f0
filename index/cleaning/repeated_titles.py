"""Find a title that a page prints more than once, so that it is kept once."""

import re

_SIGNS = re.compile(r"[\W_]+")
_SITE_BEHIND = re.compile(r"^(.{6,}?)\s*(?:[-_|｜—–·]+|\s{2,})\s*([^-_|｜—–。]{2,20})$")
_OFFICE = re.compile(r"(?:局|委|会|办|室|厅|部|院|府|中心|公司|指挥部|小组|处|队|社|校|大学|集团|支部|银行)\W*$")
SHORTEST = 6  # letters of a title; shorter pieces repeat for other reasons
_HEAD = 8  # different pieces at the top among which a title can stand again
_PARTS = 3  # pieces over which a title may have been broken


def repeated(wording: list[str], dropped: set[int], first: int, last: int) -> set[int]:
    """Return the indices of the pieces that print a title again.

    `first` is the index of the first paragraph of the body, `last` that of the first piece behind it.
    """
    head = [index for index in range(min(first + 1, len(wording))) if index not in dropped]
    found = _copies(head, wording)
    kept = [index for index in head if index not in found][:_HEAD]
    titles = {key for index in kept if index < first and len(key := _key(wording[index])) >= SHORTEST}
    tail = [index for index in range(max(first, last), len(wording)) if index not in dropped]
    return found | _with_site(kept, wording) | _titles_at_end(tail, wording, titles)


def _key(piece: str) -> str:
    return _SIGNS.sub("", piece)


def _copies(head: list[int], wording: list[str]) -> set[int]:
    """The pieces that, alone or with the next ones, say what one to three pieces before them say."""
    keys = [_key(wording[index]) for index in head]
    found: set[int] = set()
    kept: list[str] = []
    position = 0
    while position < len(keys) and len(kept) < _HEAD:
        said = {"".join(kept[start : start + width]) for start in range(len(kept)) for width in range(1, _PARTS + 1)}
        copy = next(
            (width for width in range(1, _PARTS + 1) if _is_copy("".join(keys[position : position + width]), said)), 0
        )
        if copy:
            found |= set(head[position : position + copy])
        else:
            kept.append(keys[position])
        position += copy or 1
    return found


def _is_copy(key: str, said: set[str]) -> bool:
    return len(key) >= SHORTEST and key in said


def _with_site(kept: list[int], wording: list[str]) -> set[int]:
    """Titles with the site's name behind them, where the bare title stands as well."""
    keys = {index: _key(wording[index]) for index in kept}
    found = set()
    for index in kept:
        match = _SITE_BEHIND.match(wording[index])
        if match and any(_key(match[1]) == key for other, key in keys.items() if other != index):
            found.add(index)
    return found


def _titles_at_end(tail: list[int], wording: list[str], titles: set[str]) -> set[int]:
    """Titles that stand below the body again; the office under a notice, which may stand above it as well, is none."""
    found: set[int] = set()
    for index in reversed(tail):
        if _key(wording[index]) in titles and not _OFFICE.search(wording[index]):
            found.add(index)
    return found
