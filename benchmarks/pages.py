"""What pages of the record take beside the trace that one of them shows, within one run on one machine.

Run with ``python -m benchmarks.pages``. Seconds are those of the processor; each is the median of several. Then how
many of them a running server answers in a second to four clients beside a file as it is: one address again and again,
and one that is asked otherwise each time.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from itertools import repeat
from statistics import median
from typing import Any

import httpx

from benchmarks.server import CLIENTS, SERVE, free_port, run_server
from civicgraph import Dataset
from civicgraph.graph.record import Record
from civicgraph.graph.tracing.as_one import note_would_join
from civicgraph.graph.tracing.trace import Filters, trace
from civicgraph.pages.analyses import BY_NAME
from civicgraph.pages.compare import TRACES_ASKED
from civicgraph.pages.composing import FIELDS
from civicgraph.pages.trace import TraceQuestion
from civicgraph.server.settings import settings_of
from civicgraph.server.workers.pages import make_page

ENDS = ("citizens-uk", "lvrw")
TIMES, SECONDS = 15, 5.0
RATED = (
    "/static/pages.css",
    "/trace?from=citizens-uk&to=lvrw",
    "/trace.json?from=citizens-uk&to=lvrw",
    "/ledger",
    "/people",
    "/page/lvrw",
)


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
    data = Dataset.shipped()
    record, settings = data.record(), {"root": data.root}
    alone = seconds_of(lambda: note_would_join(record, trace(record, *ENDS), Filters()))
    no_traces = dict.fromkeys(TRACES_ASKED, "")
    no_choices = {field.name: "" for field in FIELDS}
    usual = {field.name: field.usual for field in BY_NAME["centrality"].fields}
    asked: dict[str, tuple[str, dict[str, Any], str]] = {
        "`/trace`": ("trace", asdict(TraceQuestion(*ENDS)), "html"),
        "`/trace.json`": ("trace", asdict(TraceQuestion(*ENDS)), "json"),
        "`/report?format=html`": ("report", {"start": ENDS[0], "end": ENDS[1]}, "html"),
        "`/ledger`": ("ledger", {}, "html"),
        "`/people`": ("list", {"list": "people"}, "html"),
        "`/unknown`": ("unknown", {}, "html"),
        "`/compare`": ("compare", {**no_traces, "a": "lvrw", "b": "cii"}, "html"),
        "`/ask`": ("ask", {**no_choices, "what": "Ask", "do": "putTo"}, "html"),
        "`/analyse/centrality`": ("centrality", usual, "html"),
        "`/picture.svg`": ("picture", {"of": "lvrw", "theme": "light"}, "svg"),
    }
    print("| page | ms | times the trace alone |\n|---|---|---|")
    print(f"| the trace alone, as values | {alone * 1000:.0f} | 1 |")
    for name, (page, about, format) in asked.items():
        job = {"op": "page", "name": page, "asked": about, "format": format, "site": {}}
        taken = seconds_of(lambda job=job: make_page(record, job, settings))  # type: ignore[misc]
        print(f"| {name} | {taken * 1000:.0f} | {taken / alone:.1f} |")

    print_rates(data)


def print_rates(data: Dataset) -> None:
    """Prints how many answers a second a server gives."""
    code = SERVE.replace("sys.argv[1]", repr(json.dumps(asdict(settings_of(data)))))
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with run_server([sys.executable, "-c", code, "", str(port)], f"{url}/sparql"):
        rates = {path: rate_of(f"{url}{path}") for path in RATED}
        rates |= {
            "/trace, each time of others": rate_of(f"{url}/trace?from=citizens-uk&max_steps=20&to=", data.record())
        }
    still = rates[RATED[0]]
    print("\n| address | a second | beside a file as it is |\n|---|---|---|")
    for path, rate in rates.items():
        print(f"| `{path}` | {rate:.0f} | {rate / still:.2f} |")


def rate_of(url: str, record: Record | None = None) -> float:
    """How many answers a second four clients get together, each asking as often as they can for some seconds.

    With a record, each request ends with another of its things.
    """
    done: list[int] = []
    ends = iter(record.things) if record else repeat("")

    def ask() -> None:
        end = time.perf_counter() + SECONDS
        count = 0
        with httpx.Client(trust_env=False, timeout=60, headers={"accept": "text/html"}) as client:
            while time.perf_counter() < end:
                client.get(f"{url}{next(ends)}").raise_for_status()
                count += 1
        done.append(count)

    threads = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / SECONDS


if __name__ == "__main__":
    main()
