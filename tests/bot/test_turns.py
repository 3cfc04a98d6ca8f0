import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.library.turns import CHAT, Turns

LOUD, GROUP, QUIET = 7, -1, 8


async def taken(chats: list[int], given_up: set[int]) -> list[int]:
    """Return whose turn came after whose, when all of them ask at once and some give up while they wait."""
    turns, order = Turns(), []

    async def ask(chat: int) -> None:
        CHAT.set(chat)
        async with turns.turn():
            order.append(chat)
            await asyncio.sleep(0)

    async with turns.turn():
        tasks = [asyncio.create_task(ask(chat)) for chat in chats]
        await asyncio.sleep(0)
    for number in given_up:  # one of them may have been given its turn already
        tasks[number].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return order


async def test_a_quiet_person_waits_for_two_turns_however_many_others_ask() -> None:
    order = await taken([*[LOUD] * 50, *[GROUP] * 50, QUIET], set())
    assert order.index(QUIET) <= 3
    assert len(order) == 101


@given(st.lists(st.sampled_from([LOUD, GROUP, QUIET, -2, 9]), min_size=1, max_size=20), st.data())
def test_whoever_gives_up_holds_nobody_up(chats: list[int], data: st.DataObject) -> None:
    given_up = data.draw(st.sets(st.integers(0, len(chats) - 1)))
    order = asyncio.run(asyncio.wait_for(taken(chats, given_up), timeout=30))
    assert sorted(order) == sorted(chat for number, chat in enumerate(chats) if number not in given_up)


@given(st.lists(st.sampled_from([LOUD, GROUP, QUIET, -2, 9]), min_size=1, max_size=20), st.integers(1, 4))
def test_as_many_have_a_turn_at_once_as_may(chats: list[int], at_once: int) -> None:
    async def most_inside() -> int:
        turns, inside, most = Turns(at_once), 0, 0

        async def ask(chat: int) -> None:
            nonlocal inside, most
            CHAT.set(chat)
            async with turns.turn():
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(0)
                inside -= 1

        await asyncio.gather(*(ask(chat) for chat in chats))
        return most

    assert asyncio.run(most_inside()) == min(at_once, len(chats))
