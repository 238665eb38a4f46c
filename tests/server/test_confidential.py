"""A server hands on nothing of confidential sources but their claims, whatever it is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from civicgraph.server.app import _routes
from civicgraph.server.settings import settings_of

from ..confidential import secrets_in, write_confidential
from .serving import running_server

CLAIM = "claim/confidential-interview-2/led"
ALL = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
# Every route, and what it is asked.
ASKED: dict[str, list[str]] = {
    "/": ["/"],
    "/sparql": [f"/sparql?query={ALL}&format=csv", "/sparql?query=nonsense", "/sparql"],
    "/sparql/": [f"/sparql/?query={ALL}"],
    "/rdf-graph-store": [
        "/rdf-graph-store?default", "/rdf-graph-store?graph=https://limani.example/id/source/quaxolt-interview",
        "/rdf-graph-store?graph=https://limani.example/id/source/confidential-letter",
    ],
    "/rdf-graph-store/{path:path}": ["/rdf-graph-store/source/confidential-letter", "/rdf-graph-store/source/news"],
    "/terms": ["/terms"],
    "/questions": ["/questions"],
    "/questions/{name}": ["/questions/which-voices-have-a-stake"],
    "/search": ["/search?q=σχέδια", "/search?q=confidential", "/search?q=lift", "/search?q=Μαρία",
                "/search?q=interview"],
    "/trace": ["/trace", "/trace?from=dockers&to=lift-used", "/trace?from=eleni&to=lift-used",
               "/trace?from=voice/confidential-interview-2/1", "/trace?from=voice/confidential-letter"],
    "/trace.json": ["/trace.json?from=dockers&to=lift-used", "/trace.json?from=eleni&to=lift-used"],
    "/report": ["/report?from=dockers&to=lift-used", "/report?of=lift&format=md", "/report"],
    "/find.json": ["/find.json?q=σχέδια", "/find.json?q=confidential", "/find.json?q=lift"],
    "/show.json": ["/show.json?of=lift", f"/show.json?of={CLAIM}", "/show.json?of=source/confidential-interview-2"],
    "/ask": ["/ask", "/ask?what=Organisation", "/ask?what=Ask&do=^asked&by=^asked"],
    "/ask.rq": ["/ask.rq?what=Ask&do=^asked"],
    "/compare": [
        "/compare", "/compare?a=dockers&b=lift", "/compare?from=dockers&to=lift-used&from2=lift&to2=lift-used",
    ],
    "/analyse": ["/analyse"],
    "/analyse/{name}": [
        "/analyse/what-if", "/analyse/what-if.json", "/analyse/what-if?name=eleni", "/analyse/outcomes",
        "/analyse/outcomes.json", "/analyse/tests", "/analyse/brokers", "/analyse/centrality.json",
        "/analyse/communities", "/analyse/ties?actor=dockers", "/analyse/secondments", "/analyse/timeline?of=lift",
        "/analyse/timeline.json?of=lift&around=1",
    ],
    "/openapi.json": ["/openapi.json"],
    "/ledger": ["/ledger", "/ledger?by=dockers&group_by=source"],
    "/ledger.json": ["/ledger.json"],
    "/ledger.csv": ["/ledger.csv"],
    "/asks": ["/asks"],
    "/promises": ["/promises"],
    "/people": ["/people"],
    "/organisations": ["/organisations"],
    "/assemblies": ["/assemblies"],
    "/sources": ["/sources"],
    "/sources/{path:path}": ["/sources/confidential-interview-2", "/sources/news"],
    "/text/{path:path}": ["/text/source/news", "/text/source/confidential-interview-2"],
    "/unknown": ["/unknown", "/unknown?of=lift", "/unknown?of=eleni"],
    "/card.png": ["/card.png"],
    "/picture.svg": ["/picture.svg?of=lift", "/picture.svg?of=eleni&theme=dark", "/picture.svg?of=lift-used"],
    "/map": ["/map", "/map?around=lift&depth=2"],
    "/id/{path:path}": ["/id/lift", f"/id/{CLAIM}"],
    "/page/{path:path}": [
        "/page/lift", f"/page/{CLAIM}", "/page/claim/news/asked", "/page/claim/quaxolt/led", "/page/eleni",
        "/page/source/confidential-interview-2", "/page/voice/confidential-interview-2/1", "/page/voice/quaxolt/self",
        "/page/voice/confidential-letter",
    ],
    "/data/{path:path}": [f"/data/{CLAIM}.ttl", "/data/lift.jsonld", "/data/source/confidential-interview-2.ttl",
                          "/data/voice/confidential-interview-2/1.nt"],
    "/static/{name}": ["/static/ask.js"],
    "/dataset": ["/dataset"],
    "/dataset.nq.gz": ["/dataset.nq.gz"],
    "/.well-known/void": ["/.well-known/void"],
    "/ns": ["/ns"],
    "/ns.ttl": ["/ns.ttl"],
    "/ns.jsonld": ["/ns.jsonld"],
    "/ns/context.jsonld": ["/ns/context.jsonld"],
    "/ns/shapes.ttl": ["/ns/shapes.ttl"],
    "/ns/{version}": ["/ns/0.1.0"],
    "/reconcile": [
        '/reconcile?extend={"ids":["lift","eleni"],"properties":[{"id":"^led"},{"id":"name"}]}',
        '/reconcile?queries={"q":{"query":"Μαρία"}}',
        "/reconcile",
    ],
    "/reconcile/properties": ["/reconcile/properties?type=Project"],
    "/reconcile/preview": ["/reconcile/preview?id=lift"],
    "/reconcile/suggest/{kind}": ["/reconcile/suggest/entity?prefix=Μα"],
    "/health": ["/health"],
    "/ready": ["/ready"],
    "/metrics": ["/metrics"],
}  # fmt: skip


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server with the texts at hand, and with passages shown."""
    workspace = write_confidential(tmp_path_factory.mktemp("confidence"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
        patch.delenv("CIVICGRAPH_SOURCES", raising=False)
        settings = settings_of(workspace.dataset(), passages=True, workers=2, draft=True)
        with running_server(settings) as server, server.client() as client:
            yield client


def test_every_route_is_asked() -> None:
    assert {route.path for route in _routes()} == ASKED.keys()


@pytest.mark.parametrize("address", [one for some in ASKED.values() for one in some])
def test_no_answer_names_them(address: str, web: httpx.Client) -> None:
    reply = web.get(address)
    assert reply.status_code < 500
    asked = address.encode()
    body = reply.content.replace(b"quaxolt-interview", b"") if b"quaxolt" in asked else reply.content
    assert secrets_in(body) == [] and secrets_in(repr(reply.headers).encode()) == []


@pytest.mark.parametrize("accept", ["text/html", "application/ld+json", "text/turtle", "application/rdf+xml"])
def test_nor_does_it_in_any_format(accept: str, web: httpx.Client) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
    for reply in (
        web.post("/sparql", data={"query": query}, headers={"accept": accept}),
        web.get(f"/id/{CLAIM}", headers={"accept": accept}, follow_redirects=True),
    ):
        assert reply.status_code == 200 and secrets_in(reply.content) == []


def test_passages_are_of_other_sources_alone(web: httpx.Client) -> None:
    assert "<mark>" not in web.get(f"/page/{CLAIM}").text
    shown = web.get("/page/claim/news/asked").text
    assert shown.count("<mark>") == 1 and "προβλήτα" in shown


def test_what_they_said_is_found_by_no_search(web: httpx.Client) -> None:
    assert "claim/" not in web.get("/search", params={"q": "Quaxolt"}).text
    for name in ("Quaxolt", "Μαρία", "Νίκος", "επιστάτρια", "φίλη"):
        found = web.get("/search", params={"q": name, "format": "json"}).json()
        assert [row["id"] for row in found if row["found"] == "voice"] == []
    found = web.get("/search", params={"q": "a confidential interview", "format": "json"}).json()
    assert {row["id"] for row in found if row["found"] == "voice"} == {
        "voice/confidential-interview-1",
        "voice/confidential-interview-2/1",
        "voice/confidential-interview-2/2",
    }
    found = json.loads(web.get("/reconcile", params={"queries": json.dumps({"q": {"query": "Quaxolt"}})}).text)
    assert found["q"]["result"] == []


def test_a_reply_to_what_is_not_there_says_no_more_than_was_asked(web: httpx.Client) -> None:
    reply = web.get("/page/claim/quaxolt/led")
    assert reply.status_code == 404 and b"confidential-interview" not in reply.content


def test_the_files_are_there_for_the_tests_to_find_something(tmp_path: Path) -> None:
    workspace = write_confidential(tmp_path)
    assert len([path for path in workspace.root.rglob("*") if path.is_file() and secrets_in(path.read_bytes())]) == 7
