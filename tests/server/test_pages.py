"""Things, claims, questions, search and map as pages and as data."""

from __future__ import annotations

import html
import json
import re
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest

from civicgraph import Dataset
from civicgraph.graph.files.anchors import fold
from civicgraph.graph.sparql.evaluation import questions
from civicgraph.server import run
from civicgraph.server.settings import Settings, settings_of

from ..workspace import REPORT_TEXT, Workspace
from .serving import running_command, running_server

CLAIM = "claim/cii/funder-lvrw-needed-cii"
RECORD = Dataset.shipped().record()


@pytest.mark.parametrize(
    ("path", "accept", "leads_to"),
    [
        ("/id/lvrw", "text/html", "/page/lvrw"),
        ("/id/lvrw", "*/*", "/page/lvrw"),
        ("/id/lvrw", "text/turtle", "/data/lvrw.ttl"),
        ("/id/lvrw", "application/ld+json, text/html;q=0.5", "/data/lvrw.jsonld"),
        ("/id/lvrw.ttl", "text/html", "/data/lvrw.ttl"),
        ("/id/lvrw.jsonld", "*/*", "/data/lvrw.jsonld"),
        (f"/id/{CLAIM}", "text/html", f"/page/{CLAIM}"),
        (f"/id/{CLAIM}", "application/n-triples", f"/data/{CLAIM}.nt"),
    ],
)
def test_a_thing_leads_to_what_is_known_of_it(path: str, accept: str, leads_to: str, web: httpx.Client) -> None:
    reply = web.get(path, headers={"accept": accept})
    assert (reply.status_code, reply.headers["location"]) == (303, leads_to)
    assert "Accept" in reply.headers["vary"]
    assert web.get(leads_to).status_code == 200


@pytest.mark.parametrize("path", ["/id/nothing", "/page/nothing", "/data/nothing.ttl", "/data/lvrw.exe", "/nowhere"])
def test_what_is_not_there(path: str, web: httpx.Client) -> None:
    assert web.get(path).status_code == 404


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".jsonld", ".rdf"])
def test_the_data_of_a_thing_names_its_claims(suffix: str, web: httpx.Client) -> None:
    reply = web.get(f"/data/lvrw{suffix}")
    format = ox.RdfFormat.from_media_type(reply.headers["content-type"].partition(";")[0])
    found = {str(quad.subject) for quad in ox.parse(reply.content, format=format)}
    assert {f"<{RECORD.iri(claim.id)}>" for claim in RECORD.claims_about("lvrw")} <= found


def test_the_page_of_a_claim_has_its_evidence_and_its_data_inside(web: httpx.Client) -> None:
    page = web.get(f"/page/{CLAIM}").text
    claim = RECORD.claims[CLAIM]
    assert claim.evidence[0].anchor in page
    assert all(caveat.summary in page for caveat in RECORD.caveats_about([CLAIM]))
    inside = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert inside is not None
    assert RECORD.iri(CLAIM) in {node["@id"] for node in json.loads(inside[1])}


def test_a_claims_page_shows_its_evidence_in_context_where_the_text_is_at_hand(workspace: Workspace) -> None:
    page = f"/page/{(claim := 'claim/report/led-to')}"
    (evidence,) = workspace.dataset().record().claims[claim].evidence
    row = REPORT_TEXT.splitlines()[evidence.line - 1]
    with running_server(settings_of(workspace.dataset(), passages=True, workers=1)) as server, server.client() as web:
        shown = re.search(r'<blockquote class="passage">(.*?)</blockquote>', web.get(page).text, re.DOTALL)
    assert shown is not None
    before, marked, after = re.split("</?mark>", html.unescape(shown[1]))
    assert fold(marked) == fold(evidence.anchor)
    assert row in before + marked + after
    with running_server(settings_of(workspace.dataset(), workers=1)) as server, server.client() as web:
        assert "<mark>" not in web.get(page).text
    (workspace.root / "documents" / "report.txt").unlink()
    with running_server(settings_of(workspace.dataset(), passages=True, workers=1)) as server, server.client() as web:
        assert "<mark>" not in web.get(page).text


@pytest.mark.parametrize(
    ("options", "shown"),
    [([], False), (["--passages"], True), (["--allow-origin", "none"], True),
     (["--allow-origin", "none", "--no-passages"], False), (["--allow-origin", "https://example.org"], False),
     (["--allow-origin", "none", "--proxy", "10.0.0.1"], False),
     (["--allow-origin", "none", "--host", "0.0.0.0"], False), (["--host", "0.0.0.0", "--passages"], True)],
)  # fmt: skip
def test_passages_are_for_this_machine_unless_told_otherwise(
    options: list[str], shown: bool, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Settings] = []
    monkeypatch.setattr(run, "run", served.append)
    assert workspace.run("serve", "--port", "0", *options).returncode == 0
    assert [settings.texts for settings in served] == [str(workspace.root / "documents") if shown else ""]


def test_the_command_shows_passages_where_it_says_so(workspace: Workspace) -> None:
    with running_command("--data", str(workspace.root), options=["--allow-origin", "none"]) as server:
        page = httpx.get(f"{server.url}/page/claim/report/led-to", trust_env=False)
    assert "<mark>" in page.text


def test_what_is_read_from_files_has_the_tag_of_their_state(workspace: Workspace) -> None:
    texts, positions = workspace.root / "documents", workspace.root / "positions.json"
    positions.write_text("{}", "utf-8")
    with running_server(settings_of(workspace.dataset(), passages=True, workers=1)) as server, server.client() as web:
        claim, map = web.get("/page/claim/report/led-to"), web.get("/map")
        assert "<mark>" in claim.text
        positions.write_text('{"night-bus": [900, 900]}', "utf-8")
        moved = web.get("/map", headers={"if-none-match": map.headers["etag"]})
        assert moved.status_code == 200 and moved.text != map.text
        (texts / "report.txt").write_text("Something else.\n", "utf-8")
        other = web.get("/page/claim/report/led-to", headers={"if-none-match": claim.headers["etag"]})
        assert other.status_code == 200 and "<mark>" not in other.text
        texts.rename(workspace.root / "elsewhere")
        gone = web.get("/page/claim/report/led-to")
        assert gone.status_code == 200 and "<mark>" not in gone.text and str(workspace.root) not in gone.text


def test_names_on_the_map_are_looked_up_by_workers_and_not_found_in_words(web: httpx.Client) -> None:
    assert "Around London Voter Registration Week" in web.get("/map", params={"around": "LVRW", "depth": 1}).text
    reply = web.get("/map", params={"around": "nobody of that name", "depth": 1})
    assert reply.status_code == 404 and "nobody of that name" in reply.text


@pytest.mark.parametrize(
    ("format", "status"),
    [("csv", 200), ("text/csv", 200), ("application/sparql-results+xml", 200), ("html", 200), ("bogus", 400),
     ("turtle", 406)],
)  # fmt: skip
def test_the_format_that_the_address_names_is_the_one_that_comes(format: str, status: int, web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": "SELECT ?s { ?s a civic:Ask } LIMIT 1", "format": format})
    assert reply.status_code == status
    if status == 200:
        assert format.rpartition("/")[2] in reply.headers["content-type"]


def test_several_accept_lines_are_one_list(web: httpx.Client) -> None:
    lines = [("accept", "text/csv;q=0.1"), ("accept", "application/sparql-results+xml")]
    reply = web.get("/sparql", params={"query": "ASK {}"}, headers=lines)
    assert reply.headers["content-type"] == "application/sparql-results+xml"


@pytest.mark.parametrize("query", ["SELECT ?s { ?s ?p ?o } ORDER BYRAND() LIMIT 1", "SELECT (NOW() AS ?n) {}"])
def test_what_comes_out_otherwise_each_time_is_not_kept(query: str, web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": query})
    assert (reply.status_code, reply.headers["cache-control"], reply.headers.get("etag")) == (200, "no-store", None)


def test_only_what_is_read_can_be_unchanged(web: httpx.Client) -> None:
    first = web.get("/sparql", params={"query": "ASK {}"})
    known = {"if-none-match": first.headers["etag"]}
    assert web.get("/sparql", params={"query": "ASK {}"}, headers=known).status_code == 304
    assert web.post("/sparql", data={"query": "ASK {}"}, headers=known).status_code == 200
    assert web.get("/sparql", params={"query": "nonsense"}, headers={"if-none-match": "*"}).status_code == 400


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ('CONSTRUCT { <a:b> <urn:x:1> "a" } {}', "has no way to write the predicate <urn:x:1>"),
        ("CONSTRUCT { <a:b> <a:b/c> ?x } { BIND('a\\u0001b' AS ?x) }", "a character that XML cannot hold"),
    ],
)
def test_what_rdf_xml_cannot_say_is_refused(query: str, reason: str, web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": query}, headers={"accept": "application/rdf+xml"})
    assert reply.status_code == 400 and reason in reply.text


def test_terms_of_rdf_1_2_come_whole(web: httpx.Client) -> None:
    query = "SELECT ?x ?y { BIND('x'@en--ltr AS ?x) BIND(<<(<a:b> <a:c> 'z')>> AS ?y) }"

    def answer(kind: str) -> httpx.Response:
        return web.get("/sparql", params={"query": query, "format": kind})

    row = answer("json").json()["results"]["bindings"][0]
    assert row["x"] == {"type": "literal", "value": "x", "xml:lang": "en", "its:dir": "ltr"}
    assert row["y"]["value"]["object"] == {"type": "literal", "value": "z"}
    assert answer("tsv").text.splitlines()[1] == '"x"@en--ltr\t<<( <a:b> <a:c> "z" )>>'
    tree = ElementTree.fromstring(answer("xml").text)
    (literal,) = [node for node in tree.iter() if node.text == "x"]
    assert literal.attrib["{http://www.w3.org/2005/11/its}dir"] == "ltr"


def test_a_refusal_on_the_page_says_when_to_come_again_and_keeps_the_data_set(web: httpx.Client) -> None:
    asked = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "html", "default-graph-uri": "urn:nothing"}
    page = web.get("/sparql", params=asked).text
    assert 'name="default-graph-uri" value="urn:nothing"' in page and ">0</td>" in page


def test_a_browser_gets_a_refusal_as_a_page(web: httpx.Client) -> None:
    reply = web.get("/page/nothing", headers={"accept": "text/html,*/*;q=0.8"})
    assert (reply.status_code, reply.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "The record has nothing of that name." in reply.text
    assert web.get("/page/nothing", headers={"accept": "*/*"}).text == "the record has nothing of that name\n"


def test_the_page_of_a_source_says_only_what_is_recorded_of_it(web: httpx.Client) -> None:
    assert "Published by Renaisi, January 2022." in web.get("/page/source/cii-key-achievements-2022").text
    for id, source in RECORD.sources.items():
        page = web.get(f"/page/{id}").text
        assert "Published by ." not in page and "by ," not in page
        assert ("is not recorded" in page) == (not source.publisher and not source.published)


def test_everything_in_the_record_has_a_page(web: httpx.Client) -> None:
    shelves = (RECORD.things, RECORD.claims, RECORD.sources, RECORD.voices, RECORD.caveats, RECORD.tests)
    for id in [id for shelf in shelves for id in list(shelf)[::40]]:
        assert web.get(f"/page/{id}").status_code == 200, id


def test_pages_load_nothing_from_elsewhere(web: httpx.Client) -> None:
    for path in ("/", "/questions", "/sparql?format=html&query=ASK{}", "/page/lvrw", "/search?q=lvrw"):
        reply = web.get(path, headers={"accept": "text/html"})
        assert "default-src 'none'" in reply.headers["content-security-policy"]
        assert not re.search(r'(?:src|action)="(?:https?:)?//|<link[^>]+href="(?:https?:)?//', reply.text)
        assert not re.search(r'<style| style="| on\w+="', reply.text)
    assert web.get("/static/pages.css").headers["content-type"].startswith("text/css")
    assert web.get("/static/ask.js").headers["content-type"].startswith("text/javascript")


def test_the_questions_run(web: httpx.Client) -> None:
    page = web.get("/questions").text
    links = re.findall(r'<li id="[^"]+"><a href="([^"]+)"', page)
    assert len(links) == len(questions())
    for link in links[::8]:
        reply = web.get(link.replace("&amp;", "&"))
        assert reply.status_code == 200
        assert "Answer" in reply.text


def test_a_form_leads_to_the_answer_about_what_it_names(web: httpx.Client) -> None:
    page = web.get("/questions").text
    (form,) = re.findall(r'<form action="/questions/who-promised-what".*?</form>', page, re.DOTALL)
    assert 'name="who"' in form and "Only what this one promised" in form
    reply = web.get("/questions/who-promised-what", params={"who": " sadiq khan "})
    assert reply.status_code == 303 and reply.headers["cache-control"] == "no-store"
    answer = web.get(reply.headers["location"]).text
    assert "Sadiq Khan" in answer and 'value="' not in answer.partition("<h2")[2].partition("</section>")[0]
    assert web.get("/questions/who-promised-what", params={"who": ""}).status_code == 303


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/questions/who-promised-what?who=Nobody+at+all", 404, "is no thing in"),
        ("/questions/who-promised-what?what=x", 400, "takes no"),
        ("/questions/what-is-dated-in-a-year?year=soon", 400, "a year has four digits"),
        ("/questions/one-claim-with-its-evidence?claim=claim/none", 404, "is no claim in"),
        (f"/questions/who-promised-what?who={'x' * 201}", 400, "at most 200 characters"),
        ("/questions/who", 404, "there is no such question"),
        ("/questions/..%2Fcivic", 404, "there is nothing at this address"),
    ],
)
def test_what_a_form_cannot_name_is_refused(web: httpx.Client, address: str, status: int, said: str) -> None:
    reply = web.get(address, headers={"accept": "text/plain"})
    assert (reply.status_code, said in reply.text) == (status, True), reply.text


def test_an_answer_as_a_page(web: httpx.Client) -> None:
    query = "SELECT ?x ?y { VALUES (?x ?y) { (<https://w3id.org/civicgraph/id/lvrw> '<b>&') } }"
    page = web.get("/sparql", params={"query": query}, headers={"accept": "text/html"}).text
    assert '<a href="/page/lvrw">London Voter Registration Week</a> <span class="mute">lvrw</span>' in page
    assert "&lt;b&gt;&amp;" in page
    assert "format=csv" in page


def test_a_page_says_where_the_fault_is(web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": "SELECT * {\n ?s ?p }"}, headers={"accept": "text/html"})
    assert reply.status_code == 400
    assert re.search(r'role="alert">not SPARQL, at or before line 2, column \d+', reply.text)


def test_a_search_forgives(web: httpx.Client) -> None:
    found = web.get("/search", params={"q": "voter regstration wek"}, headers={"accept": "application/json"}).json()
    assert found[0]["id"].startswith("lvrw")
    assert {row["found"] for row in found} == {"name"}
    page = web.get("/search", params={"q": "<script>"}, headers={"accept": "text/html"}).text
    assert "<script>" not in page


def test_a_search_finds_what_is_said_and_tells_where(web: httpx.Client) -> None:
    asked = {"q": "over 5000 people"}
    found = web.get("/search", params=asked, headers={"accept": "application/json"}).json()
    assert [row["found"] for row in found] == ["name", "claim", "caveat", "caveat"]
    assert {key: found[1][key] for key in ("id", "type", "matched", "words", "total", "description")} == {
        "id": "claim/cii/outreach-supported-directly",
        "type": "claim",
        "matched": "The report says that the organisations directly supported over 5,000 people.",
        "words": ["over", "5000", "people"],
        "total": 1,
        "description": "the report's author, Renaisi, stated, undated",
    }
    page = web.get("/search", params=asked, headers={"accept": "text/html"}).text
    assert [*re.findall(r"<h2>(.*?)</h2>", page)] == ["By name", "Claims", "Caveats"]
    assert 'href="/page/claim/cii/outreach-supported-directly"' in page
    assert "at “the outreach supported over 5,000 people directly”" in page


def test_a_search_finds_speakers_beside_the_thing_that_bears_the_name(web: httpx.Client) -> None:
    asked = {"q": "Alex Sobel"}
    found = web.get("/search", params=asked, headers={"accept": "application/json"}).json()
    assert (found[0]["id"], {row["found"] for row in found}) == ("alex-sobel", {"name", "voice"})
    assert {key: found[-1][key] for key in ("id", "name", "type", "source")} == {
        "id": "voice/as24/alex-sobel",
        "name": "Alex Sobel MP, as the page reports him",
        "type": "voice",
        "source": "source/assemblies-2024",
    }
    page = web.get("/search", params=asked, headers={"accept": "text/html"}).text
    assert [*re.findall(r"<h2>(.*?)</h2>", page)] == ["By name", "Speakers"]
    assert '<a href="/page/voice/as24/alex-sobel">Alex Sobel MP, as the page reports him</a>' in page
    assert "speaks in “Thousands of community leaders" in html.unescape(page)


def test_the_map_around_a_thing(web: httpx.Client) -> None:
    reply = web.get("/map", params={"around": "LVRW", "depth": "1"})
    assert reply.status_code == 200
    assert "London Voter Registration Week" in reply.text
    assert web.get("/map", params={"around": "nobody at all"}).status_code == 404
    assert web.get("/map", params={"depth": "9"}).status_code == 400


def test_the_graph_of_a_source(web: httpx.Client) -> None:
    source = next(iter(RECORD.sources))
    plain = {"accept": "application/n-triples"}
    by_name = web.get("/rdf-graph-store", params={"graph": RECORD.iri(source)}, headers=plain)
    direct = web.get(f"/rdf-graph-store/{source}", headers=plain)
    assert by_name.text == direct.text
    store = ox.Store()
    store.load(by_name.content, format=ox.RdfFormat.N_TRIPLES)
    stored = Dataset.shipped().store().quads_for_pattern(None, None, None, ox.NamedNode(RECORD.iri(source)))
    assert len(store) == len(list(stored))


def test_pages_with_passages_are_for_no_other_web_page(workspace: Workspace) -> None:
    page, asking = "/page/claim/report/led-to", {"origin": "https://elsewhere.example"}
    for chosen in ({}, {"passages": True}):
        with running_server(settings_of(workspace.dataset(), workers=1, **chosen)) as server, server.client() as web:
            shown, found = web.get(page, headers=asking), web.get("/search?q=bus", headers=asking)
        assert ("<mark>" in shown.text) == bool(chosen)
        assert shown.headers.get("access-control-allow-origin") == (None if chosen else "*")
        assert found.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("target", ["secret", "../secret.txt", "/dev/zero"])
def test_only_a_text_that_was_read_is_opened_again(target: str, workspace: Workspace) -> None:
    (workspace.root / "secret.txt").write_text(REPORT_TEXT + "More.\n", "utf-8")
    settings = settings_of(workspace.dataset(), passages=True, workers=1)
    path = workspace.root / "documents" / "report.txt"
    path.rename(workspace.root / "documents" / "secret")
    path.symlink_to(target)
    with running_server(settings) as server, server.client() as web:
        shown = web.get("/page/claim/report/led-to")
    assert (shown.status_code, "<mark>" in shown.text) == (200, target == "secret")


def test_a_source_is_named_with_its_address_and_only_addresses_of_the_web_are_links(workspace: Workspace) -> None:
    workspace.change("claims/minutes.yaml", "textFile:", "url: https://harbour.example/m?a=1&b=2\ntextFile:")
    link = '<a href="https://harbour.example/m?a=1&amp;b=2" rel="noopener noreferrer">'
    with running_server(settings_of(workspace.dataset(), workers=1)) as server, server.client() as web:
        for path in ("/sources", "/page/source/minutes", "/page/claim/minutes/asked"):
            assert link in web.get(path, headers={"accept": "text/html"}).text, path
        for path in ("/sources", "/page/source/report", "/page/claim/report/made"):
            assert "no web address recorded" in web.get(path, headers={"accept": "text/html"}).text.lower(), path
        text = web.get("/dataset", headers={"accept": "text/turtle"}).text
    assert re.search(r"dcterms:source <https://harbour\.example/m\?a=1&b=2>", text)


def test_an_address_that_is_none_of_the_web_is_text_on_a_page() -> None:
    from civicgraph.graph.record import Source
    from civicgraph.graph.words.sources import facts

    (address,) = facts(RECORD, Source("source/x", "X", "", "", "", "", url="javascript:alert(1)"))
    assert (address.text, address.link) == ("javascript:alert(1)", "")
