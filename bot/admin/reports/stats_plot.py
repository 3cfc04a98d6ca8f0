"""The picture of /stats: three panels over the same days, in the reader's language.

Its Chinese comes from a font that is installed with the bot. Without the font the picture is in English, as Chinese
would be empty boxes. Draw one picture at a time: Matplotlib keeps its settings for all threads together.
"""

from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.typing import RcKeyType

from bot.admin.reports.daily_counts import Counts, Figures
from bot.words import Words, words
from retrieval.types import Language

FONT_PACKAGE: Final = "pylopdf_fonts_zh_cn"
FONT_FILE: Final = "NotoSansSC-Regular.otf"  # has the Traditional characters as well
LATIN: Final = "DejaVu Sans"  # comes with Matplotlib
SIZE: Final = (8.0, 9.0)  # inches; upright, as on a telephone
DPI: Final = 140
MOST_LABELS: Final = 8
BLUE, AMBER, GREEN, RED, GREY, PALE = "#3b76c4", "#eda63a", "#49a078", "#d3604f", "#5f6673", "#e6e8ec"
STYLE: Final[dict[RcKeyType, Any]] = {
    "font.size": 13,
    "axes.titlesize": 15,
    "axes.titlelocation": "left",
    "axes.titlepad": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": "#c4c9d1",
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": PALE,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "ytick.left": False,
    "legend.frameon": False,
    "legend.handlelength": 1.2,
}


def picture(figures: Figures, language: Language) -> bytes:
    """Return the figures as a PNG."""
    family = _chinese_family()
    t = words(language if family else Language.ENGLISH)
    with rc_context({**STYLE, "font.family": [family or LATIN]}):
        figure = Figure(SIZE, layout=ConstrainedLayoutEngine(h_pad=0.12, w_pad=0.12))
        figure.suptitle(t("plot-title", first=figures.days[0].isoformat(), last=figures.days[-1].isoformat()))
        asked, opinions, times = figure.subplots(3, 1, sharex=True, height_ratios=(3, 2, 3))
        _draw_questions(asked, figures.daily, t)
        _draw_opinions(opinions, figures.daily, t)
        _draw_times(times, figures.daily, t)
        _label_days(times, figures.days)
        file = BytesIO()
        figure.savefig(file, format="png", dpi=DPI)
    return file.getvalue()


def _chinese_family() -> str | None:
    """Make the Chinese font known and return its name; None where it is not installed."""
    package = find_spec(FONT_PACKAGE)
    if package is None or package.origin is None:
        return None
    path = Path(package.origin).with_name(FONT_FILE)
    if not any(font.fname == str(path) for font in fontManager.ttflist):
        fontManager.addfont(path)
    return FontProperties(fname=path).get_name()


def _draw_questions(axes: Axes, daily: Sequence[Counts], t: Words) -> None:
    answered, refused = [day.answered for day in daily], [day.refused for day in daily]
    axes.bar(range(len(daily)), answered, color=BLUE, label=t("plot-answered"))
    axes.bar(range(len(daily)), refused, bottom=answered, color=AMBER, label=t("plot-refused"))
    axes.set_ylim(0, max(1.0, 1.08 * max(map(sum, zip(answered, refused, strict=True)))))
    _finish(axes, t("plot-questions"), whole=True)
    if not any(answered) and not any(refused):
        _say(axes, t("plot-no-questions"))


def _draw_opinions(axes: Axes, daily: Sequence[Counts], t: Words) -> None:
    good, bad = [day.good for day in daily], [day.bad for day in daily]
    axes.bar(range(len(daily)), good, color=GREEN, label=t("plot-good"))
    axes.bar(range(len(daily)), [-number for number in bad], color=RED, label=t("plot-bad"))
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.set_ylim(-1.12 * max(1, *bad), 1.12 * max(1, *good))
    _finish(axes, t("plot-opinions"), whole=True)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda number, _: f"{abs(number):.0f}"))
    if not any(good) and not any(bad):
        _say(axes, t("plot-no-opinions"))


def _draw_times(axes: Axes, daily: Sequence[Counts], t: Words) -> None:
    slow = [day.times.slow if day.times else float("nan") for day in daily]
    median = [day.times.median if day.times else float("nan") for day in daily]
    axes.plot(slow, color=AMBER, marker="o", markersize=4, label=t("plot-slow"))
    axes.plot(median, color=BLUE, marker="o", markersize=4, label=t("plot-median"))
    axes.set_ylim(0, 1.12 * max((day.times.slow for day in daily if day.times), default=1.0) or 1.0)
    _finish(axes, t("plot-times"), whole=False)
    if not any(day.times for day in daily):
        _say(axes, t("plot-no-questions"))


def _finish(axes: Axes, title: str, whole: bool) -> None:
    axes.set_title(title)
    axes.legend(loc="lower right", bbox_to_anchor=(1.01, 1.0), ncols=2, borderaxespad=0.3, columnspacing=1.2)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=whole))


def _say(axes: Axes, text: str) -> None:
    axes.set_yticks([])
    axes.text(0.5, 0.5, text, transform=axes.transAxes, ha="center", va="center", color=GREY, backgroundcolor="white")


def _label_days(axes: Axes, days: Sequence[date]) -> None:
    """Label at most eight days at even distances, the last one always."""
    step = -(-len(days) // MOST_LABELS)
    shown = range(len(days) - 1, -1, -step)
    axes.set_xticks(list(shown), [f"{days[index]:%m-%d}" for index in shown])
    axes.set_xlim(-0.7, len(days) - 0.3)
