"""What every method of the Bot API works on."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from botapi.params import Params
from botapi.updates import UpdateQueue
from botapi.webhook import Webhook
from botapi.world import World


@dataclass(frozen=True, slots=True)
class Api:
    """The state that one bot's calls read and change."""

    world: World
    queue: UpdateQueue
    webhook: Webhook


Handler = Callable[[Api, Params], Awaitable[Any]]
