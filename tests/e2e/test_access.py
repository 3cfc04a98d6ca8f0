"""A bot that an administrator limits to listed people and groups, from Telegram."""

from collections.abc import Iterator

import pytest
import pytest_asyncio
from botapi import Driver, Message, Private, origin

from bot.words import words
from e2e.conftest import ADMIN, MakeBot, administrator
from e2e.look import MUSIC, MUSIC_QUOTE, OWN, PLAY, PLAY_QUOTE, WORDS, assert_quotes, has_quote
from e2e.process import BotProcess
from retrieval.types import Language

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    return await make_bot(admins=(ADMIN, 7002))


@pytest.fixture
def people(own: BotProcess) -> Iterator[Driver]:
    yield Driver(own.server)
    assert own.running, f"the bot has ended:\n{own.log}"


@pytest.fixture
def admin(own: BotProcess) -> Private:
    return administrator(own)


@pytest_asyncio.fixture(loop_scope="module")
async def limited(own: BotProcess, admin: Private) -> None:
    """Limit the bot, with nobody on the list."""
    menu = await admin.ask("/access")
    while any("✕" in button["text"] for button in menu.buttons):
        await admin.press(menu, "✕")
    await choose(admin, menu, "listed")
    assert OWN("access-listed") in (menu.text or "")


async def choose(admin: Private, menu: Message, who: str) -> None:
    """Let everybody ask, or only those listed; where the list is empty, say that it is meant."""
    said = WORDS[str(admin.speaker.language_code)]
    await admin.press(menu, said(f"access-button-{who}"))
    if menu.text == said(f"access-sure-{who}"):
        await admin.press(menu, said(f"access-button-sure-{who}"))


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("code", WORDS)
async def test_who_was_turned_away_asks_to_be_let_in_and_an_administrator_decides(
    own: BotProcess, people: Driver, admin: Private, code: str
) -> None:
    said, other = WORDS[code], administrator(own, code, which=1)
    await other.ask("/status")
    stranger = people.private(people.user("小陈 <b>", code))
    number, before = str(stranger.speaker.id), [len(each.said()) for each in (admin, other)]
    refused = await stranger.ask(PLAY)
    await stranger.press(refused, said("button-wish"))
    assert refused.text == said("wish-sent", person=number)
    asked = [await each.said_next(count) for each, count in zip((admin, other), before, strict=True)]
    name = f"小陈 <b> @{stranger.speaker.username}"
    assert [message.text for message in asked] == [OWN("wish-ask", name=name, person=number)] * 2
    again = await stranger.press(await stranger.ask(PLAY), said("button-wish"))
    assert (again.answer or {})["text"] == said("wish-again")
    forged = stranger.forge(refused, f"decide:en:1:{number}")
    await own.server.wait(lambda: forged.answer, what="a refusal")

    await own.restart()
    heard = len(stranger.said())
    await admin.press(asked[0], OWN("button-wish-yes"))
    assert asked[0].text == OWN("wish-granted", name=name, person=number)
    assert (await stranger.said_next(heard)).text == said("wish-yes")
    assert_quotes(await stranger.ask(PLAY), PLAY_QUOTE)
    await other.press(asked[1], OWN("button-wish-no"))
    assert asked[1].text == OWN("wish-decided", person=number, listed="True")
    assert_quotes(await stranger.ask(PLAY), PLAY_QUOTE)
    needless = stranger.forge(refused, f"wish:{said.language}")
    await own.server.wait(lambda: needless.answer, what="an answer")
    assert (needless.answer or {})["text"] == said("wish-needless")
    assert f"{name} ({number})" in ((await admin.ask("/access")).text or "")


@pytest.mark.usefixtures("limited")
async def test_a_wish_that_is_refused_is_told_and_can_be_asked_again_tomorrow(people: Driver, admin: Private) -> None:
    stranger, before = people.private(language_code="en"), len(admin.said())
    await stranger.press(await stranger.ask(PLAY), WORDS["en"]("button-wish"))
    asked, heard = await admin.said_next(before), len(stranger.said())
    await admin.press(asked, OWN("button-wish-no"))
    assert (await stranger.said_next(heard)).text == WORDS["en"]("wish-no")
    again = await stranger.press(await stranger.ask(PLAY), WORDS["en"]("button-wish"))
    assert (again.answer or {})["text"] == WORDS["en"]("wish-again")
    assert len(admin.said()) == before + 1


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("code", WORDS)
async def test_a_stranger_learns_their_id_and_asks_once_they_are_listed(
    people: Driver, admin: Private, code: str
) -> None:
    stranger = people.private(language_code=code)
    refusal = WORDS[code]("not-listed", person=str(stranger.speaker.id))
    for text in (PLAY, "/start", "/sources"):
        assert (await stranger.ask(text)).text == refusal
    number = (await stranger.ask(PLAY)).spans("code")
    assert number == [str(stranger.speaker.id)]
    added = await admin.ask(f"/access add {number[0]} 小陈")
    assert added.text == OWN("access-added", name="小陈")
    assert_quotes(await stranger.ask(PLAY), PLAY_QUOTE)
    assert (await admin.ask(f"/access remove {number[0]}")).text == OWN("access-removed", name="小陈")
    assert (await stranger.ask(PLAY)).text == refusal


@pytest.mark.parametrize("code", WORDS)
async def test_the_menu_speaks_the_administrators_language(own: BotProcess, code: str) -> None:
    admin, said_in = administrator(own, code), WORDS[code]
    menu = await admin.ask("/access")
    assert said_in("access-title") in menu.spans("bold")
    await choose(admin, menu, "listed")
    assert said_in("access-listed") in (menu.text or "")
    await choose(admin, menu, "everybody")
    assert said_in("access-everybody") in (menu.text or "")
    assert (await admin.ask("/access give")).text == said_in("access-usage")


@pytest.mark.usefixtures("limited")
async def test_a_group_is_silent_until_it_is_listed(people: Driver, admin: Private) -> None:
    group = people.group(people.user("甲", "zh-hans"), admin.speaker)
    ignored = [group.send(text) for text in (group.mention(PLAY), "/start", "/settings", "/access add")]
    anonymous = group.send_anonymously("/access add")
    assert OWN("access-not-here", count=0, group=str(group.chat.id)) in (
        (await group.ask("/access", admin.speaker)).text or ""
    )
    assert [group.replies(message) for message in [*ignored, anonymous]] == [[]] * 5
    assert (await group.ask("/access add", admin.speaker)).text == OWN("access-added", name=group.chat.name)
    assert_quotes(await group.ask(group.mention(PLAY)), PLAY_QUOTE)
    assert_quotes(await group.ask(group.mention(PLAY), as_chat=group.chat), PLAY_QUOTE)
    assert (await group.ask("/access remove", admin.speaker)).text == OWN("access-removed", name=group.chat.name)
    quiet = group.send(group.mention(PLAY))
    assert_quotes(await group.ask(group.mention(MUSIC), admin.speaker), MUSIC_QUOTE)
    assert group.replies(quiet) == []


@pytest.mark.usefixtures("limited")
async def test_somebody_is_added_by_their_message_in_a_group_or_forwarded(people: Driver, admin: Private) -> None:
    one = people.user("小陈", "zh-hans")
    group = people.group(admin.speaker, one)
    written = group.send("大家好", one)
    assert (await group.ask("/access add", admin.speaker, reply_to=written)).text == OWN("access-added", name="小陈")
    assert_quotes(await people.private(one).ask(PLAY), PLAY_QUOTE)
    forwarded = admin.forward("大家好", origin("user", "小林"))
    await admin.reply(forwarded)
    assert (await admin.ask("/access add", reply_to=forwarded)).text == OWN("access-added", name="小林")
    hidden = admin.forward("大家好", origin("hidden_user", "小林"))
    assert (await admin.ask("/access add", reply_to=hidden)).text == OWN("access-usage")


@pytest.mark.usefixtures("limited")
async def test_inline_and_buttons_are_closed_too(people: Driver, admin: Private, own: BotProcess) -> None:
    stranger = people.user("甲", "zh-hant")
    group = people.group(admin.speaker, stranger)
    reply = await group.ask(group.mention(PLAY), admin.speaker)
    content = reply.content
    press = await group.press(reply, "👎", stranger)
    refusal = words(Language.TRADITIONAL)("not-listed", person=str(stranger.id))
    assert ((press.answer or {})["text"], (press.answer or {})["show_alert"]) == (refusal, True)
    assert reply.content == content
    offered = await people.inline_results(stranger, PLAY)
    assert list(offered) == []
    assert (offered.button or {})["text"] == words(Language.TRADITIONAL)("not-listed-button")
    assert list(await people.inline_results(admin.speaker, PLAY))


@pytest.mark.usefixtures("limited")
async def test_the_own_data_can_be_seen_and_forgotten_off_the_list(people: Driver) -> None:
    stranger = people.private(language_code="en")
    english = words(Language.ENGLISH)
    assert english("privacy-title") in ((await stranger.ask("/privacy")).text or "")
    asked = await stranger.ask("/forget")
    await stranger.press(asked, english("forget-button-yes"))
    assert asked.text == english("forgotten-nothing")


async def test_only_administrators_may_change_who_may_ask(people: Driver, admin: Private, own: BotProcess) -> None:
    menu = await admin.ask("/access")
    await choose(admin, menu, "everybody")
    other = people.private(language_code="zh-hans")
    assert (await other.ask("/access")).text == OWN("admins-only")
    group = people.group(admin.speaker, other.speaker)
    shown = await group.ask("/access", admin.speaker)
    press = await group.press(shown, OWN("access-button-listed"), other.speaker)
    assert (press.answer or {})["text"] == OWN("admins-only")
    other.forge(await other.ask(PLAY), "access:listed:0:0")
    assert has_quote(await other.ask(MUSIC), MUSIC_QUOTE)


async def test_the_limit_and_its_menu_outlive_restarts(own: BotProcess, people: Driver, admin: Private) -> None:
    menu = await admin.ask("/access")
    await own.restart()
    await choose(admin, menu, "listed")
    await own.restart()
    stranger = people.private(language_code="zh-hans")
    number = stranger.speaker.id
    assert (await stranger.ask(PLAY)).text == OWN("not-listed", person=str(number))
    await admin.ask(f"/access add {number} 小陈")
    await own.restart()
    assert_quotes(await stranger.ask(PLAY), PLAY_QUOTE)
    menu = await admin.ask("/access")
    assert f"小陈 ({number})" in (menu.text or "")
    await own.restart()
    await admin.press(menu, f"access:drop:{number}:0")
    assert f"({number})" not in (menu.text or "")
    await choose(admin, menu, "everybody")
    with own.state() as state:
        deeds = [deed for deed in state.audit.deeds(0, 4)[1] if deed.person == ADMIN]
    details = [deed.detail for deed in deeds if deed.action == "access"]
    assert details == ["everybody", f"remove {number} 小陈", f"add {number} 小陈", "listed"]
