"""What is asked and answered over HTTP, described by OpenAPI at `/openapi.json`.

Whoever has the token (`YINJU_HTTP_TOKEN`) may ask. Without one only this machine can, and not while the bot answers
listed people only.
"""

import asyncio
import hmac
from collections.abc import AsyncIterator
from importlib.metadata import version
from typing import Annotated, Final

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from bot.programs.conversations import NAME
from bot.programs.desk import CONVERSATION, MOST_LISTED, MOST_QUOTES, QUESTION, Desk
from bot.records import AnswerRecord, DocumentRecord, ListRecord
from bot.settings import HERE, Settings
from bot.state.access import AccessList
from index.errors import DocumentNotFoundError, YinjuError

BODY: Final = 32 * 1024  # bytes of a request: the longest question, each character written as \uXXXX, and room
WAITING: Final = 40  # requests at once, as many as a group may have waiting

_bearer = HTTPBearer(auto_error=False, description="YINJU_HTTP_TOKEN, where it is set.")
Given = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


class AskRequest(BaseModel):
    """A question."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=1, max_length=QUESTION, description="A whole question, as 哪里举办庙会？")
    top: int | None = Field(None, ge=1, le=MOST_QUOTES, description="How many quotes at most; null: YINJU_QUOTES.")
    conversation: str | None = Field(None, min_length=1, max_length=NAME, description=CONVERSATION)


class Door:
    """Lets in who may ask, and no more of them at once than there is room for."""

    def __init__(self, token: str | None, access: AccessList) -> None:
        self._token = token
        self._access = access
        self._inside = 0

    async def __call__(self, given: Given) -> AsyncIterator[None]:
        """Let a request in for as long as it lasts, or turn it away."""
        if self._token and not (given and hmac.compare_digest(given.credentials.encode(), self._token.encode())):
            raise HTTPException(
                401, "Send the header `Authorization: Bearer …` with YINJU_HTTP_TOKEN.", {"WWW-Authenticate": "Bearer"}
            )
        if not self._token and await asyncio.to_thread(lambda: self._access.is_limited):
            raise HTTPException(
                403, "Only listed people may ask (/access). Set YINJU_HTTP_TOKEN, and give it to those who may."
            )
        if self._inside >= WAITING:
            raise HTTPException(429, f"{WAITING} requests are being answered. Ask again later.", {"Retry-After": "1"})
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1


def application(settings: Settings, desk: Desk, access: AccessList) -> FastAPI:
    """Return the application; its documentation pages are left out, as they load scripts from elsewhere."""
    token = settings.yinju_http_token
    door = Door(token.get_secret_value() if token else None, access)
    made = FastAPI(
        title="Yinju",
        summary="Answers that are quotes, word for word, from a collection of Chinese documents.",
        version=version("yinju"),
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(door)],
        responses={401: {"description": "The token is missing or wrong."}, 503: {"description": "No index yet."}},
    )
    made.add_middleware(RequestBodyLimitMiddleware, max_body_size=BODY)
    if token is None:  # so that no web page that this machine's browser shows can ask under a name of its own
        made.add_middleware(TrustedHostMiddleware, allowed_hosts=[*HERE, "[::1]"])

    @made.exception_handler(YinjuError)
    async def fault(_: Request, error: YinjuError) -> JSONResponse:
        status = 404 if isinstance(error, DocumentNotFoundError) else 503
        return JSONResponse({"detail": str(error)}, status)

    @made.exception_handler(RequestValidationError)
    async def unread(_: Request, error: RequestValidationError) -> JSONResponse:
        """Say what is wrong with a request, without what it said."""
        faults = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        return JSONResponse({"detail": "; ".join(faults)}, 422)

    @made.post("/ask")
    async def ask(asked: AskRequest) -> AnswerRecord:
        """Answer a question with quotes, or say that the documents do not answer it."""
        return await desk.ask(asked.question, asked.top or settings.yinju_quotes, asked.conversation)

    @made.get("/documents")
    async def documents(
        words: Annotated[str, Query(max_length=QUESTION, description="Words that they must have, as 内江 2024.")] = "",
        offset: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 50,
    ) -> ListRecord:
        """List the documents, or those that have all these words in title, place, date or path."""
        return await desk.list(words, offset, limit)

    @made.get("/documents/{document:path}", responses={404: {"description": "There is none, or several fit."}})
    async def document(document: str) -> DocumentRecord:
        """Return the whole text of a document: of this path, or the only one that has these words in it."""
        return await desk.show(document)

    return made
