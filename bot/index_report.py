"""What a run of indexing did and what the index holds, as text: the same in the terminal and in Telegram."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime

from bot.error_messages import read_reason
from bot.script import place_name
from bot.words import Words
from index.corpus import Corpus
from index.types import Doubtful, IndexReport, Progress, SnapshotInfo

SHOWN_PLACES = 30
SHOWN_WORDS = 10


def index_report(report: IndexReport, t: Words, failures: int | None = None) -> str:
    """Say what was done; then at most `failures` of the files that failed, and why, and of those that are in doubt."""
    lines = [
        t(
            "report",
            added=report.added,
            changed=report.changed,
            removed=report.removed,
            unchanged=report.unchanged,
            documents=report.documents,
            passages=report.passages,
            seconds=f"{report.seconds:.1f}",
        )
    ]
    if report.kept is not None:
        lines.append(t("report-share", percent=_percent(report.kept)))
    lines += [t("report-words", sign=sign, line=line) for sign, line in report.touched.words[:SHOWN_WORDS]]
    if (others := len(report.touched.words) - SHOWN_WORDS) > 0:
        lines.append(t("report-others", count=others))
    if report.failed:
        lines.append(t("report-failed", count=len(report.failed)))
    shown = report.failed[:failures]
    for failure in shown:
        name = "report-kept" if failure.kept else "report-failure"
        lines.append(t(name, file=failure.file, reason=read_reason(failure, t)))
    if len(shown) < len(report.failed):
        lines.append(t("report-others", count=len(report.failed) - len(shown)))
    return "\n".join([*lines, *_doubtful(report.doubtful, t, failures)])


def _doubtful(files: Sequence[Doubtful], t: Words, most: int | None) -> list[str]:
    if not files:
        return []
    lines = [t("report-doubtful", count=len(files))]
    for each in files[:most]:
        if each.confidence is None:
            lines.append(t("report-doubtful-kept", file=each.file, percent=_percent(each.kept)))
        else:
            lines.append(t("report-doubtful-recognised", file=each.file, percent=_percent(each.confidence)))
    others = len(files) - len(files[:most])
    return [*lines, t("report-others", count=others)] if others else lines


def _percent(share: float) -> int:
    """Return a share as a whole number, 100 only where it is all."""
    return min(round(100 * share), 99) if share < 1 else 100


def holdings(info: SnapshotInfo, t: Words) -> str:
    """Say what the index holds: counts, age, model, and the places that the documents are about."""
    text = made_by(info, t, f"{datetime.fromisoformat(info.created):%Y-%m-%d %H:%M} UTC")
    return f"{text}\n{t('status-places', places=_named(info.places, t))}" if info.places else text


def made_by(info: SnapshotInfo, t: Words, created: str) -> str:
    """Say how much the index holds, which state of it this is, of when, and by which model."""
    counts = t("status", documents=info.documents, passages=info.passages)
    return f"{counts}\n{t('status-index', name=info.name, created=created, model=info.model)}"


def known(corpus: Corpus, t: Words, most: int = SHOWN_PLACES) -> str:
    """Say how many documents there are, of which places, `most` of them by name, and of which days."""
    said, days = [t("known-documents", count=corpus.info.documents)], _days(corpus)
    if places := corpus.info.places:
        said.append(t("known-places", count=len(places), places=_named(places, t, most)))
    if days:
        said.append(t("known-days", first=days[0], last=days[1]))
    return "\n".join(said)


def places_known(info: SnapshotInfo, t: Words) -> str:
    """Say which places the documents are about."""
    if not info.places:
        return t("request-no-places")
    return t("request-places", count=len(info.places), places=_named(info.places, t))


def _named(places: Sequence[str], t: Words, most: int = SHOWN_PLACES) -> str:
    """Return the names of places as the reader writes them."""
    shown = [place_name(place, t.language) for place in places[:most]]
    return t("list-comma").join(shown) + ("…" if len(places) > most else "")


def _days(corpus: Corpus) -> tuple[str, str] | None:
    """Return the first and the last day that documents are of. Those without one end the list by date."""

    def day(number: int) -> str | None:
        return corpus.find_documents("", number, 1, by="date")[1][0].metadata.date

    total, _ = corpus.find_documents("", 0, 1, by="date")
    dated = bisect_left(range(total), True, key=lambda number: day(number) is None)
    if not dated:
        return None
    first, last = day(dated - 1), day(0)
    return (first, last) if first and last else None


def progress_line(progress: Progress, t: Words) -> str:
    """Say phase and progress in one line."""
    if progress.phase == "publish":
        return t("phase-publish")
    return t(f"phase-{progress.phase}", done=progress.done, total=progress.total)
