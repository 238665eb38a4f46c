"""What pages of the record take beside the trace that one of them shows, within one run on one machine.

Run with ``python -m benchmarks.pages``. Seconds are those of the processor; each is the median of several.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from statistics import median
from typing import Any

from civicgraph import Dataset
from civicgraph.graph.tracing.as_one import note_would_join
from civicgraph.graph.tracing.trace import Filters, trace
from civicgraph.pages.trace import TraceQuestion
from civicgraph.server.workers.pages import make_page

ENDS = ("citizens-uk", "lvrw")
TIMES = 15


def seconds_of(work: Callable[[], object]) -> float:
    """How long some work takes once it has been done before."""
    work()
    found = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return median(found)


def main() -> None:
    """Prints a Markdown table."""
    record = Dataset.shipped().record()
    alone = seconds_of(lambda: note_would_join(record, trace(record, *ENDS), Filters()))
    asked: dict[str, tuple[str, dict[str, Any], str]] = {
        "`/trace`": ("trace", asdict(TraceQuestion(*ENDS)), "html"),
        "`/trace.json`": ("trace", asdict(TraceQuestion(*ENDS)), "json"),
        "`/report?format=html`": ("report", {"start": ENDS[0], "end": ENDS[1]}, "html"),
        "`/ledger`": ("ledger", {}, "html"),
        "`/people`": ("list", {"list": "people"}, "html"),
        "`/unknown`": ("unknown", {}, "html"),
    }
    print("| page | ms | times the trace alone |\n|---|---|---|")
    print(f"| the trace alone, as values | {alone * 1000:.0f} | 1 |")
    for name, (page, about, format) in asked.items():
        job = {"op": "page", "name": page, "asked": about, "format": format, "site": {}}
        taken = seconds_of(lambda job=job: make_page(record, job, {}))  # type: ignore[misc]
        print(f"| {name} | {taken * 1000:.0f} | {taken / alone:.1f} |")


if __name__ == "__main__":
    main()
