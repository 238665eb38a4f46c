"""What researchers come with: rdflib's SPARQLStore, SPARQLWrapper and curl, against the running server."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow

from civicgraph.graph.sparql.evaluation import questions

from ..examples import some
from .serving import Server

CIVIC = "https://w3id.org/civicgraph/ns#"
COUNT = f"SELECT (COUNT(*) AS ?n) {{ ?claim a <{CIVIC}Claim> }}"


def count_claims(web: httpx.Client) -> int:
    found = web.get("/sparql", params={"query": COUNT}).json()
    return int(found["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("kind", ["xml", "json"])
def test_rdflib(kind: str, server: Server, web: httpx.Client) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", returnFormat=kind))
    assert [str(row[0]) for row in graph.query(COUNT) if isinstance(row, ResultRow)] == [str(count_claims(web))]
    assert graph.query("ASK { ?claim a civic:Claim }").askAnswer
    if kind == "json":
        return  # with it, rdflib asks for nothing but rows, also where it asks for triples
    made = graph.query(f"CONSTRUCT {{ ?c a <{CIVIC}Claim> }} {{ ?c a <{CIVIC}Claim> }} LIMIT 5")
    assert len(made.graph or ()) == 5


@pytest.mark.parametrize("kind", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper(kind: str, server: Server) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setReturnFormat(kind)
    client.setQuery("SELECT ?claim { ?claim a civic:Claim } ORDER BY ?claim LIMIT 3")
    for method in ("GET", "POST"):
        client.setMethod(method)
        found = client.query().convert()
        assert found


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_sparqlwrapper_triples(server: Server) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery("CONSTRUCT { ?c a civic:Claim } { ?c a civic:Claim } LIMIT 3")
    assert len(client.query().convert()) == 3


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
def test_curl(server: Server, web: httpx.Client) -> None:
    command = ["curl", "-sS", "--noproxy", "*", f"{server.url}/sparql"]
    ways = [
        ["--data-urlencode", f"query={COUNT}"],
        ["--get", "--data-urlencode", f"query={COUNT}"],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", COUNT],
    ]
    for way in ways:
        said = subprocess.run([*command, *way, "--compressed"], capture_output=True, text=True, check=True)
        assert json.loads(said.stdout)["results"]["bindings"][0]["n"]["value"] == str(count_claims(web))


@pytest.mark.parametrize("name", some(questions(), 4))
def test_every_ready_made_question_is_answered_as_the_command_answers_it(name: str, web: httpx.Client) -> None:
    from civicgraph import Dataset
    from civicgraph.graph.sparql.evaluation import ask
    from civicgraph.graph.sparql.parameters import usual_text

    data = Dataset.shipped()
    query = usual_text(name, data.base)
    answer = ask(data.store(), query)
    reply = web.post("/sparql", data={"query": query})
    assert reply.status_code == 200
    if answer.triples is not None:
        assert reply.headers["content-type"].startswith("text/turtle")
        assert len(rdflib.Graph().parse(data=reply.text, format="turtle")) == len(answer.triples)
    elif answer.truth is not None:
        assert reply.json()["boolean"] is answer.truth
    else:
        assert len(reply.json()["results"]["bindings"]) == len(answer.rows)
