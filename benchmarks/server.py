"""How quick the endpoint is beside ``oxigraph serve-read-only`` on the same data, in one run on one machine.

python -m benchmarks.server

Needs the server's binary, ``pip install oxigraph``; where ``rdflib-endpoint`` is installed it is measured too. The data
are the shipped record, and copies of it under other names, so that every question has answers in proportion. The
engines take turns in answering ten ready-made questions, of one client and of four at once. Also the time from starting
the command to the first answer.
"""

from __future__ import annotations

import json
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
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import httpx
import pyoxigraph as ox

from civicgraph import Dataset
from civicgraph.graph.settings import SHIPPED_BASE
from civicgraph.graph.sparql.evaluation import PREFIXES
from civicgraph.graph.sparql.parameters import usual_text
from civicgraph.server.settings import settings_of

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
CLIENTS = 4
COPIES = {1: 10, 2: 10, 20: 2}  # and how often each question is asked of them
PATIENCE = 300.0  # seconds for one query of rdflib-endpoint
# Other engines do not have our prefixes.
PREFIXES_FIRST = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
SERVE = (
    "import json, sys; from civicgraph.server.run import run; from civicgraph.server.settings import Settings; "
    "run(Settings(**{**json.loads(sys.argv[1]), 'port': int(sys.argv[2])}))"
)
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
def run_server(command: list[str], url: str) -> Iterator[float]:
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
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:  # it finishes first what was given up
            process.kill()
            process.wait()


def measure(url: str, queries: list[str], clients: int) -> Times:
    """The queries asked in turn by some clients at once."""
    each: list[float] = []

    def ask() -> None:
        with httpx.Client(trust_env=False, timeout=60) as client:
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


def engines(folder: str, store: str, ours: list[str]) -> dict[str, tuple[list[str], str]]:
    """The command of each engine on a store, and its address; ``ours`` is the command of our own, without its port."""
    places = [free_port() for _ in range(3)]
    bin = os.path.dirname(sys.executable)
    own = os.path.join(folder, "oxigraph")
    shutil.copytree(store, own)
    here = f"127.0.0.1:{places[1]}"
    oxigraph = shutil.which("oxigraph") or os.path.join(bin, "oxigraph")
    found = {
        "civicgraph serve": ([*ours, str(places[0])], f"http://127.0.0.1:{places[0]}/sparql"),
        "oxigraph serve-read-only": (
            [oxigraph, "serve-read-only", "--location", own, "--bind", here, "--union-default-graph"],
            f"http://{here}/query",
        ),
    }
    slow = os.path.join(bin, "rdflib-endpoint")
    if os.path.isfile(slow):
        triples = os.path.join(folder, "all.nt")
        quads = ox.Store.read_only(store)
        ox.serialize((quad.triple for quad in quads), triples, format=ox.RdfFormat.N_TRIPLES)
        found["rdflib-endpoint"] = (
            [slow, "serve", "--port", str(places[2]), triples],
            f"http://127.0.0.1:{places[2]}/",
        )
    return found


def main() -> None:
    """Measures and prints a line for each engine and load."""
    with tempfile.TemporaryDirectory() as folder:
        for copies, rounds in COPIES.items():
            place = os.path.join(folder, str(copies))
            os.makedirs(place)
            store, ours = prepare_copies(place, copies)
            count = len(ox.Store.read_only(store))
            print(f"\nthe shipped record{f', {copies} times' if copies > 1 else ''}: {count:,} quads", flush=True)
            compare(engines(place, store, ours), rounds)


def prepare_copies(folder: str, copies: int) -> tuple[str, list[str]]:
    """The store of so many copies of the shipped record, and our command that serves it, but for the port."""
    data = Dataset.shipped()
    if copies == 1:
        return os.path.join(data.build(), "store"), [sys.executable, "-m", "civicgraph.cli", "serve", "--port"]
    path = os.path.join(folder, "store")
    store = ox.Store(path)
    store.bulk_extend(copy_quads(data, copies))
    store.optimize()
    store.flush()
    settings = {**asdict(settings_of(data)), "store": path, "workers": (os.cpu_count() or 1) + 1}
    return path, [sys.executable, "-c", SERVE, json.dumps(settings)]


def copy_quads(data: Dataset, copies: int) -> Iterator[ox.Quad]:
    """The record over and over: things, claims and sources of other names each time, the vocabulary once."""
    quads = [quad for quad in data.store() if isinstance(quad.graph_name, ox.NamedNode)]
    yield from quads
    own = [quad for quad in quads if str(getattr(quad.graph_name, "value", "")).startswith(data.base)]
    for number in range(1, copies):

        def rename(term: Any, number: int = number) -> Any:
            ours = isinstance(term, ox.NamedNode) and term.value.startswith(data.base)
            return ox.NamedNode(f"{term.value}-{number}") if ours else term

        for quad in own:
            yield ox.Quad(rename(quad.subject), quad.predicate, rename(quad.object), rename(quad.graph_name))


def compare(found: dict[str, tuple[list[str], str]], rounds: int) -> None:
    """Every engine under every load, in turns, and the ratios."""
    queries = [PREFIXES_FIRST + usual_text(name, SHIPPED_BASE) for name in QUESTIONS]
    slow = found.pop("rdflib-endpoint", None)
    rates: dict[tuple[str, int], float] = {}
    with ExitStack() as stack:
        for name, (command, url) in found.items():
            print(f"{name:26} first answer after {stack.enter_context(run_server(command, url)):5.2f} s")
        time.sleep(1.0)
        for clients in (1, CLIENTS):
            times: dict[str, list[Times]] = {name: [] for name in found}
            for number in range(rounds + 1):
                for name, (_, url) in found.items():
                    times[name] += [measure(url, queries, clients)] if number else []
                    if not number:
                        measure(url, queries, clients)
            for name, some in times.items():
                all = Times([each for one in some for each in one.each], sum(one.whole for one in some))
                rates[name, clients] = all.rate
                print(
                    f"{name:26} {clients} at once: {all.rate:7.1f} answers/s, "
                    f"p50 {all.percentile(50):7.1f} ms, p99 {all.percentile(99):7.1f} ms"
                )
            ours, theirs = (rates[name, clients] for name in found)
            print(f"oxigraph : civicgraph, {clients} at once: {theirs / ours:.2f} : 1", flush=True)
    if slow:
        seconds, given_up = measure_slow(*slow, queries)
        least = f", {given_up} given up after {PATIENCE} s" if given_up else ""
        rate = len(queries) / seconds
        print(f"rdflib-endpoint            1 at once: {rate:7.3f} answers/s{least}")
        print(f"civicgraph : rdflib-endpoint, 1 at once: {rates['civicgraph serve', 1] / rate:.0f} : 1", flush=True)


def measure_slow(command: list[str], url: str, queries: list[str]) -> tuple[float, int]:
    """The seconds for all the queries, once each, and how many were given up: the server is then started anew."""
    whole, given_up, waiting = 0.0, 0, list(queries)
    while waiting:
        with run_server(command, url), httpx.Client(trust_env=False, timeout=PATIENCE) as client:
            while waiting:
                query, start = waiting.pop(0), time.perf_counter()
                try:
                    client.post(url, data={"query": query}, headers=ACCEPT).raise_for_status()
                except httpx.TimeoutException:
                    given_up += 1
                whole += time.perf_counter() - start
                if time.perf_counter() - start >= PATIENCE:
                    break
    return whole, given_up


if __name__ == "__main__":
    main()
