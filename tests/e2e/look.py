"""How a test looks at what the bot said."""

from contextlib import closing

import pytest
from botapi import Message, Private

from bot.words import words
from e2e.process import BotProcess
from index.types import Metadata
from retrieval.types import Language

OWN = words(Language.SIMPLIFIED)
BOTH_WAYS = pytest.mark.parametrize("talking", ["polling", "webhook"], indirect=True, scope="session")
"""For tests of what comes over the wire in more than one kind of update; the others ask a bot that polls."""

# The bot's words by the language of a reader's Telegram, to run a test in each: parametrize("code", WORDS).
WORDS = {"zh-hans": OWN, "zh-hant": words(Language.TRADITIONAL), "en": words(Language.ENGLISH)}

# Questions with one right passage in the documents of `corpus`, and a piece of it.
MUSIC = "泉州市文化馆的南音课什么时候开始？"
MUSIC_QUOTE = "南音课每周三、周五晚上七点开始"
PLAY = "泉州市文化馆小剧场的门票多少钱？"
PLAY_QUOTE = "门票十元"
# A question with right passages in many documents of examples/corpus.
CITIES = "哪个城市强调了人才政策？"


def quotes(message: Message) -> list[str]:
    """Return the texts of the block quotations."""
    return [quote.strip() for quote in message.spans("blockquote")]


def labels(message: Message) -> list[str]:
    """Return what stands on the buttons."""
    return [button["text"] for button in message.buttons]


def has_quote(message: Message, text: str) -> bool:
    """Tell whether a block quotation holds a text."""
    return any(text in quote for quote in quotes(message))


def assert_quotes(message: Message, text: str) -> None:
    """Fail, showing the whole message, unless a block quotation holds a text."""
    assert has_quote(message, text), f"{text} is not quoted in:\n{message.text}"


def metadata(bot: BotProcess, name: str) -> Metadata:
    """Return what the index knows of a document."""
    with closing(bot.store.open(None)[0]) as snapshot:
        return snapshot.document(name).metadata


async def shown(chat: Private, message: Message, button: str) -> Message:
    """Press a button and return the message that shows what it brought: a new one or the same, changed."""
    before, content = len(chat.said()), message.content
    await chat.press(message, button)
    await chat.server.wait(
        lambda: len(chat.said()) > before or message.content != content, what=f"something after {button}"
    )
    return chat.said()[-1] if len(chat.said()) > before else message


async def become(bot: BotProcess, message: Message, text: str) -> None:
    """Wait until a text stands in a message."""
    await bot.server.wait(lambda: text in (message.text or ""), what=f"{text!r} in {message.text!r}")


async def accounted(chat: Private, message: Message, added: int = 0, changed: int = 0, removed: int = 0) -> None:
    """Wait until a message tells that a run of indexing has ended so, in the language of whose chat it is."""
    said, unchanged = WORDS[str(chat.speaker.language_code)], 999
    rest = {"documents": 0, "passages": 0, "seconds": 0, "unchanged": unchanged}
    counts = said("report", added=added, changed=changed, removed=removed, **rest)
    expected = counts.split(str(unchanged))[0]
    await chat.server.wait(lambda: expected in (message.text or ""), what=f"{expected!r} in {message.text!r}")
