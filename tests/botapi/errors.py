"""Refusals, as the Bot API words them."""


class ApiError(Exception):
    """A refusal of one call. `fault` marks what no well-behaved bot does: it is recorded as a violation."""

    def __init__(
        self,
        code: int,
        description: str,
        *,
        retry_after: int | None = None,
        migrate_to: int | None = None,
        fault: bool = False,
    ) -> None:
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to
        self.fault = fault
        super().__init__(f"{code} {description}")


def refused(description: str) -> ApiError:
    """Return a 400 that a bot may well meet: the message is gone, nothing to modify."""
    return ApiError(400, f"Bad Request: {description}")


def fault(description: str) -> ApiError:
    """Return a 400 that only a mistake in the bot brings about."""
    return ApiError(400, f"Bad Request: {description}", fault=True)
