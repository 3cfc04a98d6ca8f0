"""`yinju mcp`: a server of the Model Context Protocol, so that assistants can quote from the documents.

Standard output carries the protocol and nothing else; the library sees to it, and the log goes to standard error. What
is read there may leave the machine, so folders that are closed to some are closed here.
"""

import logging
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial, wraps
from importlib.metadata import version
from typing import Annotated, Final, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from bot import logs
from bot.conversation.fixed import FixedAnswering
from bot.library import Engine
from bot.library.executor import Executor
from bot.programs.conversations import NAME
from bot.programs.desk import CONVERSATION, MOST_LISTED, MOST_QUOTES, QUESTION, Desk
from bot.records import AnswerRecord, DocumentRecord, ListRecord
from bot.settings import Settings
from bot.state.collections import read_closed
from bot.state.fixed import read_fixed
from index.errors import YinjuError

P = ParamSpec("P")
T = TypeVar("T")

INSTRUCTIONS: Final = (
    "Yinju answers questions about a collection of Chinese documents with quotes, word for word. Ask in Simplified or"
    " Traditional Chinese or in English. Give its quotes unchanged and with their source; where `answered` is false,"
    " the documents do not say it, and `nearest` is only close to the question. `fixed` is an answer that the office"
    " wrote itself: give it first, as that. Each question stands by itself, so name places and people in it again,"
    " unless you give a `conversation`: then 那三门峡呢？ goes on from the question before, as `understood` says."
)
READING: Final = ToolAnnotations(read_only_hint=True, open_world_hint=False)

Question = Annotated[str, Field(min_length=1, max_length=QUESTION, description="A whole question, as 哪里举办庙会？")]
Top = Annotated[int, Field(ge=1, le=MOST_QUOTES, description="How many quotes at most.")]
Conversation = Annotated[str | None, Field(min_length=1, max_length=NAME, description=CONVERSATION)]
Words = Annotated[str, Field(description="Words that title, place, date or path must have, as 内江 2024; none: all.")]
Offset = Annotated[int, Field(ge=0, description="How many of them to leave out at the beginning.")]
Limit = Annotated[int, Field(ge=1, le=MOST_LISTED, description="How many documents at most.")]
Name = Annotated[str, Field(min_length=1, description="The document's path, or words that only it has.")]


def serve_assistants(settings: Settings) -> None:
    """Answer on standard input and output until these are closed."""
    logs.configure(settings.yinju_log_level, "", settings.yinju_log_format)
    logging.getLogger("mcp").setLevel(logging.WARNING)  # at INFO it logs what was asked for
    engine = Engine(settings)
    fixed = FixedAnswering(partial(read_fixed, settings.yinju_data, settings.database))
    executor = Executor(engine, partial(read_closed, settings.yinju_data, settings.database))
    server(Desk(executor, fixed), engine, settings.yinju_quotes).run()


def server(desk: Desk, engine: Engine, quotes: int) -> MCPServer:
    """Return the server with its tools; `quotes` is how many an answer has where nobody says it."""

    @asynccontextmanager
    async def loading(_: MCPServer) -> AsyncIterator[None]:
        """Load the model while the assistant says hello, which must not wait for it."""
        threading.Thread(target=_load, args=(engine,), name="load", daemon=True).start()
        yield

    made = MCPServer("yinju", instructions=INSTRUCTIONS, version=version("yinju"), lifespan=loading)

    @made.tool(title="Ask the documents", annotations=READING)
    @_told
    async def ask(question: Question, top: Top = quotes, conversation: Conversation = None) -> AnswerRecord:
        """Answer a question with quotes from the documents, word for word, with title, place and date."""
        return await desk.ask(question, top, conversation)

    @made.tool(name="list", title="List the documents", annotations=READING)
    @_told
    async def list_documents(words: Words = "", offset: Offset = 0, limit: Limit = 50) -> ListRecord:
        """List the documents, or those that have all these words in title, place, date or path."""
        return await desk.list(words, offset, limit)

    @made.tool(title="Show a document", annotations=READING)
    @_told
    async def show(document: Name) -> DocumentRecord:
        """Return the whole text of a document."""
        return await desk.show(document)

    return made


def _load(engine: Engine) -> None:
    with suppress(YinjuError):  # it is told at the first question
        engine.warm_first()


def _told(work: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """Tell the assistant what went wrong, where a person can mend it."""

    @wraps(work)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await work(*args, **kwargs)
        except YinjuError as error:
            raise ToolError(str(error)) from error

    return run
