"""What became of a run of indexing."""

from asyncio import Task
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.error_handler import error_message
from bot.error_messages import reason
from bot.index_report import index_report
from bot.library import CancelledError, StoppedError
from bot.telegram.message import clip
from bot.words import Words
from index.errors import BusyError, YinjuError
from index.types import Failure, IndexReport, Touched

SHOWN_FAILURES: Final = 15
SHOWN_TITLES: Final = 8  # of each kind
TITLE: Final = 90  # UTF-16 units shown


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to say of a run that has ended; `goes_on`: it is taken up again after a restart."""

    text: str
    report: IndexReport | None = None
    goes_on: bool = False


def outcome_of(work: Task[IndexReport], t: Words, whole: bool, known: Collection[str]) -> Outcome:
    """Return the outcome of a run that has ended; an unforeseen error is logged.

    Unless the `whole` of it is to be told, failures that are `known` are only counted, and no titles are listed.
    """
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
    if whole:
        return Outcome("\n".join([index_report(report, t, SHOWN_FAILURES), *_titles(report.touched, t)]), report)
    fresh = tuple(failure for failure in report.failed if told_as(failure) not in known)
    text = index_report(replace(report, failed=fresh), t, SHOWN_FAILURES)
    if before := len(report.failed) - len(fresh):
        text = f"{text}\n{t('report-known', count=before)}"
    return Outcome(text, report)


def _titles(touched: Touched, t: Words) -> Iterator[str]:
    """Yield the documents that were added, changed and removed, a few of each."""
    for kind in ("added", "changed", "removed"):
        titles: tuple[str, ...] = getattr(touched, kind)
        if titles:
            yield t(f"report-titles-{kind}")
            yield from (f"– {clip(title, TITLE)}" for title in titles[:SHOWN_TITLES])
        if len(titles) > SHOWN_TITLES:
            yield t("report-others", count=len(titles) - SHOWN_TITLES)


def told_as(failure: Failure) -> str:
    """Return what stands for a failure where it is noted that it was told of."""
    return f"{failure.code} {failure.file}"
