"""Plots as SVG, written by hand: lines over the unit square, with axes, ticks and a legend."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 360, 300
LEFT, RIGHT, TOP_EDGE, BOTTOM = 46, 12, 30, 40
COLOURS = ("var(--first)", "var(--second)", "var(--third)")
POINTS = 300  # drawn of a line; more cannot be told apart

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlotLine:
    """One line of a plot; with `dots` its points are marked, each by its size in [0, 1]."""

    name: str
    points: tuple[Point, ...]
    dots: tuple[float, ...] = ()
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from `low` to `high`, with its name and the values that are written on it."""

    name: str
    low: float = 0.0
    high: float = 1.0
    ticks: tuple[float, ...] = (0, 0.2, 0.4, 0.6, 0.8, 1)


def plot(title: str, across: Axis, up: Axis, lines: Sequence[PlotLine]) -> str:
    """Return a plot as an SVG element."""
    drawn = [
        *_grid(across, up),
        *(_line(line, colour, across, up) for line, colour in zip(lines, COLOURS, strict=False)),
    ]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">'
        f'<text class="title" x="{LEFT}" y="16">{escape(title)}</text>{"".join(drawn)}{_legend(lines)}</svg>'
    )


def thinned(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return at most about POINTS of the points, evenly taken, the first and the last among them."""
    step = max(1, len(points) // POINTS)
    return (*points[:-1:step], *points[-1:])


def _x(value: float, axis: Axis) -> float:
    return round(LEFT + (value - axis.low) / (axis.high - axis.low) * (WIDTH - LEFT - RIGHT), 1)


def _y(value: float, axis: Axis) -> float:
    return round(HEIGHT - BOTTOM - (value - axis.low) / (axis.high - axis.low) * (HEIGHT - TOP_EDGE - BOTTOM), 1)


def _grid(across: Axis, up: Axis) -> list[str]:
    left, right, top, bottom = LEFT, WIDTH - RIGHT, TOP_EDGE, HEIGHT - BOTTOM
    drawn = []
    for tick in across.ticks:
        x = _x(tick, across)
        drawn.append(f'<line class="grid" x1="{x}" y1="{top}" x2="{x}" y2="{bottom}"/>')
        drawn.append(f'<text x="{x}" y="{bottom + 14}" text-anchor="middle">{tick:g}</text>')
    for tick in up.ticks:
        y = _y(tick, up)
        drawn.append(f'<line class="grid" x1="{left}" y1="{y}" x2="{right}" y2="{y}"/>')
        drawn.append(f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{tick:g}</text>')
    middle = (top + bottom) / 2
    drawn.append(f'<text x="{(left + right) / 2}" y="{bottom + 32}" text-anchor="middle">{escape(across.name)}</text>')
    drawn.append(f'<text transform="translate(12 {middle}) rotate(-90)" text-anchor="middle">{escape(up.name)}</text>')
    return drawn


def _line(line: PlotLine, colour: str, across: Axis, up: Axis) -> str:
    places = [(_x(x, across), _y(y, up)) for x, y in line.points]
    dash = ' stroke-dasharray="4 3"' if line.dashed else ""
    path = " ".join(f"{x},{y}" for x, y in places)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="{2 + 5 * size:.1f}" fill="{colour}" fill-opacity="0.6"/>'
        for (x, y), size in zip(places, line.dots, strict=False)
    )
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.8"{dash}/>{dots}'


def _legend(lines: Sequence[PlotLine]) -> str:
    entries = []
    for number, (line, colour) in enumerate(zip(lines, COLOURS, strict=False)):
        y = HEIGHT - BOTTOM - 10 - 15 * (len(lines) - 1 - number)
        entries.append(
            f'<text x="{WIDTH - RIGHT - 6}" y="{y}" text-anchor="end" style="fill:{colour}">{escape(line.name)}</text>'
        )
    return "".join(entries)
