"""The W3C tests of the SPARQL 1.1 Protocol and of the Graph Store Protocol, as far as a read-only server can pass them.

The requests and what they expect are read from the W3C's manifests, which ``CIVICGRAPH_W3C`` points to. Graphs that a
test would PUT before it GETs them are in the store from the start, under an address of the test's own; the PUT itself
must be refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pyoxigraph as ox
import pytest

from civicgraph.server.settings import Settings

from ..environment import W3C
from .serving import Server, running_server, settings_for

SUITE = (W3C or Path()) / "sparql" / "sparql11"
HERE = W3C is not None and SUITE.is_dir()
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
CODES = {"OK": 200, "Created": 201, "NoContent": 204, "BadRequest": 400, "NotFound": 404}
WRITES = ("PUT", "POST", "DELETE", "PATCH")


@dataclass
class Call:
    """One request of a test, with what it expects."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: list[str]
    truth: bool | None
    format: str
    answer: str | None
    answer_type: str


@dataclass
class ProtocolCase:
    """One test: its calls in order."""

    name: str
    calls: list[Call] = field(default_factory=list)


class SuiteManifest:
    """A manifest as tests."""

    def __init__(self, path: Path) -> None:
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri="http://www.example/manifest/")
        self.store = ox.Store()
        self.store.extend(quads)

    def values(self, subject: Any, name: str) -> list[Any]:
        return [q.object for q in self.store.quads_for_pattern(subject, ox.NamedNode(name), None)]

    def one(self, subject: Any, name: str) -> Any:
        return next(iter(self.values(subject, name)), None)

    def items(self, at: Any) -> Iterator[Any]:
        while at is not None and getattr(at, "value", "") != f"{RDF}nil":
            yield self.one(at, f"{RDF}first")
            at = self.one(at, f"{RDF}rest")

    def cases(self) -> list[ProtocolCase]:
        found = []
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(f"{MF}action"), None):
            name = str(quad.subject.value).rpartition("#")[2]  # type: ignore[union-attr]
            requests = self.items(self.one(quad.object, f"{HT}requests"))
            found.append(ProtocolCase(name, [self._call(request) for request in requests]))
        return sorted(found, key=lambda case: case.name)

    def _headers(self, at: Any) -> dict[str, str]:
        pairs = self.items(self.one(at, f"{HT}headers"))
        return {self.text(p, f"{HT}fieldName").lower(): self.text(p, f"{HT}fieldValue") for p in pairs}

    def text(self, subject: Any, name: str) -> str:
        found = self.one(subject, name)
        return found.value if found is not None else ""

    def _call(self, at: Any) -> Call:
        body, reply = self.one(at, f"{HT}body"), self.one(at, f"{HT}resp")
        answer = self.one(reply, f"{HT}body")
        truth = self.text(reply, f"{MF}expectedBoolean")
        coding = self.text(body, f"{CNT}characterEncoding") if body else "utf-8"
        return Call(
            self.text(at, f"{HT}methodName"),
            self.text(at, f"{HT}absolutePath"),
            self._headers(at),
            self.text(body, f"{CNT}chars").encode(coding) if body else b"",
            [value.value.rpartition("#")[2] for value in self.values(reply, f"{MF}expectedStatus")],
            truth == "true" if truth else None,
            self.text(reply, f"{MF}expectedFormat"),
            self.text(answer, f"{CNT}chars") if answer else None,
            self._headers(reply).get("content-type", ""),
        )


def protocol_cases() -> list[ProtocolCase]:
    return SuiteManifest(SUITE / "protocol" / "manifest.ttl").cases() if HERE else []


def store_cases() -> list[ProtocolCase]:
    folder = SUITE / "graph-store-protocol"
    names = ("manifest-direct.ttl", "manifest-indirect.ttl")
    return [case for name in names for case in SuiteManifest(folder / name).cases()] if HERE else []


pytestmark = pytest.mark.skipif(not HERE, reason="CIVICGRAPH_W3C does not point to the W3C's tests")


def is_expected(status: int, wanted: list[str]) -> bool:
    """Whether a status is one of those that a test names, as a class or by name."""
    return any(
        status // 100 == int(name[10]) if name.startswith("StatusCode") else status == CODES[name] for name in wanted
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The graphs of all tests."""
    quads = []
    for number in (1, 2, 3):
        path = SUITE / "protocol" / f"data{number}.nt"
        graph = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        quads += [ox.Quad(q.subject, q.predicate, q.object, graph) for q in ox.parse(path=str(path))]
    for case in store_cases():
        for number, call in enumerate(case.calls):
            if call.answer is not None or (call.method == "HEAD" and is_expected(200, call.statuses)):
                quads += _graph(case, number, call)
    return settings_for(tmp_path_factory.mktemp("w3c"), quads, proxy="127.0.0.1", timeout=20.0)


def _graph(case: ProtocolCase, number: int, call: Call) -> list[ox.Quad]:
    """The graph that a call expects to find, under the address that it is asked for by."""
    text = call.answer if call.answer is not None else case.calls[0].body.decode()
    found = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=graph_of(case, number, call))
    return [ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph_of(case, number, call))) for q in found]


def path_of(case: ProtocolCase, number: int, call: Call) -> str:
    """The path of a call with a folder of the test's own in it, as it is encoded in the manifest."""
    path = call.path.replace("$NEWPATH$", "/gsp/new").replace("$LOCATION$", "http://www.example/gsp/new")
    if "?" in path:
        own = f"{case.name}/{number}/"
        path = path.replace("www.example/", f"www.example/{own}").replace("www.example%2F", f"www.example%2F{own}")
        return path.replace("/gsp?", "/rdf-graph-store?")
    if path == "/gsp":
        return "/rdf-graph-store"
    return path.replace("/gsp/", f"/rdf-graph-store/{case.name}/{number}/")


def graph_of(case: ProtocolCase, number: int, call: Call) -> str:
    """The graph that a call asks for."""
    path = path_of(case, number, call)
    return unquote(path.partition("graph=")[2]) if "graph=" in path else f"http://www.example{path}"


@pytest.fixture(scope="module")
def running(data: Settings) -> Iterator[Server]:
    with running_server(data) as server:
        yield server


UPDATES = "an update that the protocol allows, refused here: the endpoint is read-only"


@pytest.mark.parametrize("case", protocol_cases(), ids=lambda case: case.name)
def test_the_protocol(case: ProtocolCase, running: Server) -> None:
    updates = case.name.startswith("update_")
    with running.client() as client:
        for call in case.calls:
            path = call.path.replace("/sparql/", "/sparql", 1) if "?" not in call.path else call.path
            reply = client.request(call.method, path, headers=call.headers, content=call.body)
            if updates and ("sparql-update" in call.headers["content-type"] or call.body.startswith(b"update=")):
                assert reply.status_code == 400
                assert "read-only" in reply.text, UPDATES
                continue
            if updates:
                assert reply.status_code == 200  # what it would find has not been written
                continue
            assert is_expected(reply.status_code, call.statuses), reply.text
            _check_reply(call, reply)


def _check_reply(call: Call, reply: httpx.Response) -> None:
    kind = reply.headers["content-type"]
    if call.truth is not None:
        assert reply.json()["boolean"] is call.truth
    if call.format == "RDF":
        assert ox.RdfFormat.from_media_type(kind.partition(";")[0]) is not None
    elif call.format:
        assert ox.QueryResultsFormat.from_media_type(kind.partition(";")[0]) is not None


@pytest.mark.parametrize("case", store_cases(), ids=lambda case: case.name)
def test_the_graph_store(case: ProtocolCase, running: Server, tmp_path: Path) -> None:
    if case.name == "put_get_default":  # our default graph is the union of all: here of this one alone
        settings = settings_for(tmp_path, _graph(case, 1, case.calls[1]), proxy="127.0.0.1")
        with running_server(settings) as alone:
            _store_case(case, alone)
    else:
        _store_case(case, running)


def _store_case(case: ProtocolCase, running: Server) -> None:
    with running.client() as client:
        for number, call in enumerate(case.calls):
            headers = {**call.headers, "host": "www.example"}
            reply = client.request(call.method, path_of(case, number, call), headers=headers, content=call.body)
            if call.method in WRITES:
                assert reply.status_code == 405
                assert "GET" in reply.headers["allow"]
                continue
            assert is_expected(reply.status_code, call.statuses), (call, reply.text)
            if call.answer is not None:
                _same_graph(graph_of(case, number, call), call, reply)
            if call.method == "HEAD":
                assert reply.content == b""


def _same_graph(base: str, call: Call, reply: httpx.Response) -> None:
    assert reply.headers["content-type"] == call.answer_type
    found = ox.Dataset(ox.parse(reply.text, format=ox.RdfFormat.TURTLE, base_iri=base))
    wanted = ox.Dataset(ox.parse(call.answer or "", format=ox.RdfFormat.TURTLE, base_iri=base))
    for graph in (found, wanted):
        graph.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    assert found == wanted


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_the_service_description(path: str, running: Server) -> None:
    with running.client() as client:
        reply = client.get(path, headers={"accept": "text/turtle"})
    store = ox.Store()
    store.load(reply.content, format=ox.RdfFormat.TURTLE)
    asked = (
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> ASK { ?s a sd:Service ; sd:endpoint "
        f"<{running.url}{path}> ; sd:supportedLanguage sd:SPARQL11Query ; sd:resultFormat ?format ; "
        "sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ; sd:namedGraph [ sd:name ?name ] ] }"
    )
    assert store.query(asked)
