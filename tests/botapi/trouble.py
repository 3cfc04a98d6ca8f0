"""What a test orders to go wrong: refusals, lost connections, downloads cut off, answers that take their time."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import web

from botapi.errors import ApiError


@dataclass(slots=True)
class Trouble:
    """What the next calls of a method get instead of an answer: a refusal, nothing, or half of a download."""

    times: int
    code: int = 500
    retry_after: int | None = None
    description: str = "Internal Server Error"
    drop: bool = False
    cut: bool = False

    def strike(self, request: web.Request) -> None:
        """Refuse a request, having closed its connection first if nothing shall come back."""
        if self.drop and request.transport:
            request.transport.close()
        if self.retry_after is not None:
            raise ApiError(429, f"Too Many Requests: retry after {self.retry_after}", retry_after=self.retry_after)
        raise ApiError(self.code, self.description)


@dataclass(slots=True)
class Gate:
    """Where calls of one method wait: `reached` once the first does, until `open` lets all of them on."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    _opened: asyncio.Event = field(default_factory=asyncio.Event)

    def open(self) -> None:
        """Let the calls on that wait, and all that come."""
        self._opened.set()

    async def passed(self) -> None:
        """Wait until the gate is open."""
        self.reached.set()
        await self._opened.wait()


@dataclass(slots=True)
class Troubles:
    """The troubles and the gates in force, by method; `answers` are gates for what has been done already."""

    ordered: dict[str, Trouble] = field(default_factory=dict)
    gates: dict[str, Gate] = field(default_factory=dict)
    answers: dict[str, Gate] = field(default_factory=dict)

    async def meet(self, method: str) -> Trouble | None:
        """Wait at the method's gate, if it has one, and return the trouble that its turn has come for."""
        if gate := self.gates.get(method):
            await gate.passed()
        trouble = self.ordered.get(method)
        if trouble is None or trouble.times < 1:
            return None
        trouble.times -= 1
        return trouble

    async def answering(self, method: str) -> None:
        """Wait at the gate for the method's answers, if it has one."""
        if gate := self.answers.get(method):
            await gate.passed()

    def release(self) -> None:
        """Open every gate."""
        for gate in (*self.gates.values(), *self.answers.values()):
            gate.open()
