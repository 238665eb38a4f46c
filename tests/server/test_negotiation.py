"""Which format a client gets, and what is kept between two requests."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET

import httpx
import pyoxigraph as ox
import pytest

SELECT = "SELECT ?s ?o { VALUES (?s ?o) { (<urn:a> 'b,\"c\\n\\td'@en) (UNDEF 1) } }"
ASK = "ASK {}"
CONSTRUCT = "CONSTRUCT { <urn:a> <urn:b> 'c' } {}"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        (SELECT, None, JSON),
        (SELECT, "", JSON),
        (SELECT, "*/*", JSON),
        (SELECT, "application/json", JSON),
        (SELECT, "application/xml", XML),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/*", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (SELECT, f"{JSON};q=0.5, {XML}", XML),
        (SELECT, f"{JSON};q=0, */*", XML),
        (SELECT, f"{JSON};q=0.2, {XML};q=0.3, text/csv;q=0.9", "text/csv; charset=utf-8"),
        (SELECT, "TEXT/CSV ; Q=1", "text/csv; charset=utf-8"),
        (SELECT, "text/turtle, application/sparql-results+xml;q=0.1", XML),
        (SELECT, BROWSER, "text/html; charset=utf-8"),
        (ASK, XML, XML),
        (ASK, "text/csv", "text/csv; charset=utf-8"),
        (CONSTRUCT, None, "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/json", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/rdf+xml;q=0.4, text/turtle;q=0.5", "text/turtle; charset=utf-8"),
    ],
)
def test_the_format_that_is_liked_best(query: str, accept: str | None, kind: str, web: httpx.Client) -> None:
    headers = {} if accept is None else {"accept": accept}
    request = web.build_request("GET", "/sparql", params={"query": query}, headers=headers)
    if accept is None:
        del request.headers["accept"]
    reply = web.send(request)
    assert (reply.status_code, reply.headers["content-type"]) == (200, kind)
    assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (SELECT, "image/png"),
        (SELECT, "text/turtle"),
        (CONSTRUCT, "text/csv"),
        (SELECT, "*/*;q=0"),
        (SELECT, "q=nonsense"),
    ],
)
def test_no_format_that_is_accepted(query: str, accept: str, web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert reply.status_code == 406
    assert "answer" in reply.text


def test_the_same_answer_in_every_format(web: httpx.Client) -> None:
    def read(accept: str) -> str:
        return web.get("/sparql", params={"query": SELECT}, headers={"accept": accept}).text

    def rows(format: ox.QueryResultsFormat) -> list[list[str]]:
        found = ox.parse_query_results(read(format.media_type), format=format)
        assert isinstance(found, ox.QuerySolutions)
        return [[str(term) for term in row] for row in found]

    parsed = [rows(f) for f in (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML, ox.QueryResultsFormat.TSV)]
    assert parsed[0] == parsed[1] == parsed[2]
    assert list(csv.reader(io.StringIO(read("text/csv"), newline=""))) == [
        ["s", "o"],
        ["urn:a", 'b,"c\n\td'],
        ["", "1"],
    ]
    assert ET.fromstring(read(XML)).tag == "{http://www.w3.org/2005/sparql-results#}sparql"


def test_an_answer_that_the_client_has_is_not_sent_again(web: httpx.Client) -> None:
    first = web.get("/sparql", params={"query": SELECT})
    tag = first.headers["etag"]
    for known in (tag, f'"x", {tag}'):
        again = web.get("/sparql", params={"query": SELECT}, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert web.get("/sparql", params={"query": ASK}, headers={"if-none-match": tag}).status_code == 200
    other = web.get("/sparql", params={"query": SELECT}, headers={"if-none-match": tag, "accept": "text/csv"})
    assert other.status_code == 200
    assert "max-age" in first.headers["cache-control"]


@pytest.mark.parametrize("query", ["SELECT (NOW() AS ?x) {}", "SELECT (RAND() AS ?x) {}", "SELECT (UUID() AS ?x) {}"])
def test_what_differs_each_time_is_not_kept(query: str, web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": query})
    assert reply.headers["cache-control"] == "no-store"
    assert "etag" not in reply.headers


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/questions", "/page/lvrw", "/data/lvrw.ttl", "/search?q=lvrw", "/health"]
)
def test_head_is_get_without_the_body(path: str, web: httpx.Client) -> None:
    got, head = web.get(path), web.head(path)
    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-type", "etag", "cache-control"):
        assert head.headers.get(name) == got.headers.get(name)


@pytest.mark.parametrize(("wanted", "sent"), [("gzip", True), ("gzip;q=0, *;q=1", False), ("br", False), ("*", True)])
def test_compression(wanted: str, sent: bool, web: httpx.Client) -> None:
    reply = web.get("/questions", headers={"accept-encoding": wanted})
    assert (reply.headers.get("content-encoding") == "gzip") is sent
    assert "Accept-Encoding" in reply.headers["vary"]
    assert "<h1>" in reply.text


def test_other_web_pages_may_ask(web: httpx.Client) -> None:
    headers = {"origin": "https://notebook.example", "access-control-request-method": "POST"}
    headers["access-control-request-headers"] = "content-type"
    before = web.options("/sparql", headers=headers)
    assert before.status_code == 200
    assert before.headers["access-control-allow-origin"] == "*"
    reply = web.get("/sparql", params={"query": ASK}, headers={"origin": "https://notebook.example"})
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in reply.headers


@pytest.mark.parametrize(
    ("format", "accept", "type"),
    [
        ("application/ld+json,application/x-json+ld", "*/*", "application/ld+json"),
        ("application/x-json+ld, application/ld+json", "*/*", "application/ld+json"),
        ("json-ld", "application/ld+json,application/x-json+ld", "application/ld+json"),
        ("JSON-LD", "*/*", "application/ld+json"),
        ("text/turtle;charset=utf-8", "*/*", "text/turtle"),
        ("of-my-own", "application/rdf+xml", "application/rdf+xml"),
        ("of-my-own", "text/turtle;q=0.5, application/n-triples", "application/n-triples"),
    ],
)
def test_a_list_of_formats_and_a_strange_one_beside_a_good_header_are_understood(
    web: httpx.Client, format: str, accept: str, type: str
) -> None:
    query = "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t } LIMIT 2"
    reply = web.get("/sparql", params={"query": query, "format": format}, headers={"Accept": accept})
    assert (reply.status_code, reply.headers["content-type"].partition(";")[0]) == (200, type)


def test_a_strange_format_alone_is_refused_with_those_that_there_are(web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": "ASK {}", "format": "of-my-own"}, headers={"Accept": "*/*"})
    assert reply.status_code == 400 and "there is no format 'of-my-own': csv, json" in reply.text
