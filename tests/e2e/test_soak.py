"""The short form of `make soak`, and that it notices what it looks for."""

import pytest
from endurance.soak import PEOPLE, Seen, soak

from e2e.conftest import MakeBot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_questions_beside_indexing_are_all_answered_once(make_bot: MakeBot) -> None:
    bot = await make_bot()
    seen = await soak(bot, seconds=6, pause=0.1, every=1, seed=1)
    assert len(seen.asked) >= PEOPLE
    assert seen.runs >= 1
    assert seen.megabytes
    assert seen.lost == 0
    chat, question = seen.asked[0]
    chat.replies(question)[0].deleted = True
    assert seen.lost == 1


async def test_memory_that_grows_is_noticed() -> None:
    assert Seen(megabytes=[900] + [1000] * 50).growth == 0
    assert Seen(megabytes=list(range(1000, 1200, 4))).growth > 0.1
