from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.relative_times import Dated, with_date

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("question", "dated", "period"),
    [
        ("今年绍兴有什么人才政策？", "2026年绍兴有什么人才政策？", "2026"),
        ("去年绍兴有什么人才政策？", "2025年绍兴有什么人才政策？", "2025"),
        ("前年呢", "2024年呢", "2024"),
        ("上個月有什麼新聞", "2026年2月有什麼新聞", "2026-02"),
        ("本月有什么新闻", "2026年3月有什么新闻", "2026-03"),
        ("昨天开了什么会？", "2026年2月28日开了什么会？", "2026-02-28"),
        ("What happened last month?", "What happened in February 2026?", "2026-02"),
        ("What was decided yesterday?", "What was decided on February 28, 2026?", "2026-02-28"),
        ("the budget of last year", "the budget of 2025", "2025"),
    ],
)
def test_a_relative_time_is_the_date_that_it_means_today(question: str, dated: str, period: str) -> None:
    assert with_date(question, TODAY) == Dated(dated, period)


@pytest.mark.parametrize(
    "question",
    [
        "绍兴的人才政策有哪些？",
        "今年比去年多开放多少晚上？",
        "产值比去年增长多少？",
        "2024年有什么新闻",
        "去年同期是多少？",
        "日本月球车何时着陆？",
        "",
    ],
)
def test_a_comparison_and_a_date_stay_as_they_are(question: str) -> None:
    assert with_date(question, TODAY) is None


@given(st.sampled_from(["今年", "去年", "上个月", "昨天", "last year"]), st.dates(date(1900, 1, 1), date(9000, 1, 1)))
def test_a_date_is_never_after_today(word: str, today: date) -> None:
    dated = with_date(f"{word}有什么？", today)
    assert dated is not None
    assert dated.period <= today.isoformat()
