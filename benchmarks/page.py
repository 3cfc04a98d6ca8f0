"""One self-contained page: the goals, every figure, plots, and the worst misses with what was quoted instead."""

from collections.abc import Iterable, Sequence
from html import escape

from benchmarks.asking import TOP
from benchmarks.errors import Miss, WrongShort
from benchmarks.figures import Measured
from benchmarks.plots import Axis, PlotLine, plot, thinned
from benchmarks.report import HEAD, MISSES, ReportRow, cells_of, part_of, rows

LONGEST = 400  # characters shown of a quote or an expected answer

STYLE = """
:root { --ink: #1d2129; --soft: #6b7280; --paper: #fff; --line: #e3e6ea;
        --first: #1f6feb; --second: #d1242f; --third: #8a8f98; --good: #1a7f37; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --soft: #9aa1ab; --paper: #15181d; --line: #2f353d;
        --first: #6ea8ff; --second: #ff7b72; --third: #848d97; --good: #56d364; } }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
       line-height: 1.55; font-family: system-ui, "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei",
       sans-serif; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.met { color: var(--good); } .not { color: var(--second); } .soft { color: var(--soft); font-size: .8rem; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem; } svg { width: 22rem; max-width: 100%; }
svg text { font-size: 11px; fill: var(--soft); } svg .title { font-size: 13px; fill: var(--ink); }
svg .grid { stroke: var(--line); stroke-width: 1; }
.misses td { max-width: 24rem; overflow-wrap: anywhere; } .misses td:first-child { min-width: 11rem; }
"""
UNIT = Axis("")


def page(parts: Sequence[Measured], note: str) -> str:
    """Return the page; `note` says what was measured, when."""
    lines = rows(parts)
    targets = [line for line in lines if line.target]
    body = [
        "<h1>Yinju: ranking, short answers and refusing</h1>",
        f'<p class="soft">{escape(note)}</p>',
        "<h2>Goals</h2>" + _table(targets) if targets else "",
        *(_part(part, [line for line in lines if line.part == part_of(part)]) for part in parts),
    ]
    return (
        '<!doctype html><html lang="zh-Hans"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Yinju: evaluation</title><style>{STYLE}</style><body>{''.join(body)}</body></html>\n"
    )


def _part(part: Measured, lines: list[ReportRow]) -> str:
    reasons = "; ".join(f"{escape(reason)}: {count}" for reason, count in part.reasons.most_common())
    return (
        f"<h2>{escape(part_of(part))}</h2>"
        f'<p class="soft">{part.documents} documents, {part.passages} passages</p>'
        f'<div class="plots">{"".join(_plots(part))}</div>{_table(lines)}'
        f"<h3>Worst misses</h3><p>First quotes that do not hold the answer: {len(part.missed)}. {reasons}.</p>"
        f"{_misses(part.missed[:MISSES])}{_wrong_shorts(part.wrong_shorts[:MISSES])}"
    )


def _plots(part: Measured) -> Iterable[str]:
    ranks = Axis("quotes looked at", 1, TOP, tuple(range(1, TOP + 1)))
    hits = [
        PlotLine(name, tuple(enumerate(part.hits[key], 1)), dashed=key == "all")
        for key, name in (("shown", "refused counts as missed"), ("all", "if nothing were refused"))
    ]
    yield plot("Answers among the first quotes", ranks, Axis("share"), hits)
    risk = [PlotLine("every limit", thinned([*zip(*part.risk, strict=True)])), _now(part.risk_now)]
    yield plot("Risk and coverage", Axis("share answered"), Axis("share of these without answer in 3 quotes"), risk)
    if part.refusing:
        now = part.figures["answered"].value, part.figures["refused"].value
        limits = [PlotLine("every limit", thinned([*zip(*part.refusing, strict=True)])), _now(now)]
        yield plot("Answering and refusing", Axis("answerable answered"), Axis("others refused"), limits)
    yield plot("Is the chance reliable?", Axis("chance said"), Axis("share right"), _reliability(part))


def _now(point: tuple[float, float]) -> PlotLine:
    return PlotLine("the limit that decides now", (point,), dots=(0.4,))


def _reliability(part: Measured) -> list[PlotLine]:
    names = {"found": "found in 3 quotes", "there": "answerable"}
    lines = []
    for key, bins in part.reliability.items():
        filled = [each for each in bins if each.count]
        most = max((each.count for each in filled), default=1)
        points = tuple((each.said, each.right) for each in filled)
        lines.append(PlotLine(names[key], points, dots=tuple((each.count / most) ** 0.5 for each in filled)))
    return [*lines, *[PlotLine("", ())] * (2 - len(lines)), PlotLine("reliable", ((0, 0), (1, 1)), dashed=True)]


def _table(lines: Sequence[ReportRow]) -> str:
    head = "".join(f'<th class="{_kind(column)}">{escape(name)}</th>' for column, name in enumerate(HEAD))
    return f'<div class="scroll"><table><tr>{head}</tr>{"".join(map(_row, lines))}</table></div>'


def _row(line: ReportRow) -> str:
    state = {True: "met", False: "not", None: ""}[line.met]
    cells = [f'<td class="{_kind(at)}">{escape(cell)}</td>' for at, cell in enumerate(cells_of(line)[:-1])]
    return f'<tr>{"".join(cells)}<td class="{state}">{escape(cells_of(line)[-1])}</td></tr>'


def _kind(column: int) -> str:
    return "number" if 2 <= column <= 6 else ""


def _misses(missed: Sequence[Miss]) -> str:
    head = "<tr><th>question</th><th>expected</th><th>quoted first</th></tr>"
    return f'<div class="scroll"><table class="misses">{head}{"".join(map(_miss, missed))}</table></div>'


def _miss(miss: Miss) -> str:
    rank = f"right quote at rank {miss.rank}" if miss.rank else f"no right quote among {TOP}"
    state = f"{'' if miss.answered else 'refused; '}{rank}; chance {miss.chance:.2f}; {miss.reason}"
    cells = (
        (miss.question, state),
        (miss.expected, miss.expected_title),
        (miss.quoted, miss.quoted_title),
    )
    drawn = (f'<td>{_short(text)}<br><span class="soft">{_short(more)}</span></td>' for text, more in cells)
    return f"<tr>{''.join(drawn)}</tr>"


def _wrong_shorts(wrong: Sequence[WrongShort]) -> str:
    if not wrong:
        return ""
    head = "<tr><th>question</th><th>wanted</th><th>expected</th><th>given</th><th>first quote</th></tr>"
    return f'<h3>Wrong short answers</h3><div class="scroll"><table>{head}{"".join(map(_wrong, wrong))}</table></div>'


def _wrong(wrong: WrongShort) -> str:
    state = "holds the answer" if wrong.first_quote_holds else "does not hold it"
    cells = (wrong.question, wrong.wanted, wrong.expected, wrong.given, state)
    return f"<tr>{''.join(f'<td>{_short(cell)}</td>' for cell in cells)}</tr>"


def _short(text: str) -> str:
    return escape(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
