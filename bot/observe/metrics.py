"""What is counted and timed, for Prometheus; labels have few values, and none of them comes from what people write."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

from index.types import Progress, SnapshotInfo

REGISTRY: Final = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
GCCollector(REGISTRY)

QUESTIONS: Final = Counter("yinju_questions", "Questions, by what became of them.", ["outcome"], registry=REGISTRY)
STAGES: Final = Histogram(
    "yinju_stage_seconds",
    "Seconds of a question: whole; of it asking (waiting for the model included), answering, delivering.",
    ["stage"],
    buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100),
    registry=REGISTRY,
)
ERRORS: Final = Counter(
    "yinju_errors", "Lines of the log at ERROR, by the part that wrote them.", ["part"], registry=REGISTRY
)
QUEUES: Final = Gauge("yinju_queue_length", "What waits in a queue.", ["queue"], registry=REGISTRY)
RUNS: Final = Counter(
    "yinju_index_runs", "Runs of indexing, by whether they came to their end.", ["outcome"], registry=REGISTRY
)
RUNNING: Final = Gauge("yinju_index_running", "Whether the index is being brought up to date.", registry=REGISTRY)
PROGRESS: Final = Gauge(
    "yinju_index_progress", "How far the run is, 0 to 1, in each step.", ["step"], registry=REGISTRY
)
DOCUMENTS: Final = Gauge("yinju_snapshot_documents", "Documents in the index that answers.", registry=REGISTRY)
PASSAGES: Final = Gauge("yinju_snapshot_passages", "Passages in the index that answers.", registry=REGISTRY)
AGE: Final = Gauge("yinju_snapshot_age_seconds", "Seconds since the index that answers was made.", registry=REGISTRY)


def watch_queue(name: str, length: Callable[[], int]) -> None:
    """Show the length of a queue, asked for whenever somebody looks; `name` is one of few."""
    QUEUES.labels(name).set_function(length)


def watch_snapshot(info: SnapshotInfo) -> None:
    """Show the size and age of the index from which answers come now on."""
    made = datetime.fromisoformat(info.created)
    DOCUMENTS.set(info.documents)
    PASSAGES.set(info.passages)
    AGE.set_function(lambda: (datetime.now(UTC) - made).total_seconds())


def indexing(progress: Progress) -> None:
    """Show how far a run of indexing is."""
    RUNNING.set(1)
    PROGRESS.labels(progress.phase).set(progress.done / progress.total if progress.total else 1)


def indexed(is_done: bool) -> None:
    """Show that a run of indexing has ended, and how."""
    RUNNING.set(0)
    PROGRESS.clear()
    RUNS.labels("done" if is_done else "given up").inc()


def generate_figures() -> bytes:
    """Return all figures in the form that Prometheus reads."""
    return generate_latest(REGISTRY)


class CountErrors(logging.Handler):
    """Counts what is logged as an error, by the package that it comes from."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record."""
        ERRORS.labels(record.name.split(".")[0]).inc()
