"""Requests that mean harm: none brings the server down or makes it call out, and good ones are answered meanwhile."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.routing import Match

from benchmarks.soak import PAGES
from civicgraph import Dataset
from civicgraph.server.app import _routes
from civicgraph.server.settings import settings_of

from ..examples import some
from .serving import Server, running_server

GOOD = "SELECT ?s { ?s a civic:Claim } ORDER BY ?s LIMIT 5"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ROWS = 100
OURS = b"Host: localhost\r\nConnection: close\r\n"
POST = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture(scope="module")
def limited_server() -> Iterator[Server]:
    """The shipped record with tight limits."""
    with running_server(settings_of(Dataset.shipped(), timeout=1.0, memory=768, max_rows=ROWS, workers=2)) as running:
        yield running


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[str]]]:
    """A port of this machine that notes whoever connects."""
    callers: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as waiting:
        waiting.settimeout(0.2)
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    connection, address = waiting.accept()
                except TimeoutError:
                    continue
                callers.append(str(address))
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield waiting.getsockname()[1], callers
        over.set()
        thread.join()


def assert_answers(server: Server) -> None:
    """The server answers a good query, rightly."""
    with server.client("127.0.0.9") as client:
        reply = client.get("/sparql", params={"query": GOOD})
    assert reply.status_code == 200, reply.text
    assert len(reply.json()["results"]["bindings"]) == 5
    assert server.process.poll() is None


CALLS_OUT = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { BIND (<URL> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { { SELECT * { sErViCe <URL> { ?s ?p ?o } } } }",
    "PREFIX service: <URL> SELECT * { ?s service:x ?o }",
    "# '\nSELECT * { SERVICE <URL> { ?s ?p ?o } } # '",
    "SELECT * { ?s ?p '''x''' SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p a\\'b SERVICE <URL> { ?s ?p ?o } #'\n }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <urn:x>",
    "PREFIX a: <urn:a> LOAD <URL>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "CLEAR ALL",
    "DROP ALL",
]
ONLY_NAMES = [
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "ASK FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
    "DESCRIBE <URL>",
]


@pytest.mark.parametrize("query", CALLS_OUT)
def test_what_would_call_out_or_change_is_refused(
    query: str, limited_server: Server, listener: tuple[int, list[str]]
) -> None:
    port, callers = listener
    query_sent = query.replace("URL", f"http://127.0.0.1:{port}/")
    with limited_server.client() as client:
        for reply in (
            client.get("/sparql", params={"query": query_sent}),
            client.post("/sparql", data={"query": query_sent}),
            client.post("/sparql", content=query_sent, headers={"content-type": "application/sparql-query"}),
            client.post("/sparql", content=query_sent, headers={"content-type": "application/sparql-update"}),
            client.post("/sparql", data={"update": query_sent}),
        ):
            assert reply.status_code == 400
            assert reply.text.strip()
    assert callers == []


@pytest.mark.parametrize("query", ONLY_NAMES)
def test_names_of_graphs_are_never_fetched(query: str, limited_server: Server, listener: tuple[int, list[str]]) -> None:
    port, callers = listener
    with limited_server.client() as client:
        reply = client.get("/sparql", params={"query": query.replace("URL", f"http://127.0.0.1:{port}/")})
    assert reply.status_code == 200
    assert "root:" not in reply.text
    assert callers == []


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("iri", ["http://127.0.0.1:PORT/", "file:///etc/passwd", "http://169.254.169.254/latest/"])
def test_data_sets_of_the_request_are_never_fetched(
    name: str, iri: str, limited_server: Server, listener: tuple[int, list[str]]
) -> None:
    port, callers = listener
    with limited_server.client() as client:
        query_sent = {
            "query": "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
            name: iri.replace("PORT", str(port)),
        }
        reply = client.get("/sparql", params=query_sent)
        store = client.get("/rdf-graph-store", params={"graph": iri.replace("PORT", str(port))})
    assert reply.json()["results"]["bindings"] == []
    assert store.status_code == 404
    assert callers == []


def _bind(expression: str) -> str:
    return f"SELECT ({expression} AS ?x) {{}}"


DOUBLING = (
    "SELECT ?z { BIND('"
    + "x" * 1000
    + "' AS ?a0) "
    + "".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1}) " for n in range(26))
    + "BIND(STRLEN(?a26) AS ?z) }"
)
HEAVY = {
    "5,000 nested groups": "SELECT * " + "{" * 5000 + "}" * 5000,
    "5,000 nested brackets": "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
    "20,000 operators": _bind("1" + "+1" * 20_000),
    "20,000 patterns": "SELECT * { " + "?s ?p ?o . " * 20_000 + "}",
    "100 nested optionals": "SELECT * { " + "OPTIONAL { ?s ?p ?o " * 101 + "}" * 101 + " }",
    "a long path": f"SELECT * {{ ?s {'/'.join(['!<urn:x>'] * 3500)} ?o }}",
    "a cross product": PRODUCT,
    "a sorted cross product": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "a distinct cross product": "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(?i) LIMIT 1",
    "a group of everything": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
    "a string that doubles": DOUBLING,
    "a path through everything": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?c (!<urn:x>)* ?d }",
    "a bomb of a regex": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "
    "'^(([a-z])+.)+[A-Z]([a-z])+$')) }",
    "a regex that grows": _bind("REGEX('a', '((((a{1,100}){1,100}){1,100}){1,100}){1,100}')"),
    "a replacement that grows": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(REPLACE(CONCAT(STR(?c), "
    "STR(?f)), '', 'xxxxxxxxxxxxxxxx')) > 1000000) }",
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_too_much_is_refused_or_ended_in_words(name: str, limited_server: Server) -> None:
    start = time.monotonic()
    with limited_server.client() as client:
        reply = client.post("/sparql", data={"query": HEAVY[name]})
    assert reply.status_code in (200, 400, 503), reply.text
    if reply.status_code == 200:
        assert json.loads(reply.text)["truncated" if name.startswith("a sorted") else "results"]
    else:
        assert len(reply.text.strip()) > 15
    assert time.monotonic() - start < 15
    assert_answers(limited_server)


def test_an_answer_that_is_too_long_says_so_in_every_format(limited_server: Server) -> None:
    with limited_server.client() as client:

        def ask(query: str, accept: str) -> httpx.Response:
            return client.get("/sparql", params={"query": query}, headers={"accept": accept})

        found = ask("SELECT * { ?s ?p ?o }", "application/json")
        assert found.headers["x-truncated"]
        assert found.headers["cache-control"] == "no-store"
        assert "etag" not in found.headers
        assert found.json()["truncated"] is True
        assert len(found.json()["results"]["bindings"]) == ROWS
        assert "# truncated: the limit of 100 rows is reached" in ask("SELECT * { ?s ?p ?o }", "text/csv").text
        assert "# truncated:" in ask("SELECT * { ?s ?p ?o }", "text/tab-separated-values").text
        assert "<!-- truncated:" in ask("SELECT * { ?s ?p ?o }", "application/xml").text
        triples = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
        assert "# truncated: the limit of 100 triples" in ask(triples, "text/turtle").text
        assert "# truncated:" in ask(triples, "application/n-triples").text
        assert ask(triples, "application/ld+json").status_code == 503
        whole = ask(f"SELECT * {{ ?s ?p ?o }} LIMIT {ROWS}", "application/json")
        assert "truncated" not in whole.json()


ODD = {
    "a body that is not UTF-8": ("/sparql", b"ASK { ?s ?p '\xff\xfe' }", {"content-type": "application/sparql-query"}),
    "UTF-16": ("/sparql", "ASK {}".encode("utf-16"), {"content-type": "application/sparql-query"}),
    "a form that is not UTF-8": ("/sparql", b"query=ASK%FF", {"content-type": "application/x-www-form-urlencoded"}),
    "another charset": ("/sparql", b"ASK {}", {"content-type": "application/sparql-query; charset=latin-1"}),
    "a compressed body": (
        "/sparql",
        gzip.compress(b"ASK {}" + b" " * 10_000_000),
        {"content-type": "application/sparql-query", "content-encoding": "gzip"},
    ),
    "a huge body": ("/sparql", b"x" * 5_000_000, {"content-type": "application/sparql-query"}),
    "a long query": ("/sparql", b"ASK {" + b" " * 1_500_000 + b"}", {"content-type": "application/sparql-query"}),
    "many parameters": ("/sparql", b"a=1&" * 100_000, {"content-type": "application/x-www-form-urlencoded"}),
    "no type": ("/sparql", b"query=ASK{}", {}),
    "a file": ("/sparql", b"--x\r\n\r\n--x--", {"content-type": "multipart/form-data; boundary=x"}),
    "XML with entities": (
        "/sparql",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        {"content-type": "application/rdf+xml"},
    ),
    "a NUL": ("/sparql", b"ASK { \x00 }", {"content-type": "application/sparql-query"}),
    "an empty query": ("/sparql", b"query=", {"content-type": "application/x-www-form-urlencoded"}),
    "half a surrogate": ("/sparql", b"ASK { ?s ?p '\\uD800' }", {"content-type": "application/sparql-query"}),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_bodies_are_refused(name: str, limited_server: Server) -> None:
    path, body, headers = ODD[name]
    with limited_server.client() as client:
        try:
            reply = client.post(path, content=body, headers=headers)
        except httpx.TransportError:
            assert name == "a huge body"  # the answer was sent and the connection closed before all of it had come
        else:
            assert 400 <= reply.status_code < 500, reply.text
    assert_answers(limited_server)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/..%2f..%2fcli.py",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/page/../../../../etc/passwd",
        "/page/..%2f..%2f..%2fetc%2fpasswd",
        "/data//etc/passwd.ttl",
        "/data/lvrw.ttl%00.html",
        "/id/%ff%fe",
        "/page/%3E%20%7D%20DROP%20ALL",
        "/rdf-graph-store/../../etc/passwd",
        "/map?around=../../etc/passwd",
        "/search?q=" + "x" * 1000,
    ],
)
def test_paths_lead_nowhere_else(path: str, limited_server: Server) -> None:
    reply = send_raw(limited_server, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert reply.split(b" ")[1] in (b"400", b"404"), reply[:300]
    assert b"root:" not in reply and b"import " not in reply


def send_raw(server: Server, sent: bytes, wait: float = 10.0) -> bytes:
    """What comes back over a bare connection."""
    parts = urlsplit(server.url)
    with socket.create_connection((parts.hostname, parts.port), wait) as connection:
        connection.sendall(sent)
        found = b""
        try:
            while part := connection.recv(65536):
                found += part
        except (TimeoutError, ConnectionError):
            pass
    return found


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: a> a sd:Evil . <b\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"400"),
        (b'GET / HTTP/1.1\r\nHost: evil.example/"><script>\r\n\r\n', b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 300_000 + b"\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: a\r\n" * 50_000 + b"\r\n", b"400"),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", b"400"),
        (
            POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            b"4",
        ),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n", b"400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"400"),
        (b"PROPFIND /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"405"),
        (b"TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"405"),
        (
            b"PUT /rdf-graph-store?default HTTP/1.1\r\n" + OURS + b"Content-Length: 0\r\n\r\n",
            b"405",
        ),
        (
            b"GET /sparql?query=ASK{} HTTP/1.1\r\nHost: localhost\r\nAccept: " + b"a/b;q=0.1," * 9_000 + b"\r\n\r\n",
            b"406",
        ),
    ],
)
def test_tricks_with_headers(sent: bytes, status: bytes, limited_server: Server) -> None:
    reply = send_raw(limited_server, sent, 3.0)
    assert not reply or reply.split(b" ")[1].startswith(status), reply[:300]
    assert_answers(limited_server)


def test_nobody_can_pretend_to_be_somebody_else(limited_server: Server) -> None:
    with limited_server.client("127.0.0.5") as client:
        held = [threading.Thread(target=ask_product, args=(limited_server, n)) for n in range(20)]
        for thread in held:
            thread.start()
        time.sleep(1.0)
        statuses = [status_at_last(client) for _ in range(3)]
        for thread in held:
            thread.join()
    assert statuses == [200] * 3
    assert_answers(limited_server)


def reply_at_last(client: httpx.Client, address: str, **asked: dict[str, str]) -> httpx.Response:
    """How something is answered: asked again where no worker was free, or the machine was too busy for it."""
    for _ in range(20):
        reply = client.get(address, **asked)  # type: ignore[arg-type]
        if reply.status_code != 503:
            break
        assert "took longer" in reply.text or int(reply.headers["retry-after"]) > 0
        time.sleep(1)
    return reply


def status_at_last(client: httpx.Client) -> int:
    """The status of the answer to a good query."""
    return reply_at_last(client, "/sparql", params={"query": GOOD}).status_code


def ask_product(server: Server, number: int) -> None:
    with server.client("127.0.0.4") as client:
        headers = {"x-forwarded-for": f"10.0.0.{number}", "forwarded": f"for=10.0.0.{number}"}
        reply = client.get("/sparql", params={"query": PRODUCT}, headers=headers)
    assert reply.status_code in (429, 503)
    if reply.status_code == 429:
        assert int(reply.headers["retry-after"]) > 0


@contextmanager
def under_attack(server: Server, *addresses: str) -> Iterator[None]:
    """While this lasts, these addresses ask for cross products, three at a time each."""
    over = threading.Event()

    def ask(address: str) -> None:
        with server.client(address) as client:
            while not over.is_set():
                client.get("/sparql", params={"query": PRODUCT})

    threads = [threading.Thread(target=ask, args=(address,)) for address in addresses for _ in range(3)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    try:
        yield
    finally:  # or the attack would go on through every test that follows
        over.set()
        for thread in threads:
            thread.join()


@pytest.mark.slow
def test_good_queries_beside_bad_ones_are_answered(limited_server: Server) -> None:
    """Whoever else asks, and from however many addresses; how soon is measured by benchmarks/attack.py.

    Which long queries make way for others, and when, is tested by the clock of workers/test_pool.py.

    On a machine that is busy with other work too, some may have to ask again, as they are told.
    """
    attackers = [f"127.0.0.{60 + number}" for number in range(5)]
    with limited_server.client("127.0.0.7") as client, under_attack(limited_server, *attackers):
        for _ in range(6):  # once more than there are attackers
            assert status_at_last(client) == 200
        assert len(limited_server.descendants()) <= 2 * 2 + 1, "as many again as there are workers, and one that starts"
    for _ in range(300):
        if limited_server.metrics()["civicgraph_workers_aside"] == 0 and len(limited_server.descendants()) == 2:
            break
        time.sleep(0.2)
    assert len(limited_server.descendants()) == 2
    assert_answers(limited_server)


def test_slow_readers_and_slow_writers_hold_nobody_up(limited_server: Server) -> None:
    parts = urlsplit(limited_server.url)
    slow = [socket.create_connection((parts.hostname, parts.port)) for _ in range(40)]
    try:
        for number, connection in enumerate(slow):
            head = b"GET /questions HTTP/1.1\r\nHost: localhost\r\n" + (b"\r\n" if number % 2 else b"X-Slow: ")
            connection.sendall(head)
        for _ in range(5):
            assert_answers(limited_server)
    finally:
        for connection in slow:
            connection.close()
    assert_answers(limited_server)


def test_a_client_that_hangs_up_frees_its_worker(limited_server: Server) -> None:
    for _ in range(6):
        with limited_server.client("127.0.0.8") as client, pytest.raises(httpx.TimeoutException):
            client.get("/sparql", params={"query": PRODUCT}, timeout=0.3)
    for _ in range(120):  # a busy machine takes its time to see that somebody has gone
        if limited_server.metrics()["civicgraph_workers_busy"] == 0:
            break
        time.sleep(0.5)
    assert limited_server.metrics()["civicgraph_workers_busy"] == 0
    assert_answers(limited_server)


WIDE = (
    f"SELECT ?a16 {{ BIND('{'x' * 1000}' AS ?a0) "
    + " ".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(16))
    + " }"
)


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/csv", "application/sparql-results+xml"])
def test_a_row_of_megabytes_is_refused_and_not_held(accept: str, web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": WIDE}, headers={"accept": accept})
    assert (reply.status_code, "a row of the answer has more than 1 MB" in reply.text) == (400, True)


def test_who_has_much_under_way_has_to_wait(limited_server: Server) -> None:
    parts = urlsplit(limited_server.url)
    ask = POST + b"Content-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\n"
    half = [socket.create_connection((parts.hostname, parts.port), source_address=("127.0.0.70", 0)) for _ in range(64)]
    try:
        for connection in half:
            connection.sendall(ask)
        time.sleep(1.0)
        with limited_server.client("127.0.0.70") as client:
            reply = client.get("/health")
        assert (reply.status_code, reply.headers["retry-after"]) == (429, "5")
        assert_answers(limited_server)
    finally:
        for connection in half:
            connection.close()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "[fe80::1]", "10.0.0.1"]
)
def test_a_name_that_somebody_else_gave_this_machine_is_refused(host: str, limited_server: Server) -> None:
    reply = send_raw(limited_server, f"GET /health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    assert reply.startswith(b"HTTP/1.1 421 ")
    for own in ("localhost", "LOCALHOST:1", "127.0.0.1", "127.9.9.9:80", "[::1]:8000"):
        reply = send_raw(limited_server, f"GET /health HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n".encode())
        assert reply.startswith(b"HTTP/1.1 200 ")


def test_a_target_may_be_a_whole_address(limited_server: Server) -> None:
    reply = send_raw(
        limited_server,
        b"GET http://localhost/search?q=lvrw&format=json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    )
    assert reply.startswith(b"HTTP/1.1 200 ") and b"London Voter Registration Week" in reply


def test_a_syntax_error_says_where(limited_server: Server) -> None:
    with limited_server.client() as client:
        reply = client.get("/sparql", params={"query": "SELECT ?s\nWHERE { ?s ?p }"})
    assert reply.status_code == 400
    assert "line 2, column" in reply.text


ASKED_ON_PAGES = {
    "/trace": ("from", "to", "kind", "max_steps", "limit", "from_date", "ends"),
    "/trace.json": ("from", "to", "max_steps"),
    "/report": ("of", "from", "format"),
    "/ledger": ("by", "group_by", "due_before", "with_figure"),
    "/ledger.json": ("by", "limit", "offset"),
    "/ledger.csv": ("theme",),
    "/unknown": ("of",),
    "/compare": ("a", "from", "to2"),
    "/ask": ("what", "do", "who", "by", "before"),
    "/ask.rq": ("what", "do"),
    "/find.json": ("q", "limit"),
    "/show.json": ("of",),
    "/search": ("q",),
    "/picture.svg": ("of", "theme"),
    "/map": ("around", "depth", "things"),
    "/analyse/what-if": ("name",),
    "/analyse/brokers.json": ("ties", "window", "permutations"),
    "/analyse/timeline": ("of", "around"),
    "/people": ("sort",),
    "/sources": ("q",),
    "/questions/who-funded-what": ("funder",),
}
ODD_VALUES = ("%00", "%ff%fe", "%F0%9F%A6%86" * 60, "a" * 10_000, "<script>alert(1)</script>", "-1", "9" * 400,
              "'%22%5C%0D%0A", "NaN", "../../etc/passwd", "%E2%80%AE" * 40)  # fmt: skip


@pytest.mark.parametrize("page", ASKED_ON_PAGES)
def test_odd_values_are_told_of_in_words_and_never_come_back_as_markup(page: str, limited_server: Server) -> None:
    with httpx.Client(base_url=limited_server.url, timeout=60, trust_env=False) as client:
        for place, name in enumerate(ASKED_ON_PAGES[page], [*ASKED_ON_PAGES].index(page)):
            for value in some(ODD_VALUES, 3, place):
                accept = {"accept": "text/html, application/json;q=0.5"}
                reply = reply_at_last(client, f"{page}?{name}={value}", headers=accept)
                assert reply.status_code in (200, 303, 400, 404, 414, 431), (name, value[:20], reply.status_code)
                is_page = reply.headers["content-type"].startswith("text/html")
                assert not (is_page and "<script>alert" in reply.text), (name, value[:20])
                assert "Traceback" not in reply.text and reply.headers["x-content-type-options"] == "nosniff"
            twice = reply_at_last(client, f"{page}?{name}=a&{name}=b")
            assert twice.status_code in (200, 400, 404), name
    assert_answers(limited_server)


def test_the_soak_asks_every_address() -> None:
    """But for what has no answer of its own: health, suggestions while somebody types, packed dumps, texts."""
    left = ("/sparql", "/rdf-graph-store", "/health", "/ready", "/metrics", "/reconcile/", "/text/", "/dataset.nq.gz",
            "/card.png")  # fmt: skip
    scopes = [{"type": "http", "method": "GET", "path": urlsplit(path).path, "headers": []} for path in PAGES]
    unasked = [
        route.path for route in _routes()
        if not route.path.startswith(left) and not any(route.matches(scope)[0] is Match.FULL for scope in scopes)
    ]  # fmt: skip
    assert unasked == []
