"""What is no engine, or means no good: one honest line, in bounded time and space, and nothing sent elsewhere."""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import httpx
import pytest

from civicgraph import UsageError
from civicgraph.graph.remote.endpoint import JSON, Endpoint, read_answer
from civicgraph.graph.remote.http import RemoteError, Web
from civicgraph.graph.remote.remote import Remote
from civicgraph.graph.remote.verification import count
from civicgraph.graph.vocabulary import NS

from ...workspace import Workspace
from .engines import free_port

WORDS = ("base", "hash", "state")
Serve = Callable[[socket.socket, bytes], None]
EMPTY = b'{"head": {"vars": ["a"]}, "results": {"bindings": []}}'


@contextmanager
def serving(serve: Serve) -> Iterator[tuple[str, list[bytes]]]:
    """A server that treats each request as told; its address, and what it was asked."""
    heard: list[bytes] = []
    stopped = threading.Event()

    def run() -> None:
        with suppress(OSError):
            while True:
                client = listener.accept()[0]
                with client, suppress(OSError):
                    heard.append(_request(client))
                    if not stopped.is_set():
                        serve(client, heard[-1])

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        place = listener.getsockname()
        try:
            yield f"http://127.0.0.1:{place[1]}", heard
        finally:
            stopped.set()
            with suppress(OSError), socket.create_connection(place) as last:
                last.shutdown(socket.SHUT_WR)
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


def _request(client: socket.socket) -> bytes:
    """A whole request: to close with some of it unread would break the connection."""
    heard = b""
    while part := client.recv(65536):
        heard += part
        head, end, body = heard.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head.lower())
        if end and len(body) >= int(length[1] if length else 0):
            break
    return heard


def saying(head: str, body: bytes = b"") -> Serve:
    """Answers with this status and these headers, and closes."""

    def serve(client: socket.socket, request: bytes) -> None:
        client.sendall(f"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n".encode() + body)

    return serve


def dripping(client: socket.socket, request: bytes) -> None:
    """Answers a byte at a time and never ends."""
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n")
    client.sendall(b"Connection: close\r\n\r\n" if b"closing" in request else b"\r\n")
    client.settimeout(0.05)
    while True:
        client.sendall(b" ")
        try:
            if not client.recv(1):
                return
        except TimeoutError:
            continue


def dripping_headers(client: socket.socket, request: bytes) -> None:
    """Sends a header that never ends, a byte at a time."""
    client.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    with suppress(OSError):
        while True:
            client.sendall(b"x")
            time.sleep(0.05)


def greeting(client: socket.socket, request: bytes) -> None:
    """Greets as a mail server does, and waits."""
    client.sendall(b"220 mail.example.org ESMTP\r\n")
    client.recv(1)


def silent(client: socket.socket, request: bytes) -> None:
    """Says nothing until the other end gives up."""
    client.recv(1)


RESULTS = "200 OK\r\nContent-Type: application/sparql-results+json"
BAD = {
    "not HTTP": (lambda client, request: client.sendall(b"SSH-2.0-OpenSSH\r\n"), "not answer"),
    "not HTTP, and no end of it": (greeting, "not answer as an HTTP server"),
    "nothing at all": (lambda client, request: None, "closes the connection"),
    "cut off": (saying("200 OK\r\nContent-Length: 1000", EMPTY), "breaks off"),
    "cut off in pieces": (saying("200 OK\r\nTransfer-Encoding: chunked", b"1000\r\nabc"), "breaks off"),
    "no gzip": (saying(f"{RESULTS}\r\nContent-Encoding: gzip", EMPTY), "cannot be unpacked"),
    "half of gzip": (saying(f"{RESULTS}\r\nContent-Encoding: gzip", gzip.compress(EMPTY)[:-9]), "cannot be unpacked"),
    "a bomb": (saying(f"{RESULTS}\r\nContent-Encoding: gzip", gzip.compress(bytes(50_000_000))), "more than 1 MB"),
    "a bomb in a bomb": (
        saying(f"{RESULTS}\r\nContent-Encoding: gzip, gzip", gzip.compress(gzip.compress(bytes(50_000_000)))),
        "not what was asked for",
    ),
    "too much": (saying("200 OK", bytes(5_000_000)), "more than 1 MB"),
    "never ending": (dripping, "took more than 0.5 seconds"),
    "never ending, closing": (dripping, "took more than 0.5 seconds|closing"),
    "a header without end": (dripping_headers, "took more than 0.5 seconds"),
    "never answering": (silent, "took more than 0.5 seconds"),
    "sent elsewhere": (saying("302 Found\r\nLocation: http://169.254.169.254/latest"), "redirects to http://169"),
    "sent elsewhere, keeping the query": (saying("307 Moved\r\nLocation: http://example.org/"), "not followed"),
    "a page": (saying("200 OK\r\nContent-Type: text/html", b"<html>"), "text/html that is not what was asked for"),
    "half of JSON": (saying(RESULTS, EMPTY[:20]), "not what was asked for"),
    "other JSON": (saying(RESULTS, b"[1, 2]"), "not what was asked for"),
    "deep JSON": (saying(RESULTS, b"[" * 100_000), "not what was asked for"),
    "a fault": (saying("500 Oops", b"\n\x1b[31mout of memory\nat line 3"), r"fails, 500: \[31mout of memory$"),
    "a refusal": (saying("403 Forbidden\r\nContent-Type: text/html", b"<html>"), "refuses, 403 .CIVICGRAPH_STORE_USER"),
    "many headers": (saying("200 OK\r\n" + "a: b\r\n" * 10_000), "not answer as an HTTP server"),
}


@pytest.mark.parametrize(("serve", "why"), BAD.values(), ids=BAD)
def test_what_is_no_good_answer_is_said_in_one_line(serve: Serve, why: str) -> None:
    with serving(serve) as (url, _):
        web = Web(url, patience=0.5 if "0.5" in why else 30, largest=2**20)
        with pytest.raises(RemoteError, match=why) as caught:
            read_answer(web.request("POST", "/", f"query={why}".encode(), {"Accept": JSON}), web.place)
        web.close()
    message = str(caught.value)
    assert message.isprintable() and len(message) < 400
    assert url in message


def test_nobody_there_is_said_in_one_line() -> None:
    with pytest.raises(RemoteError, match="cannot be reached: Connection refused"):
        Endpoint(f"http://127.0.0.1:{free_port()}")


def test_a_host_that_no_name_can_be_is_said_in_one_line() -> None:
    with pytest.raises(RemoteError, match="label empty or too long"):
        Endpoint(f"http://{'a' * 70}.example.org")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "localhost:7878",
        "http://",
        "http://a b/",
        "http://a:b/",
        "http://a/?q",
    ],
)
def test_only_addresses_of_the_web_are_taken(url: str) -> None:
    with pytest.raises(UsageError, match=r"such as http://localhost:7878|only a host"):
        Web(url)


def test_a_command_names_its_option_where_an_address_is_none(workspace: Workspace) -> None:
    done = workspace.run("query", "ASK {}", "--store", "ftp://a/")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == ("Error: --store: ftp://a/: give an address such as http://localhost:7878")


def test_a_password_is_never_shown_and_goes_only_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError) as caught:
        Web("http://ada:secret@example.org/")
    assert "secret" not in str(caught.value)
    monkeypatch.setenv("CIVICGRAPH_STORE_USER", "ada")
    monkeypatch.setenv("CIVICGRAPH_STORE_PASSWORD", "secret")
    with serving(saying("200 OK\r\nContent-Length: 0")) as (url, heard):
        Web(url).request("GET", "/")
        assert b"authorization" not in heard[0].lower()
    for challenge, sent in (
        ('Basic realm="x"', b"Basic YWRhOnNlY3JldA=="),
        ('Digest realm="x", nonce="n"', b"Digest "),
    ):
        with serving(saying(f"401 Who\r\nWWW-Authenticate: {challenge}\r\nContent-Length: 0")) as (url, heard):
            assert Web(url).request("GET", "/").status == 401
            assert len(heard) == 2, "asked again once, and not for ever"
            assert b"Authorization: " + sent in heard[1] and b"secret" not in heard[1]


@pytest.mark.parametrize(
    "challenge",
    ["Digest", "Digest realm", 'Digest realm="x"', 'Digest realm="x", nonce="n", algorithm=ROT13', "Negotiate", "",
     'Digest realm="x", nonce="n", qop="auth-int"'],
)  # fmt: skip
def test_a_challenge_that_cannot_be_answered_is_a_refusal(monkeypatch: pytest.MonkeyPatch, challenge: str) -> None:
    monkeypatch.setenv("CIVICGRAPH_STORE_USER", "ada")
    with serving(saying(f"401 Who\r\nWWW-Authenticate: {challenge}\r\nContent-Length: 0")) as (url, heard):
        assert Web(url).request("GET", "/").status == 401
        assert len(heard) == 1


def keeping(client: socket.socket, request: bytes) -> None:
    """Answers two requests on one connection, with a cookie."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nSet-Cookie: a=b\r\n\r\n"
    client.sendall(answer + b"1")
    client.sendall(answer + b"2" if b"GET /2" in (again := _request(client)) and b"ookie" not in again else b"")


def test_a_connection_is_kept_and_a_cookie_is_not() -> None:
    with serving(keeping) as (url, heard):
        web = Web(url)
        assert [web.request("GET", f"/{number}").body for number in (1, 2)] == [b"1", b"2"]
        assert len(heard) == 1
        time.sleep(0.1)  # the other end has closed it meanwhile, which is no fault
        assert web.request("GET", "/1").body == b"1"
        assert len(heard) == 2
        web.close()


def test_a_password_does_not_cross_the_network_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIVICGRAPH_STORE_USER", "ada")
    web = Web("http://example.org/")
    flow = web.credentials.auth_flow(httpx.Request("GET", "http://example.org/"))
    assert "authorization" not in next(flow).headers
    with pytest.raises(UsageError, match="use https"):
        flow.send(httpx.Response(401, headers={"WWW-Authenticate": 'Basic realm="x"'}))


def rows(names: str, *rows: dict[str, str]) -> bytes:
    """Results in JSON whose values are IRIs where they look like some, and else literals."""
    bound = [
        {name: {"type": "uri" if ":" in value else "literal", "value": value} for name, value in row.items()}
        for row in rows
    ]
    return json.dumps({"head": {"vars": names.split()}, "results": {"bindings": bound}}).encode()


TRIPLE = (
    b'{"head": {"vars": ["s", "p", "o", "n"]}, "results": {"bindings": [{"s": {"type": "triple", "value": {"subject": '
    b'{"type": "uri", "value": "urn:a"}, "predicate": {"type": "uri", "value": "urn:b"}, "object": {"type": "uri", '
    b'"value": "urn:c"}}}, "p": {"type": "uri", "value": "urn:p"}, "o": {"type": "uri", "value": "urn:o"}}]}}'
)
SHAPES = {
    "a triple for a term": TRIPLE,
    "other names": rows("x", {"x": "urn:a"}),
    "a name unbound": rows("s p o", {"s": "urn:a"}),
    "no row": rows("s p o"),
    "yes": b'{"head": {}, "boolean": true}',
    "literals": rows("s p o n", {"s": "lit", "p": "lit", "o": "lit", "n": "lots"}),
    "no number": rows(
        "s p o n",
        *({"s": "urn:civicgraph:manifest", "p": f"{NS}store-{word}", "o": word, "n": "many"} for word in WORDS),
        {"s": "urn:g", "p": f"{NS}store-triples", "o": "many", "n": "many"},
    ),
}


@pytest.mark.parametrize("command", [["query", "SELECT * { ?s ?p ?o }"], ["trace", "a", "b"], ["build"]], ids=" ".join)
@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_good_json_of_another_shape_is_said_in_one_line(workspace: Workspace, body: bytes, command: list[str]) -> None:
    with serving(saying(f"{RESULTS}\r\nServer: oxigraph\r\nContent-Length: {len(body)}", body)) as (url, _):
        done = workspace.run(*command, "--store", url)
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert done.stderr.splitlines()[-1].startswith("Error: ")
    else:
        assert command[0] == "query" and body in (SHAPES["no row"], SHAPES["yes"]), "an answer, if to a query alone"


@pytest.mark.parametrize("bug", [TypeError, AttributeError, ValueError, KeyError, IndexError, ZeroDivisionError])
@pytest.mark.parametrize("opened", [Endpoint, Remote])
def test_a_fault_of_ours_is_never_blamed_on_the_engine(
    bug: type[Exception], opened: type[Endpoint] | type[Remote]
) -> None:
    with serving(saying("200 OK\r\nContent-Length: 0")) as (url, _), pytest.raises(bug) as caught, opened(url):
        raise bug("ours")
    assert type(caught.value) is bug


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (rows("s", {"s": "urn:a"}), "a row without p"),
        (rows("s p", {"s": "urn:a"}), "a row without p"),
        (TRIPLE, "a row without s"),
    ],
)
def test_a_row_that_lacks_what_was_asked_for_is_told(body: bytes, why: str) -> None:
    with serving(saying(RESULTS, body)) as (url, _), Endpoint(url) as endpoint:
        with pytest.raises(RemoteError, match=rf"^{url}: its answers are not what was asked for \({why}\)$"):
            endpoint.rows("SELECT ?s ?p {}", "s", "p")
        with pytest.raises(RemoteError, match="a row that is no triple"):
            list(endpoint.about(["urn:a"], ["urn:p"]))


@pytest.mark.parametrize("text", ["many", "", "-1", "1.5", "9" * 5_000, "१"])
def test_a_number_that_is_none_is_told(text: str) -> None:
    body = rows("n", {"n": text})
    with serving(saying(RESULTS, body)) as (url, _), Endpoint(url) as endpoint, pytest.raises(
        RemoteError, match="is no number"
    ):  # fmt: skip
        count(endpoint, "urn:g")


def test_pages_that_do_not_come_in_order_end() -> None:
    page = [{"x": f"urn:{number:05}"} for number in range(10_000)]
    with serving(saying(f"{RESULTS}\r\nServer: oxigraph", rows("x", *page))) as (url, _), pytest.raises(
        RemoteError, match="do not come in order"
    ), Endpoint(url) as endpoint:  # fmt: skip
        assert endpoint.engine.page == len(page)
        list(endpoint.paged_rows("SELECT ?x { ?x a ?y %AFTER% }", "x"))


@pytest.mark.parametrize("command", [["query", "ASK {}"], ["trace", "a", "b"], ["build"]], ids=" ".join)
def test_commands_say_it_in_one_line(workspace: Workspace, command: list[str]) -> None:
    with serving(saying("200 OK\r\nContent-Type: text/html", b"<html>hello</html>")) as (url, _):
        done = workspace.run(*command, "--store", url)
    assert done.returncode in (1, 2) and done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith("Error: ")
    assert "Traceback" not in done.stderr
