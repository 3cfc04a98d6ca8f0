import sqlite3
import warnings
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.admin.reports import stats_plot
from bot.admin.reports.daily_counts import Counts, Figures, Times, figures
from bot.admin.reports.stats import SPANS, ShowDays, _caption, _percent
from bot.state import FILE, KEPT, State
from bot.telegram.buttons import unpack
from bot.words import words
from retrieval.types import Language

TODAY = date(2026, 11, 22)
NOTHING = Counts(0, 0, 0, 0, None)


def fill(folder: Path, questions: list[tuple[str, bool, float]], opinions: list[tuple[str, int]]) -> State:
    State(folder).close()
    with closing(sqlite3.connect(folder / FILE)) as database:
        for number, (at, answered, seconds) in enumerate(questions):
            database.execute(
                "INSERT INTO questions VALUES (1, ?, 1, '问', '问', ?, 0.5, ?, ?, NULL, NULL)",
                (number, answered, seconds, at),
            )
        for number, (at, value) in enumerate(opinions):
            database.execute("INSERT INTO feedback VALUES (1, ?, 1, ?, ?, NULL)", (number, value, at))
        database.commit()
    return State(folder)


def test_the_days_are_counted_by_themselves_and_together(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    day, before = today.isoformat(), (today - timedelta(days=1)).isoformat()
    long_ago = (today - timedelta(days=7)).isoformat()
    questions = [
        (f"{day}T00:00:00+00:00", True, 0.1),
        (f"{day}T00:00:01+00:00", False, 0.3),
        (f"{before}T23:59:59.999999+00:00", True, 0.2),
        (f"{long_ago}T12:00:00+00:00", True, 9.0),
    ]
    state = fill(tmp_path, questions, [(f"{before}T01:00:00+00:00", 1), (f"{before}T01:00:00+00:00", -1)])
    week = figures(state, 7, today)
    state.close()
    assert week.days[0] == today - timedelta(days=6)
    assert week.days[-1] == today
    assert week.daily[:-2] == (NOTHING,) * 5
    assert (week.daily[-2].answered, week.daily[-2].good, week.daily[-2].bad) == (1, 1, 1)
    assert (week.daily[-1].answered, week.daily[-1].refused) == (1, 1)
    assert (week.total.answered, week.total.refused, week.total.good, week.total.bad) == (2, 1, 1, 1)
    # Worked out by hand: of 0.1, 0.2, 0.3 the middle one, and nine tenths of the way from it to the last.
    assert week.total.times is not None
    assert (week.total.times.median, week.total.times.slow) == pytest.approx((0.2, 0.29))


def test_nothing_asked_is_nothing_counted(tmp_path: Path) -> None:
    state = State(tmp_path)
    assert figures(state, 30, TODAY) == Figures(
        tuple(TODAY - timedelta(days=back) for back in range(29, -1, -1)), (NOTHING,) * 30, NOTHING
    )
    state.close()


def test_no_span_is_longer_than_questions_are_kept() -> None:
    assert timedelta(days=max(SPANS)) <= min(KEPT["questions"], KEPT["feedback"])


def made_up(span: int) -> Figures:
    days = tuple(TODAY - timedelta(days=back) for back in range(span - 1, -1, -1))
    daily = tuple(
        Counts(n % 9, n % 4, n % 3, n % 2, Times(0.1 + n % 3, 0.5 + n % 5) if n % 5 else None) for n in range(span)
    )
    return Figures(days, daily, Counts(20, 5, 3, 1, Times(0.21, 0.84)))


def empty(span: int) -> Figures:
    return Figures(made_up(span).days, (NOTHING,) * span, NOTHING)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("drawn", [*map(made_up, SPANS), empty(7)], ids=[*map(str, SPANS), "empty"])
def test_every_character_of_the_picture_has_a_glyph(drawn: Figures, language: Language) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # of a missing glyph, Matplotlib warns
        data = stats_plot.picture(drawn, language)
    image = Image.open(BytesIO(data))
    assert image.format == "PNG"
    assert image.width > 1000
    assert len(image.convert("L").getcolors()) > 10  # something is drawn


def test_the_languages_make_different_pictures() -> None:
    assert len({stats_plot.picture(made_up(7), language) for language in Language}) == len(Language)


def test_without_the_font_the_picture_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stats_plot, "FONT_PACKAGE", "no_such_package")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = {stats_plot.picture(made_up(7), language) for language in Language}
    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.SIMPLIFIED,
            "<b>最近 7 天（2026-11-16 至 2026-11-22，UTC）</b>\n提问 25 次：回答 20 次（80%），未能回答 5 次（20%）\n"
            "评价 4 次：👍 3（75%），👎 1（25%）\n用时：中位数 0.21 秒，95% 在 0.84 秒以内",
        ),
        (
            Language.TRADITIONAL,
            "<b>最近 7 天（2026-11-16 至 2026-11-22，UTC）</b>\n提問 25 次：回答 20 次（80%），未能回答 5 次（20%）\n"
            "評價 4 次：👍 3（75%），👎 1（25%）\n用時：中位數 0.21 秒，95% 在 0.84 秒以內",
        ),
        (
            Language.ENGLISH,
            "<b>The last 7 days (2026-11-16 to 2026-11-22, UTC)</b>\n"
            "Questions: 25, of which 20 answered (80%) and 5 not (20%)\n"
            "Feedback: 4, of which 👍 3 (75%) and 👎 1 (25%)\nResponse time: median 0.21 s, 95% within 0.84 s",
        ),
    ],
)
def test_the_caption_says_the_figures(language: Language, said: str) -> None:
    assert _caption(made_up(7), words(language)) == said


@pytest.mark.parametrize("language", Language)
def test_the_caption_says_that_there_is_nothing(language: Language) -> None:
    t = words(language)
    assert _caption(empty(7), t).split("\n")[1:] == [t("stats-no-questions"), t("stats-no-opinions")]


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(0, 9, 0), (9, 9, 100), (1, 1000, 1), (999, 1000, 99), (1, 3, 33)]
)
def test_a_share_is_never_rounded_to_all_or_nothing(part: int, whole: int, percent: int) -> None:
    assert _percent(part, whole) == percent


@pytest.mark.parametrize("data", ["stats:en:8", "stats:xx:7", "stats:en", "stats:en:seven", ""])
def test_forged_data_asks_for_nothing(data: str) -> None:
    assert unpack(data, ShowDays) is None
