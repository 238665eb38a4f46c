"""How quick the endpoint is beside ``oxigraph serve-read-only`` on the same data, in one run on one machine.

Needs the server's binary, ``pip install oxigraph``; where ``rdflib-endpoint`` is installed it is measured too, on the
smaller records. Each engine answers the same ten ready-made questions, one client
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
import pyoxigraph as ox

from civicgraph.graph import Dataset
from civicgraph.graph.storing.querying import PREFIXES, question

from .records import synthetic, written

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
RDFLIB_CLAIMS = 10_000
# Other engines do not know our prefixes.
PREFIXES_FIRST = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
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


def measured(url: str, queries: list[str], clients: int, rounds: int) -> Times:
    """The queries asked in turn, some rounds, by some clients at once."""
    each: list[float] = []

    def ask() -> None:
        with httpx.Client(trust_env=False, timeout=60) as client:
            for _ in range(rounds):
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


def engines(folder: str, data: Dataset) -> dict[str, tuple[list[str], str]]:
    """The command of each engine and its address."""
    places = [free_port() for _ in range(3)]
    bin = os.path.dirname(sys.executable)
    store = os.path.join(folder, "store")
    shutil.copytree(os.path.join(data.build(), "store"), store)
    here = f"127.0.0.1:{places[1]}"
    oxigraph = shutil.which("oxigraph") or os.path.join(bin, "oxigraph")
    found = {
        "civicgraph serve": (
            [sys.executable, "-m", "civicgraph.cli", "--data", data.root, "serve", "--port", str(places[0])],
            f"http://127.0.0.1:{places[0]}/sparql",
        ),
        "oxigraph serve-read-only": (
            [oxigraph, "serve-read-only", "--location", store, "--bind", here, "--union-default-graph"],
            f"http://{here}/query",
        ),
    }
    slow = os.path.join(bin, "rdflib-endpoint")
    if len(data.record().claims) < RDFLIB_CLAIMS and os.path.isfile(slow):
        triples = os.path.join(folder, "all.nt")
        ox.serialize((quad.triple for quad in data.store()), triples, format=ox.RdfFormat.N_TRIPLES)
        found["rdflib-endpoint"] = (
            [slow, "serve", "--port", str(places[2]), triples],
            f"http://127.0.0.1:{places[2]}/",
        )
    return found


def main() -> None:
    """Measures and prints a line for each engine and load."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in datasets(folder):
            place = os.path.join(folder, name)
            os.makedirs(place)
            print(f"\n{name}: {len(data.store()):,} quads")
            compare(engines(place, data))


def datasets(folder: str) -> Iterator[tuple[str, Dataset]]:
    """The shipped record, and synthetic ones of about 100,000 and a million quads."""
    yield "shipped", Dataset.shipped()
    for claims in (6_000, 60_000):
        root = os.path.join(folder, str(claims))
        os.makedirs(root)
        written(synthetic(claims // 5, claims), root)
        yield f"{claims:,} claims", Dataset.at(root)


def compare(found: dict[str, tuple[list[str], str]]) -> None:
    """Every engine under every load, and the ratios."""
    queries = [PREFIXES_FIRST + question(name) for name in QUESTIONS]
    rates: dict[tuple[str, int], float] = {}
    for name, (command, url) in found.items():
        with running(command, url) as first:
            print(f"{name:26} first answer after {first:5.2f} s")
            time.sleep(1.0)
            slow = name == "rdflib-endpoint"
            measured(url, queries, 1, 1)
            for clients in (1,) if slow else (1, CLIENTS):
                times = measured(url, queries, clients, 1 if slow else ROUNDS)
                rates[name, clients] = times.rate
                print(
                    f"{name:26} {clients} at once: {times.rate:7.1f} answers/s, "
                    f"p50 {times.percentile(50):7.1f} ms, p99 {times.percentile(99):7.1f} ms"
                )
    ours = "civicgraph serve"
    for (name, clients), rate in rates.items():
        if name != ours:
            print(f"{name} : civicgraph, {clients} at once: {rate / rates[ours, clients]:.3f} : 1")


if __name__ == "__main__":
    main()
