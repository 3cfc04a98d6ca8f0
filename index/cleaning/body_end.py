"""Find where an article ends in its page: behind the last sentence that is not a teaser, a comment or a site's rule."""

from index.cleaning.boilerplate import LineKind, is_cut_off, is_list_heading, letters

OPENERS = frozenset({LineKind.LIST, LineKind.WIDGET, LineKind.PROMOTION, LineKind.LEGAL, LineKind.FOOTER})
LINES = frozenset({LineKind.CREDIT, LineKind.SOURCE})
_LONG_PROSE = 120  # letters: behind a heading such as 相关推荐 a shorter text is a teaser
_TEASERS = 0.3  # of the sentences before them; more than that goes on with the article
_HEADLINE = 45  # letters
_TERMS = 200  # letters that a page may say of itself below however short an article
_TEXT = frozenset({LineKind.PROSE, LineKind.PLAIN, LineKind.MARKS, LineKind.SIGNATURE, LineKind.CONTACT, LineKind.HOST})


def end_of_body(wording: list[str], kinds: list[LineKind], body: list[int]) -> int:
    """The index of the first piece behind the article's last sentence; `body` holds the indices of all sentences."""
    if not body:
        return _end_of_lines(kinds)
    return _before_cut(wording, kinds, body[0], _before_teasers(wording, kinds, body))


def is_small(wording: list[str], kinds: list[LineKind], start: int) -> bool:
    """Whether what may be an article from `start` on is so much less than what stands above that it can be none."""
    sizes = [letters(piece) for piece in wording]
    behind = sum(size for size, kind in zip(sizes[start:], kinds[start:], strict=True) if kind in _TEXT)
    return behind < sum(sizes[:start]) + _TERMS


def teasers(wording: list[str], kinds: list[LineKind], start: int) -> set[int]:
    """Headlines behind the body that each have their day below: other articles', if there are several."""
    stamps = [index for index in range(start + 1, len(kinds)) if kinds[index] is LineKind.STAMP]
    pairs = [
        index for index in stamps if kinds[index - 1] is LineKind.PLAIN and letters(wording[index - 1]) <= _HEADLINE
    ]
    return {each for index in pairs for each in (index - 1, index)} if len(pairs) > 1 else set()


def _end_of_lines(kinds: list[LineKind]) -> int:
    """Where furniture alone begins in a page without sentences, such as a table."""
    end = len(kinds)
    while end and kinds[end - 1] in OPENERS | LINES | {LineKind.HOST, LineKind.CONTACT, LineKind.MARKS}:
        end -= 1
    return end


def _before_teasers(wording: list[str], kinds: list[LineKind], body: list[int]) -> int:
    """The end of the body, without the teasers that stand under a heading such as 相关推荐."""
    sizes = {index: letters(wording[index]) for index in body}
    end, behind, before = body[-1] + 1, 0, sum(sizes.values())
    for index in range(body[-1], body[0], -1):
        if sizes.get(index, 0) >= _LONG_PROSE:
            break
        behind += sizes.get(index, 0)
        if kinds[index] is LineKind.LIST and is_list_heading(wording[index]) and behind < (before - behind) * _TEASERS:
            end = index
    return end


def _before_cut(wording: list[str], kinds: list[LineKind], first: int, end: int) -> int:
    """Where the page says that the trial reading ends, if more than a sold document's terms does not follow."""
    above, behind = 0, sum(letters(piece) for piece, kind in zip(wording, kinds, strict=True) if kind in _TEXT)
    for index, piece in enumerate(wording[:end]):
        if index > first and is_cut_off(piece) and behind < above + _TERMS:
            return index
        above += letters(piece)
        behind -= letters(piece) * (kinds[index] in _TEXT)
    return end
