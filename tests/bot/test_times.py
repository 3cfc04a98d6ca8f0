from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.message import safe
from bot.telegram.times import local_time, with_times, without_times

MARKS = "\ufdd0\ufdd1\ufdd2"  # what stands around a time until it is sent
TEXTS = st.text(st.characters(exclude_characters=MARKS, exclude_categories=["Cs"]))
TIMES = st.integers(86_400, 4_000_000_000).map(lambda unix: datetime.fromtimestamp(unix, UTC))


@given(before=TEXTS, at=TIMES, after=TEXTS)
def test_a_time_in_a_text_is_found_and_the_text_stays(before: str, at: datetime, after: str) -> None:
    text = safe(f"{before}{local_time(at.isoformat())}{after}")
    said = f"{at:%Y-%m-%d %H:%M} UTC"
    tag = f'<tg-time unix="{int(at.timestamp())}" format="dt">{said}</tg-time>'
    assert without_times(text) == safe(before + said + after)
    assert with_times(text) == safe(before) + tag + safe(after)


@given(text=TEXTS, at=TIMES, length=st.integers(0, 60))
def test_a_time_that_was_cut_off_leaves_no_odd_characters(text: str, at: datetime, length: int) -> None:
    cut = text + local_time(at.isoformat())[:length]
    for shown in (with_times(cut), without_times(cut)):
        assert not set(MARKS) & set(shown)
        assert shown.startswith(text)
