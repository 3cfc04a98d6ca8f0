"""What stands before the webhooks of several bots, as nginx would: each request goes to the next that answers."""

import aiohttp
from aiohttp import web

from e2e.process import SECRET, free_port


class Balancer:
    """Takes turns between bots, or brings everything to the one that it is `pinned` to."""

    def __init__(self) -> None:
        self.port = free_port()
        self.taken: list[int] = []
        self.pinned: int | None = None
        self._ports: list[int] = []
        self._turn = 0
        self._runner: web.AppRunner | None = None

    def behind(self) -> dict[str, str]:
        """Return the settings of one more bot behind it."""
        self._ports.append(free_port())
        return {
            "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{self.port}/telegram",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_WEBHOOK_PORT": str(self._ports[-1]),
        }

    async def start(self) -> None:
        """Begin to take requests."""
        app = web.Application()
        app.router.add_post("/telegram", self._pass_on)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        """Take none any more."""
        if self._runner:
            await self._runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        kept = {name: request.headers[name] for name in ("X-Telegram-Bot-Api-Secret-Token", "Content-Type")}
        async with aiohttp.ClientSession(headers=kept) as session:
            for number in self._order():
                try:
                    async with session.post(f"http://127.0.0.1:{self._ports[number]}/telegram", data=body) as answer:
                        self.taken.append(number)
                        return web.Response(status=answer.status)
                except aiohttp.ClientError:
                    continue
        return web.Response(status=502)

    def _order(self) -> list[int]:
        if self.pinned is not None:
            return [self.pinned]
        self._turn += 1
        return [(self._turn + number) % len(self._ports) for number in range(len(self._ports))]
