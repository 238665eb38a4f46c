"""How much longer good queries take while others mean harm: medians beside each other in one run.

python -m benchmarks.attack [ROUNDS]

The ten ready-made questions of :mod:`benchmarks.server` are asked by one client, first of an idle server, then while
one other client, and then while two and four others, each from its own address, keep asking what is heavy, forbidden
or broken, of the endpoint and of the pages.
"""

from __future__ import annotations

import itertools
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx

from civicgraph import Dataset
from civicgraph.graph.settings import SHIPPED_BASE
from civicgraph.graph.sparql.parameters import usual_text

from .server import QUESTIONS, free_port, run_server

HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    'SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d)); separator="") AS ?all) { ?a ?b ?c . ?d ?e ?f }',
    'SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "(a*)*(b|a)*c$")) }',
    "SELECT * { ?a (!<urn:x>)* ?b . ?b (!<urn:y>)* ?c }",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * " + "{" * 5000 + "}" * 5000,
    "LOAD <http://127.0.0.1:1/>",
    "SELECT ?s { ?s ?p ",
    "/trace?from=greater-london-authority&max_steps=20&limit=200&to={n}",
    "/report?of=cii&format=pdf&n={n}",
    "/analyse/communities?ties=all&n={n}",
    "/analyse/brokers?permutations=2000&n={n}",
    "/compare?a=cii&b=greater-london-authority&n={n}",
    "/search?q=" + "voter%20regstration%20" * 9 + "{n}",
    "/picture.svg?of=cii&n={n}",
    "/page/" + "%2e%2e/" * 300 + "{n}",
)
ROUNDS = 20
ATTACKERS = 4


def ask_all(client: httpx.Client, url: str, rounds: int) -> list[float]:
    """The seconds that each answer took; all must be right."""
    times = []
    for _ in range(rounds):
        for name in QUESTIONS:
            start = time.perf_counter()
            reply = client.post(f"{url}/sparql", data={"query": usual_text(name, SHIPPED_BASE)})
            times.append(time.perf_counter() - start)
            if reply.status_code != 200:
                raise SystemExit(f"a good query was refused: {reply.status_code} {reply.text}")
    return times


def _send(client: httpx.Client, url: str, hostile: str) -> httpx.Response:
    """Sends a hostile query, or asks for a page that is hard to make, each time another so that none is kept."""
    if hostile.startswith("/"):
        return client.get(url + hostile.replace("{n}", str(random.randrange(10**9))))
    return client.post(f"{url}/sparql", data={"query": hostile})


def attack(url: str, addresses: int) -> None:
    """Asks what is hostile, from some addresses with several clients each, until the input ends; prints what it got."""
    over, got = threading.Event(), Counter[int]()

    def ask(address: str, number: int) -> None:
        transport = httpx.HTTPTransport(local_address=address)
        with httpx.Client(transport=transport, timeout=90, trust_env=False) as client:
            for query in itertools.islice(itertools.cycle(HOSTILE), number, None):
                if over.is_set():
                    return
                with suppress(httpx.HTTPError):
                    got[_send(client, url, query).status_code] += 1

    for address, number in itertools.product(range(addresses), range(ATTACKERS)):
        threading.Thread(target=ask, args=(f"127.0.0.{20 + address}", 3 * number), daemon=True).start()
    sys.stdin.read()
    over.set()
    print(", ".join(f"{count} x {status}" for status, count in sorted(got.items())))


@contextmanager
def under_attack(url: str, addresses: int) -> Iterator[list[str]]:
    """While this lasts, another process attacks; afterwards the list says what it got."""
    command = [sys.executable, "-m", "benchmarks.attack", url, str(addresses)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        time.sleep(3)
        lines: list[str] = []
        yield lines
        lines += [process.communicate()[0].strip()]


def main() -> None:
    """Measures and prints one line for each load."""
    if len(sys.argv) == 3:
        attack(sys.argv[1], int(sys.argv[2]))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    Dataset.shipped().build()
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "civicgraph.cli", "serve", "--port", str(port), "--timeout", "10"]
    with run_server(command, f"{url}/sparql"), httpx.Client(timeout=90, trust_env=False) as client:
        time.sleep(2)
        ask_all(client, url, 1)
        idle = ask_all(client, url, rounds)
        print(f"{os.cpu_count()} cores; idle: {times_text(idle)}")
        for addresses in (1, 2, 4):
            with under_attack(url, addresses) as got:
                beside = ask_all(client, url, rounds)
            ratio = statistics.median(beside) / statistics.median(idle)
            print(f"{addresses} attacking: {times_text(beside)}; {ratio:.2f} times idle; they got {got[0]}", flush=True)


def times_text(times: list[float]) -> str:
    """A list of times in words."""
    slow = statistics.quantiles(times, n=100)[94]
    return f"median {statistics.median(times) * 1000:.1f} ms, 95 of 100 within {slow * 1000:.1f} ms"


if __name__ == "__main__":
    main()
