"""How administrators are shown times and reasons."""

from datetime import datetime

from bot.admin.reports.complaints import ComplaintGroup
from bot.asking.buttons import REASONS
from bot.words import Words


def minute(at: str) -> str:
    """Return a stored time as it is shown.

    >>> minute("2026-11-22T10:45:12.345678+00:00")
    '2026-11-22 10:45'
    """
    return datetime.fromisoformat(at).strftime("%Y-%m-%d %H:%M")


def reasons_line(group: ComplaintGroup, t: Words) -> str:
    """Return why people found the answers bad, in the reader's words."""
    return t("unanswered-separator").join(
        t("unanswered-reason", reason=_named(reason, t), count=count) for reason, count in group.reasons
    )


def _named(reason: str, t: Words) -> str:
    return t(f"button-{reason}") if reason in REASONS else reason
