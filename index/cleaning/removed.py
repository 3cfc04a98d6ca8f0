"""What cleaning took away from a text, for people to see; worked out from the two texts alone.

The cleaned text is a subsequence of the raw one, mostly in several ways: the words of a title stand in the page's menu
too. People see as few and as whole pieces as possible, so that way is looked for: at each gap the text goes on where it
then runs on longest, among the places that leave enough of the raw text for all that is still to come.
"""

from collections.abc import Iterator, Sequence

from index.types import Span

_PLACES = 2000  # compared for one gap, the nearest; bounds the time over texts that repeat themselves
_FAR = 200  # characters by which they are compared


def removed_pieces(raw: str, cleaned: str) -> tuple[str, ...]:
    r"""Return what `raw` has besides `cleaned`, its subsequence: in order, each within a line, without blanks around.

    >>> removed_pieces("首页\n降雨\n来源：某报\n周三有雨。", "降雨\n周三有雨。")
    ('首页', '来源：某报')
    """
    lines = (line for gap in _gaps(raw, cleaned) for line in raw[gap.start : gap.end].splitlines())
    return tuple(line.strip() for line in lines if any(map(_is_seen, line)))


def places_in(cleaned: str, raw: str, places: Sequence[int]) -> tuple[int, ...]:
    r"""Return where in `cleaned`, a subsequence of `raw`, these rising places of `raw` are.

    >>> places_in("降雨\n周三有雨。", "首页\n降雨\n来源：某报\n周三有雨。", (0, 3, 12))
    (0, 0, 3)
    """
    gaps = list(_gaps(raw, cleaned)) if raw != cleaned else []
    found: list[int] = []
    gone = done = 0
    for place in places:
        while done < len(gaps) and gaps[done].end <= place:
            gone += gaps[done].end - gaps[done].start
            done += 1
        inside = max(0, place - gaps[done].start) if done < len(gaps) else 0
        found.append(min(place - gone - inside, len(cleaned)))
    return tuple(found)


def _gaps(raw: str, cleaned: str) -> Iterator[Span]:
    latest = _latest(raw, cleaned)
    begin = here = done = 0  # begin: where the stretch that ends `here` began
    while done < len(cleaned):
        place = _best_place(raw, cleaned, Span(here, latest[done] + 1), done)
        if place > here:
            yield _at_line_start(raw, Span(here, place), begin)
        run = _run(raw, cleaned, place, done, len(cleaned))
        begin, here, done = place, place + run, done + run
    if here < len(raw):
        yield Span(here, len(raw))


def _latest(raw: str, cleaned: str) -> list[int]:
    """Return for each character of `cleaned` the last place in `raw` that leaves room for those behind it."""
    places: list[int] = []
    end = len(raw)
    for char in reversed(cleaned):
        end = raw.rindex(char, 0, end)
        places.append(end)
    return places[::-1]


def _best_place(raw: str, cleaned: str, within: Span, done: int) -> int:
    """Return where within a stretch of `raw` the most of `cleaned[done:]` follows at once, the first of several."""
    places: list[int] = []
    place = raw.find(cleaned[done], within.start, within.end)
    while place >= 0 and len(places) < _PLACES:
        places.append(place)
        place = raw.find(cleaned[done], place + 1, within.end)
    return max(places, key=lambda place: (_run(raw, cleaned, place, done, _FAR), -place))


def _run(raw: str, cleaned: str, place: int, done: int, most: int) -> int:
    """Return how many characters are the same in both from there on."""
    count = 0
    for one, other in zip(raw[place : place + most], cleaned[done : done + most], strict=False):
        if one != other:
            break
        count += 1
    return count


def _at_line_start(raw: str, gap: Span, begin: int) -> Span:
    """Move a gap back over characters that it ends with too, if it then begins where a line does, or after a blank."""
    moved = [gap]
    while moved[-1].start > begin and raw[moved[-1].start - 1] == raw[moved[-1].end - 1]:
        moved.append(Span(moved[-1].start - 1, moved[-1].end - 1))
    return max(moved, key=lambda span: (_begins_line(raw, span.start), _is_behind_blank(raw, span.start)))


def _begins_line(raw: str, place: int) -> bool:
    return place == 0 or raw[place - 1] == "\n"


def _is_behind_blank(raw: str, place: int) -> bool:
    return place == 0 or raw[place - 1].isspace()


def _is_seen(char: str) -> bool:
    return char.isprintable() and not char.isspace()
