"""Mixed load on a server whose workers are killed at random: no wrong answer, no leak. Ten minutes, or as given.

python benchmarks/soak.py [SECONDS]
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import httpx

from civicgraph.graph.settings import SHIPPED_BASE
from civicgraph.graph.sparql.evaluation import questions
from civicgraph.graph.sparql.parameters import usual_text

PAGES = (
    "/", "/trace?from=citizens-uk&to=lvrw", "/trace.json?from=citizens-uk&to=lvrw", "/ledger", "/ledger.json?limit=20",
    "/people", "/unknown", "/find.json?q=bus", "/show.json?of=lvrw", "/analyse/brokers?permutations=100",
    "/analyse/what-if.json?name=lvrw", "/ask?what=Ask&do=putTo", "/compare?a=labour-party&b=conservative-party",
    "/picture.svg?of=lvrw", "/page/lvrw", "/report?of=merton-council&format=md", "/analyse", "/asks", "/promises",
    "/organisations", "/assemblies", "/sources", "/sources/merton-impact-report", "/ledger.csv?by=sadiq-khan", "/map",
    "/questions", "/questions/who-funded-what", "/search?q=voter&format=json", "/dataset", "/ns", "/ns.ttl", "/terms",
    "/ns.jsonld", "/ns/context.jsonld", "/ns/shapes.ttl", "/ns/0.1.0", "/openapi.json", "/ask.rq?what=Ask&do=putTo",
    "/compare?from=citizens-uk&to=lvrw&from2=citizens-uk&to2=cii", "/data/lvrw.ttl", "/id/lvrw", "/static/pages.css",
    "/picture.svg?of=claim/cii/funder-lvrw-needed-cii", "/page/claim/cii/funder-lvrw-needed-cii",
    "/rdf-graph-store/source/merton-impact-report", "/.well-known/void", "/reconcile",
)  # fmt: skip
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
CLIENTS, _PAGES_SHARE = 4, 0.4
ADDRESS = re.compile(r"http://\S+(?=/ )")


def start_server() -> tuple[subprocess.Popen[str], str]:
    """The server and its address."""
    command = [sys.executable, "-m", "civicgraph.cli", "serve", "--port", "0", "--timeout", "5"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        if found := ADDRESS.search(line):
            return process, found[0]
    raise SystemExit("the server does not start")


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def open_files_and_memory(pid: int) -> tuple[int, int]:
    """Open descriptors, and resident memory in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    memory = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024  # type: ignore[index]
    return len(list(Path(f"/proc/{pid}/fd").iterdir())), memory


class Load:
    """Clients that ask ready-made questions and pages, and compare each answer with the first; at times heavy ones."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.over = threading.Event()
        self.counts: Counter[str] = Counter()
        texts = [usual_text(name, SHIPPED_BASE) for name in questions()]
        self.right = {text: self._rows(httpx.post(f"{url}/sparql", data={"query": text}, timeout=60)) for text in texts}
        self.pages = {path: self._get(path, url) for path in PAGES}

    @staticmethod
    def _get(path: str, url: str) -> str:
        return httpx.get(f"{url}{path}", timeout=60, follow_redirects=True).raise_for_status().text

    @staticmethod
    def _rows(reply: httpx.Response) -> list[str]:
        return sorted(reply.text.replace(",\n", "\n").splitlines())

    def ask(self, number: int) -> None:
        """One client's work, until it is over."""
        chance = random.Random(number)
        transport = httpx.HTTPTransport(local_address=f"127.0.0.{number + 10}")
        with httpx.Client(transport=transport, timeout=60, trust_env=False) as client:
            while not self.over.is_set():
                if chance.random() < _PAGES_SHARE:
                    path = chance.choice(PAGES)
                    reply = client.get(f"{self.url}{path}", follow_redirects=True)
                    told = "right" if reply.text == self.pages[path] else "WRONG"
                    self.counts[told if reply.status_code == 200 else f"refused with {reply.status_code}"] += 1
                    continue
                text = HEAVY if chance.random() < 0.02 else chance.choice(list(self.right))
                reply = client.post(f"{self.url}/sparql", data={"query": text})
                if reply.status_code != 200:
                    self.counts[f"refused with {reply.status_code}"] += 1
                elif '"truncated": true' in reply.text[-200:]:
                    self.counts["cut short by a kill, and says so"] += 1
                else:
                    self.counts["right" if self._rows(reply) == self.right.get(text) else "WRONG"] += 1


def main() -> None:
    """Runs the load and prints what came of it."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 600.0
    process, url = start_server()
    load, chance = Load(url), random.Random(1)
    before = open_files_and_memory(process.pid)
    threads = [threading.Thread(target=load.ask, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    end, killed = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        time.sleep(chance.uniform(0.2, 2.0))
        if workers := children(process.pid):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed += 1
    load.over.set()
    for thread in threads:
        thread.join()
    time.sleep(3)
    print(f"{seconds:g} s, {killed} workers killed: {dict(sorted(load.counts.items()))}")
    after = open_files_and_memory(process.pid)
    print(f"descriptors, MB before {before}, after {after}; workers {len(children(process.pid))}")
    process.terminate()
    process.wait()
    if load.counts["WRONG"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
