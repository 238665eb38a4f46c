"""Names beside addresses in answers: in JSON where they are asked for, on pages unless they are switched off."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from civicgraph.server.settings import settings_of

from ..workspace import BASE, write_interviews
from .serving import Server, running_server
from .test_trace_page import PAGE, words

QUERY = "SELECT ?thing ?term ?code ?word ?elsewhere WHERE { VALUES (?thing ?term ?code ?word ?elsewhere) { (<lvrw> civic:putTo wording:stated 'x' <https://example.org/a>) } }"  # noqa: E501
JSON = {"Accept": "application/sparql-results+json"}


def test_json_tells_what_its_addresses_are_called_only_where_it_is_asked_to(web: httpx.Client) -> None:
    plain = web.get("/sparql", params={"query": QUERY}, headers=JSON)
    named = web.get("/sparql", params={"query": QUERY, "names": "1"}, headers=JSON)
    assert named.json()["names"] == {
        "https://w3id.org/civicgraph/id/lvrw": "London Voter Registration Week",
        "https://w3id.org/civicgraph/ns#putTo": "was put to",
        "https://w3id.org/civicgraph/ns/wording#stated": "stated",
    }
    assert "names" not in plain.json() and plain.json()["results"] == named.json()["results"]
    assert plain.headers["etag"] != named.headers["etag"]
    asked = {"query": QUERY, "names": "1"}
    assert "names" not in web.get("/sparql", params=asked, headers={"Accept": "text/csv"}).text


def test_a_claim_is_called_by_its_sentence(web: httpx.Client) -> None:
    claim = "claim/cii/hope-not-hate-delivered-lvrw-2019"
    asked = {"query": f"SELECT ?c WHERE {{ BIND(<{claim}> AS ?c) }}", "names": "1"}
    names = web.get("/sparql", params=asked, headers=JSON).json()["names"]
    assert list(names.values()) == ["HOPE not Hate delivered London Voter Registration Week 2019"]


@pytest.mark.parametrize(("bare", "shown"), [("", True), ("1", False)])
def test_a_page_shows_names_unless_they_are_switched_off(bare: str, shown: bool, web: httpx.Client) -> None:
    asked = {"query": QUERY, "format": "html", "bare": bare}
    page = web.get("/sparql", params=asked, headers=PAGE).text
    answer = words(page[page.index('id="answered"') : page.index("Ask this from a program")])
    assert ("London Voter Registration Week" in answer) == shown and "lvrw" in answer
    assert ('value="1" checked' in page) == (not shown)


def test_names_are_those_of_the_record_that_is_served(tmp_path_factory: pytest.TempPathFactory) -> None:
    data = write_interviews(tmp_path_factory.mktemp("interviews")).dataset()
    thing = next(iter(data.record().things.values()))
    with running_server(settings_of(data)) as running, running.client() as web:
        asked = {"query": f"SELECT ?t WHERE {{ BIND(<{thing.id}> AS ?t) }}", "names": "1"}
        assert list(web.get("/sparql", params=asked, headers=JSON).json()["names"].values()) == [thing.name]
        asked = {"query": f"SELECT ?t WHERE {{ BIND(<{BASE}nothing> AS ?t) }}", "names": "1"}
        assert web.get("/sparql", params=asked, headers=JSON).json()["names"] == {}


def test_the_code_to_copy_asks_for_the_answer_that_is_shown(web: httpx.Client, server: Server) -> None:
    query = "SELECT ?n WHERE { <lvrw> skos:prefLabel ?n FILTER(?n != 'it''s & \"<b>\"') }".replace("''", "\\'")
    page = web.get("/sparql", params={"query": query, "format": "html"}, headers=PAGE).text
    code = unescape(page.split('data-code="curl')[1].split(">", 1)[1].split("</pre>")[0])
    address = code.split(" '")[2].rstrip("'")
    assert address.startswith(f"{server.url}/sparql?query=")
    assert httpx.get(address, headers={"Accept": "text/csv"}, trust_env=False).text == (
        "n\r\nLondon Voter Registration Week\r\n"
    )


def test_a_language_is_named_where_it_is_not_that_of_the_page(web: httpx.Client) -> None:
    query = 'SELECT ?n { VALUES ?n { "inferred"@en "Fferi"@cy "plain" } }'
    page = web.get("/sparql", params={"query": query, "format": "html"}, headers=PAGE).text
    cells = re.findall("<td[^>]*>(.*?)</td>", page)
    assert cells == ["inferred", 'Fferi <span class="mute">(cy)</span>', "plain"]
