"""How quick the endpoint is beside ``oxigraph serve-read-only`` on the same data, in one run on one machine.

Needs the server's binary, ``pip install oxigraph``. Each engine answers the same ten ready-made questions, one client
after the other asking; then four clients at once. Also the time from starting the command to the first answer.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from civicgraph.graph import Dataset
from civicgraph.graph.storing.querying import question

QUESTIONS = (
    "who-funded-what",
    "who-was-seconded-where",
    "who-promised-what",
    "which-asks-have-no-response",
    "how-much-does-each-source-say",
    "what-does-the-record-caution",
    "which-steps-are-opinion",
    "who-held-which-post",
    "what-was-for-whom",
    "what-was-asked-at-each-assembly",
)
ROUNDS = 10
CLIENTS = 4
ACCEPT = {"accept": "application/sparql-results+json"}


@dataclass
class Times:
    """What one engine took: each answer's time, and the whole."""

    each: list[float]
    whole: float

    @property
    def rate(self) -> float:
        """Answers in a second."""
        return len(self.each) / self.whole

    def percentile(self, percent: int) -> float:
        """In milliseconds."""
        return statistics.quantiles(self.each, n=100)[percent - 1] * 1000


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(command: list[str], url: str) -> Iterator[float]:
    """A server; gives the seconds from its start to its first answer."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                httpx.get(url, params={"query": "ASK {}"}, headers=ACCEPT, trust_env=False).raise_for_status()
                break
            except httpx.TransportError:
                time.sleep(0.01)
        yield time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def measured(url: str, queries: list[str], clients: int) -> Times:
    """The queries asked in turn, some rounds, by some clients at once."""
    each: list[float] = []

    def ask() -> None:
        with httpx.Client(trust_env=False, timeout=60) as client:
            for _ in range(ROUNDS):
                for query in queries:
                    start = time.perf_counter()
                    client.post(url, data={"query": query}, headers=ACCEPT).raise_for_status()
                    each.append(time.perf_counter() - start)

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Times(each, time.perf_counter() - start)


def engines(folder: str) -> dict[str, tuple[list[str], str]]:
    """The command of each engine and its address."""
    ours, theirs = free_port(), free_port()
    binary = shutil.which("oxigraph") or os.path.join(os.path.dirname(sys.executable), "oxigraph")
    store = os.path.join(folder, "store")
    shutil.copytree(os.path.join(Dataset.shipped().build(), "store"), store)
    place = f"127.0.0.1:{theirs}"
    other = [binary, "serve-read-only", "--location", store, "--bind", place, "--union-default-graph"]
    return {
        "civicgraph serve": (
            [sys.executable, "-m", "civicgraph.cli", "serve", "--port", str(ours)],
            f"http://127.0.0.1:{ours}/sparql",
        ),
        "oxigraph serve-read-only": (other, f"http://{place}/query"),
    }


def main() -> None:
    """Measures and prints a line for each engine and load."""
    queries = [question(name) for name in QUESTIONS]
    rates: dict[tuple[str, int], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, (command, url) in engines(folder).items():
            with running(command, url) as first:
                print(f"{name:26} first answer after {first:5.2f} s")
                time.sleep(1.0)
                measured(url, queries, 1)
                for clients in (1, CLIENTS):
                    times = measured(url, queries, clients)
                    rates[name, clients] = times.rate
                    print(
                        f"{name:26} {clients} at once: {times.rate:7.1f} answers/s, "
                        f"p50 {times.percentile(50):7.1f} ms, p99 {times.percentile(99):7.1f} ms"
                    )
    ours, theirs = "civicgraph serve", "oxigraph serve-read-only"
    for clients in (1, CLIENTS):
        print(f"oxigraph : civicgraph, {clients} at once: {rates[theirs, clients] / rates[ours, clients]:.2f} : 1")


if __name__ == "__main__":
    main()
