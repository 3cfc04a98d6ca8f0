"""A library that is a pure function of the question, and Telegram as a list of requests."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest, RequestData
from updates import ME, Updates

from bot.app import BotApplication, build_application, build_services
from bot.settings import Settings
from index.corpus import DocumentEntry
from index.plan import Leaving
from index.types import Document, Metadata, SnapshotInfo
from retrieval.types import Answer, Hint, Language, Quote


@pytest.fixture
def root_logger() -> Iterator[None]:
    """Put back how the process logs; what configures that asks for this."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


@pytest.fixture
def make_quote() -> Callable[..., Quote]:
    """A quote with plausible fields; any of them can be given."""
    plain = Quote(
        passage="0123456789abcdef",
        document="a.txt",
        metadata=Metadata(title="题目", place="萍乡市", date="2023-05-01"),
        text="引文里有人才两个字。",
        start=0,
        end=10,
        highlights=((4, 6),),
        score=0.5,
    )

    def make(**given: Any) -> Quote:
        known = {name: given.pop(name) for name in ("title", "place", "date") if name in given}
        return replace(plain, metadata=replace(plain.metadata, **known), **given)

    return make


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, telegram_bot_token="1:A", yinju_data=tmp_path, yinju_admins="7,8")


class FakeLibrary:
    """Seven quotes answer each question; `你好` and `谢谢` greet, and what is `unanswered` has no answer."""

    def __init__(self, make_quote: Callable[..., Quote]) -> None:
        keys = [f"{number:016x}" for number in range(7)]
        self.quotes = [make_quote(passage=key, text=f"第{number}段。") for number, key in enumerate(keys)]
        self.listed: list[DocumentEntry] = []
        self.asked: list[str] = []
        self.unanswered = {"无"}
        self.fault: Exception | None = None

    def answer(self, question: str, top: int, skip: int = 0) -> Answer:
        self.asked.append(question)
        if self.fault:
            raise self.fault
        language = Language.ENGLISH if question.isascii() else Language.SIMPLIFIED
        empty = Answer(question, False, None, (), (), 0.0, language)
        if not question:
            return replace(empty, hint=Hint.EMPTY)
        if question in ("你好", "谢谢"):
            return replace(empty, hint=Hint.GREETING)
        if question in self.unanswered:
            return replace(empty, nearest=tuple(self.quotes[:2]))
        return replace(empty, answered=True, quotes=tuple(self.quotes[skip : skip + top]))

    @contextmanager
    def lend(self, _closed: frozenset[str] = frozenset()) -> Iterator[Any]:
        """Lend itself: it answers, and it is the corpus as well."""
        if self.fault:
            raise self.fault
        yield self

    def warm_first(self) -> None:
        """Load nothing, or meet the fault."""
        with self.lend():
            pass

    @property
    def corpus(self) -> Any:
        return self

    @property
    def engine(self) -> Any:
        return self

    @property
    def snapshots(self) -> Any:
        return self

    @property
    def previews(self) -> Any:
        return self

    @property
    def drawing(self) -> Any:
        return self

    @property
    def indexer(self) -> Any:
        return self

    @property
    def size(self) -> int:
        return len(self.quotes)

    def find_documents(
        self, search: str = "", offset: int = 0, limit: int = 10, by: str = "path"
    ) -> tuple[int, list[DocumentEntry]]:
        found = [entry for entry in self.listed if search in (entry.metadata.title or "")]
        return len(found), found[offset : offset + limit]

    @property
    def text(self) -> str:
        """The document that all quotes are from, a line each below its title."""
        return "\n".join(["题目", *(quote.text for quote in self.quotes)])

    def document(self, path: str) -> Document:
        return Document(path, "", Metadata("题目", "萍乡市", "2023-05-01"), self.text, ())

    def document_by_key(self, key: str) -> Document | None:
        known = next((entry for entry in self.listed if entry.key == key), None)
        return self.document(known.path) if known else None

    def by_key(self, key: str) -> Any:
        found = [quote.text for quote in self.quotes if quote.passage == key]
        start = self.text.find(found[0]) if found else 0
        return SimpleNamespace(start=start, end=start + len(found[0]), document="a.txt") if found else None

    def neighbour(self, passage: str, step: int, quoted: bool = False) -> Quote | None:
        number = int(passage, 16) + step
        return self.quotes[number] if 0 <= number < len(self.quotes) else None

    @property
    def info(self) -> SnapshotInfo:
        return SnapshotInfo("s1", "2026-01-01T00:00:00+00:00", "bundled", 384, 3, 1234, ("萍乡市", "内江市"))

    def current(self) -> str:
        return self.info.name

    is_running = False
    damage: str | None = None

    def leaving(self) -> Leaving:
        return Leaving((), 3)

    def close(self) -> None:
        """Nothing is open."""

    def stop(self) -> None:
        """Nothing is running."""


@pytest.fixture
def library(make_quote: Callable[..., Quote]) -> FakeLibrary:
    return FakeLibrary(make_quote)


@dataclass
class Sent:
    """A request that the bot made."""

    method: str
    values: dict[str, Any]


class Recorder(BaseRequest):
    """Telegram's side: keeps each request, and answers it like Telegram or with what a test has put in `answers`."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.answers: dict[str, tuple[int, dict[str, Any]]] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, **_: Any
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[1]
        values = dict(request_data.parameters) if request_data else {}
        if "ephemeral_message_parameters" in values:  # e2e/test_groups.py has a Telegram that takes them
            refusal = {"ok": False, "error_code": 400, "description": "Bad Request: not enough rights"}
            return 400, json.dumps(refusal).encode()
        if name != "getMe":
            self.sent.append(Sent(name, values))
        status, body = self.answers.get(name, (200, {"ok": True, "result": self._result(name, values)}))
        return status, json.dumps(body).encode()

    def of(self, method: str) -> list[dict[str, Any]]:
        """The requests of one method, in order."""
        return [sent.values for sent in self.sent if sent.method == method]

    def _result(self, name: str, values: dict[str, Any]) -> Any:
        if name == "getMe":
            return ME
        if name in ("sendMessage", "editMessageText"):
            chat = {"id": values["chat_id"], "type": "private" if values["chat_id"] > 0 else "supergroup"}
            number = values.get("message_id", 1000 + len(self.sent))
            return {"message_id": number, "date": 0, "chat": chat, "from": ME, "text": values["text"]}
        return True


@pytest.fixture
def telegram() -> Recorder:
    return Recorder()


@pytest.fixture
def builder(telegram: Recorder) -> Any:
    return ApplicationBuilder().token("1:A").request(telegram).get_updates_request(Recorder()).updater(None)


@pytest_asyncio.fixture
async def bot(settings: Settings, builder: Any, library: FakeLibrary) -> AsyncIterator[BotApplication]:
    """The application with all its features, as Telegram's side would see it."""
    application = build_application(build_services(settings, library), builder)  # type: ignore[arg-type]
    await application.initialize()
    yield application
    await application.shutdown()
    if application.post_shutdown:
        await application.post_shutdown(application)


@pytest.fixture
def updates() -> Updates:
    return Updates()
