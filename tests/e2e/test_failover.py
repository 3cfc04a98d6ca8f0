"""Loss of the primary that has index and state: what people have asked is answered once the standby is promoted."""

from pathlib import Path

import pytest
from postgres import replicated

from e2e.conftest import MakeBot
from e2e.failover import AFTER, BEFORE, lose_primary

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.database]


async def test_what_was_asked_is_answered_and_what_was_noted_is_there(make_bot: MakeBot, tmp_path: Path) -> None:
    with replicated() as (primary, standby):
        bot = await make_bot(YINJU_STORE=primary.new_database(standby))
        came = await lose_primary(bot, primary, standby, tmp_path)
        assert came.noted >= BEFORE + AFTER
