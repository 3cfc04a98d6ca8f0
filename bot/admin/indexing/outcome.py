"""What became of a run of indexing."""

from asyncio import Task
from dataclasses import dataclass
from typing import Final

from bot.error_handler import error_message
from bot.error_messages import reason
from bot.index_report import index_report
from bot.library import CancelledError, StoppedError
from bot.words import Words
from index.errors import BusyError, YinjuError
from index.types import IndexReport

SHOWN_FAILURES: Final = 15


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to say of a run that has ended; `goes_on`: it is taken up again after a restart."""

    text: str
    report: IndexReport | None = None
    goes_on: bool = False


def outcome_of(work: Task[IndexReport], t: Words) -> Outcome:
    """Return the outcome of a run that has ended; an unforeseen error is logged."""
    try:
        report = work.result()
    except BusyError:
        return Outcome(t("reindex-busy"))
    except StoppedError:
        return Outcome(t("reindex-stopped"), goes_on=True)
    except CancelledError:
        return Outcome(t("reindex-cancelled"))
    except YinjuError as error:
        return Outcome(t("reindex-failed", reason=reason(error, t)))
    except Exception as error:
        return Outcome(error_message(error, t))
    return Outcome(index_report(report, t, SHOWN_FAILURES), report)
