"""The index follows the folder by itself: when it has changed and come to rest, or each day at a time."""

from dataclasses import replace

import pytest
import pytest_asyncio
from botapi import Private

from e2e.conftest import MakeBot, administrator
from e2e.look import OWN, WORDS, accounted, assert_quotes
from e2e.process import BotProcess
from index.documents.fingerprint import fingerprint

pytestmark = pytest.mark.asyncio(loop_scope="module")

CITIES = {"zh-hans": "宣威市", "zh-hant": "楚雄市", "en": "保山市"}


def article(city: str) -> str:
    return f"{city}修缮钟楼\n\n2026年5月6日，{city}修缮钟楼，四十一名工匠更换了六百块青砖，钟楼在国庆节前重新开放。\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    return await make_bot(admins=(7001, 7002, 7003), TEST_SETTLED="0.6")


async def test_a_folder_that_has_come_to_rest_is_indexed(own: BotProcess, speaker: Private, code: str) -> None:
    said, city = WORDS[code], CITIES[code]
    word = {"zh-hans": "自动", "zh-hant": "自動", "en": "auto"}[code]
    assert (await speaker.ask(f"/reindex {word}")).text == said("schedule-watch")
    await own.restart()
    heard = len(speaker.said())
    (own.documents / f"{code}钟楼.txt").write_text(article(city), encoding="utf-8")
    note = await speaker.said_next(heard)
    await accounted(speaker, note, added=1)
    assert f"{said('report-titles-added')}\n– {city}修缮钟楼" in (note.text or "")
    assert_quotes(await speaker.ask(f"{city}钟楼有多少名工匠？"), "四十一名工匠")


async def test_what_the_bot_itself_has_added_is_no_change(own: BotProcess) -> None:
    admin = administrator(own)
    await admin.ask("/reindex auto")
    message = await admin.reply(admin.send_document("临沧.txt", article("临沧市").encode()))
    await admin.press(message, OWN("button-add"))
    await accounted(admin, message, added=1)
    heard, now = len(admin.said()), fingerprint(own.documents)

    def is_seen() -> bool:
        with own.state() as state:
            schedule = state.schedules.current()
        return schedule is not None and schedule.seen == now

    await own.server.wait(is_seen, what="a look at the folder")
    assert len(admin.said()) == heard


async def test_each_day_at_a_time_and_by_hand_again(own: BotProcess) -> None:
    admin = administrator(own)
    assert (await admin.ask("/reindex 25:00")).text == OWN("schedule-usage")
    assert (await admin.ask("/reindex 0:00")).text == OWN("schedule-daily", time="00:00")
    heard = len(admin.said())
    with own.state() as state:
        schedule = state.schedules.current()
        assert schedule is not None
        assert schedule.day != ""  # the time of today is over
        state.schedules.put(replace(schedule, day="2026-01-01"))
    note = await admin.said_next(heard)
    await accounted(admin, note)
    assert (await admin.ask("/reindex 手动")).text == OWN("schedule-off")
    log = (await admin.ask("/audit")).text or ""
    assert OWN("audit-what", action=OWN("audit-schedule"), detail=OWN("audit-schedule-off")) in log
    with own.state() as state:
        assert state.schedules.current() is None
