"""Dates: the event's before the publication's, the year inferred only from what the text gives as past."""

import pytest

from index.metadata.date import find_date


@pytest.mark.parametrize(
    ("raw", "text", "day"),
    [
        ("发布日期:2023-04-25", "4月24日下午，会议召开。", "2023-04-24"),
        ("发布日期:2021-01-02", "12月30日，会议召开。", "2020-12-30"),
        ("时间:2024-04-09 19:30:00 来源:电视台", "会议召开。", "2024-04-09"),
        ("", "11月9日，大会召开。为2022年度先进、获批2023年项目的单位颁奖，到2025年建成。", "2023-11-09"),
        ("", "11月9日，大会召开，到2025年建成。", None),
        ("", "2月9日，大会召开，2019年产值一亿元。", None),
        ("", "2月18日，市里开会，回顾2023年工作，部署2024年重点任务。", "2024-02-18"),
        ("", "1月9日，市里开会，总结2023年工作。", "2024-01-09"),
        ("", "在2024年全市推进会上的讲话", None),
        ("", "现将事项通知如下。\n市科技局\n2021年12月20日", "2021-12-20"),
        ("", "现将事项通知如下。\n市科技局\n二〇二一年十二月二十日", "2021-12-20"),
        ("", "中華民國112年5月3日，會議召開。", "2023-05-03"),
        ("", "自2020年1月1日起，免征增值税。", None),
        ("", "2月30日，会议召开，2021年完成。", None),
    ],
)
def test_the_day_is_the_events(raw: str, text: str, day: str | None) -> None:
    assert find_date(raw, text) == day


def test_the_files_own_date_gives_the_year() -> None:
    assert find_date("", "4月9日，大会召开。", "2024-04-10T08:00:00") == "2024-04-09"


def test_a_date_that_is_none_is_ignored() -> None:
    assert find_date("", "大会召开。", "yesterday") is None
