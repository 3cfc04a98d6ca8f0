"""The HTTP side: routes, faults on demand, and the record of every call."""

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web

from botapi.api import Api
from botapi.chats import User
from botapi.errors import ApiError
from botapi.files import file_at
from botapi.menus import kept_menu
from botapi.methods import METHODS
from botapi.params import Json, Params, Upload, read_params
from botapi.trouble import Gate, Trouble, Troubles
from botapi.updates import UpdateQueue
from botapi.webhook import Webhook
from botapi.world import World

T = TypeVar("T")
DOWNLOAD = "download"  # counts as a method: for `fail`, `drop`, `hold` and `called`
PATIENCE = 120.0  # seconds; a safety net, as tests run on machines of any speed
TOKEN = "100200300:for-the-local-server-only"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: what it sent, and what it got (`result`, or `error` as "code description")."""

    number: int
    method: str
    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)
    result: Any = None
    error: str | None = None

    @property
    def chat_id(self) -> int | None:
        """The chat the call is about, if any."""
        value = self.params.get("chat_id")
        return int(value) if value is not None else None


class BotApiServer:
    """A Bot API server for one bot, listening on a free port of this machine."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.bot = User(int(token.split(":")[0]), "引句", "yinju_test_bot", is_bot=True)
        self.world = World(self.bot, users={self.bot.id: self.bot})
        self.queue = UpdateQueue()
        self.webhook = Webhook(self.queue)
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.port = 0
        self._api = Api(self.world, self.queue, self.webhook)
        self._troubles = Troubles()
        self._changed = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._numbers = itertools.count()

    @property
    def url(self) -> str:
        """The address to give to the bot, without /bot."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """End the open poll and every connection."""
        self._troubles.release()
        self.queue.release()
        await self.webhook.remove()
        if self._runner:
            await self._runner.cleanup()

    def fail(
        self,
        method: str,
        times: int = 1,
        code: int = 500,
        retry_after: int | None = None,
        description: str = "Internal Server Error",
    ) -> None:
        """Answer the next calls of a method with this status, and with `retry_after` seconds if given (429)."""
        self._troubles.ordered[method] = Trouble(times, code, retry_after, description)

    def drop(self, method: str, times: int = 1) -> None:
        """Close the connection on the next calls of a method without an answer."""
        self._troubles.ordered[method] = Trouble(times, drop=True)

    def cut(self, times: int = 1) -> None:
        """Break the connection in the middle of the next downloads."""
        self._troubles.ordered[DOWNLOAD] = Trouble(times, cut=True)

    def calm(self) -> None:
        """Forget about troubles that were ordered and have not come about."""
        self._troubles.ordered.clear()

    def hold(self, method: str) -> Gate:
        """Keep calls of a method waiting until the gate returned is opened."""
        gate = self._troubles.gates[method] = Gate()
        return gate

    def hold_answers(self, method: str) -> Gate:
        """Do what calls of a method ask for, and keep their answers until the gate returned is opened."""
        gate = self._troubles.answers[method] = Gate()
        return gate

    def called(self, method: str, since: int = 0) -> list[Call]:
        """Return the calls of a method, from call number `since` on."""
        return [call for call in self.calls if call.method == method and call.number >= since]

    def commands(self, scope: str = "default", language: str = "", **ids: int) -> dict[str, str]:
        """Return the menu set for exactly this scope and language, command to description, empty if there is none."""
        return kept_menu(self.world, scope, language, **ids)

    async def wait(self, condition: Callable[[], T | None], timeout: float = PATIENCE, what: str = "") -> T:
        """Return what a condition gives once it is true; it is looked at after every call of the bot.

        Gives up after `timeout` seconds in which nothing came, counted one by one: should this process be stopped for a
        while, what the bot sent meanwhile is still looked at first.
        """
        left = timeout
        while not (found := condition()):
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), min(timeout, 1))
            except TimeoutError:
                left -= 1
            if left <= 0:
                raise AssertionError(f"nothing came within {timeout} s: {what}\nthe last calls were:\n{self._last()}")
        return found

    def _last(self) -> str:
        done = [call for call in self.calls if call.method != "getUpdates"]
        return "\n".join(f"  {call.method} {call.params} -> {call.error or 'ok'}" for call in done[-6:])

    def changed(self) -> None:
        """Have every waiting condition looked at again."""
        self._changed.set()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _error(ApiError(401, "Unauthorized"))
        params = Params({}, {})
        try:
            params = await read_params(request)
            result = await self._handle(request, method, params)
        except ApiError as error:
            self._record(method, params, error=error)
            return _error(error)
        self._record(method, params, result)
        await self._troubles.answering(method)
        return web.json_response({"ok": True, "result": result})

    async def _handle(self, request: web.Request, method: str, params: Params) -> Any:
        if trouble := await self._troubles.meet(method):
            trouble.strike(request)
        # Method names are case-insensitive, https://core.telegram.org/bots/api#making-requests
        handler = next((found for name, found in METHODS.items() if name.lower() == method.lower()), None)
        if handler is None or request.method not in ("GET", "POST"):
            raise ApiError(404, "Not Found", fault=True)
        result = await handler(self._api, params)
        if params.unknown:
            self.violations.append(f"{method}: unknown parameters {params.unknown}")
        return result

    def _record(self, method: str, params: Params, result: Any = None, error: ApiError | None = None) -> None:
        said = f"{error.code} {error.description}" if error else None
        self.calls.append(Call(next(self._numbers), method, params.values, params.uploads, result, said))
        if error and error.fault:
            self.violations.append(f"{method} {params.values}: {said}")
        self.changed()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        params = Params({"file_path": path}, {})
        kept = file_at(self.world, path)
        if request.match_info["token"] != self.token or kept is None:
            return _error(ApiError(404, "Not Found"))
        try:
            trouble = await self._troubles.meet(DOWNLOAD)
            if trouble and not trouble.cut:
                trouble.strike(request)
        except ApiError as error:
            self._record(DOWNLOAD, params, error=error)
            return _error(error)
        self._record(DOWNLOAD, params)
        return await _half(request, kept.file.data) if trouble else web.Response(body=kept.file.data)


async def _half(request: web.Request, data: bytes) -> web.StreamResponse:
    """Promise all of the data, send half of it and close the connection."""
    response = web.StreamResponse()
    response.content_length = len(data)
    await response.prepare(request)
    await response.write(data[: len(data) // 2])
    if request.transport:
        request.transport.close()
    return response


def _error(error: ApiError) -> web.Response:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.retry_after is not None:
        body["parameters"] = {"retry_after": error.retry_after}
    if error.migrate_to is not None:
        body["parameters"] = {"migrate_to_chat_id": error.migrate_to}
    return web.json_response(body, status=error.code or 500)
