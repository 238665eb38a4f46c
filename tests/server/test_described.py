"""The data set and the vocabulary, described for people and programs."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.storage.statistics import canonical, canonical_hash, statistics
from civicgraph.graph.version import VERSION, YEAR
from civicgraph.graph.vocabulary import NS, load_vocabulary
from civicgraph.server.settings import settings_of

from ..workspace import FILES, Workspace
from .serving import running_server

ROOT = Path(__file__).parents[2]
DATA = Dataset.shipped()
VOID = "http://rdfs.org/ns/void#"


@cache
def shipped_hash() -> str:
    """The hash of the shipped record's data set."""
    return canonical_hash(DATA.store())


def parse_rdf(reply: httpx.Response) -> ox.Store:
    """A reply in RDF as a store."""
    format = ox.RdfFormat.from_media_type(reply.headers["content-type"].partition(";")[0])
    store = ox.Store()
    store.load(reply.content, format=format)
    return store


def values(store: ox.Store, property: str) -> list[str]:
    """What a property gives in a description."""
    return sorted(
        str(getattr(q.object, "value", "")) for q in store.quads_for_pattern(None, ox.NamedNode(property), None)
    )


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"]
)
def test_the_counts_of_the_description_are_those_of_the_store(accept: str, web: httpx.Client) -> None:
    found = parse_rdf(web.get("/dataset", headers={"accept": accept}))
    store = DATA.store()
    claims = len(DATA.record().claims)
    assert str(len(store)) in values(found, f"{VOID}triples")
    partition = next(
        iter(found.quads_for_pattern(None, ox.NamedNode(f"{VOID}class"), ox.NamedNode(f"{NS}Claim")))
    ).subject
    (many,) = found.quads_for_pattern(partition, ox.NamedNode(f"{VOID}entities"), None)
    assert getattr(many.object, "value", "") == str(claims)
    assert set(values(found, "http://purl.org/dc/terms/license")) == {"https://creativecommons.org/licenses/by/4.0/"}
    assert shipped_hash() in values(found, "http://purl.org/dc/terms/identifier")
    (dump,) = values(found, f"{VOID}dataDump")
    assert values(found, "http://www.w3.org/ns/dcat#downloadURL") == [dump]
    packed = web.get(dump).content
    assert values(found, "http://spdx.org/rdf/terms#checksumValue") == [hashlib.sha256(packed).hexdigest()]
    assert values(found, "http://www.w3.org/ns/dcat#byteSize") == [str(len(packed))]


def test_clients_that_look_for_a_description_find_it(web: httpx.Client) -> None:
    reply = web.get("/.well-known/void")
    assert (reply.status_code, reply.headers["location"]) == (302, "/dataset")
    service = web.get("/sparql", headers={"accept": "text/turtle"}).text
    assert "/dataset>" in service


def test_the_page_says_how_to_cite(web: httpx.Client) -> None:
    reply = web.get("/dataset", headers={"accept": "text/html"})
    assert shipped_hash() in reply.text and VERSION in reply.text
    again = web.get("/dataset", headers={"accept": "text/html", "if-none-match": reply.headers["etag"]})
    assert again.status_code == 304


def test_the_hash_is_that_of_the_exported_file_whatever_blank_nodes_are_called(tmp_path: Path) -> None:
    file = tmp_path / "record.nq"
    command = [sys.executable, "-m", "civicgraph.cli", "export", "dataset", "-o", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == shipped_hash()
    renamed = ox.Store()
    for quad in DATA.store():
        ends = [
            ox.BlankNode(f"x{end.value}") if isinstance(end, ox.BlankNode) else end
            for end in (quad.subject, quad.object)
        ]
        renamed.add(ox.Quad(ends[0], quad.predicate, ends[1], quad.graph_name))
    assert b"".join(canonical(renamed)) == file.read_bytes()


def test_the_whole_data_set_can_be_taken_away_and_fetched_in_parts(web: httpx.Client) -> None:
    reply = web.get("/dataset.nq.gz", headers={"accept-encoding": "gzip"})
    assert (reply.headers["content-type"], reply.headers.get("content-encoding")) == ("application/gzip", None)
    assert hashlib.sha256(gzip.decompress(reply.content)).hexdigest() == shipped_hash()
    part = web.get("/dataset.nq.gz", headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, reply.content[100:200])
    again = web.get("/dataset.nq.gz", headers={"if-none-match": reply.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_somebody_elses_record_is_described_in_their_words(workspace: Workspace) -> None:
    settings = FILES["civicgraph.toml"]
    workspace.write("civicgraph.toml", settings + 'title = "Minutes of \\"Harbour\\" 😀"\ncreator = "The Alliance"\n')
    with running_server(settings_of(workspace.dataset(), workers=1)) as server, server.client() as web:
        found = parse_rdf(web.get("/dataset", headers={"accept": "text/turtle"}))
        page = web.get("/dataset", headers={"accept": "text/html"}).text
    assert 'Minutes of "Harbour" 😀' in values(found, "http://purl.org/dc/terms/title")
    assert values(found, "http://purl.org/dc/terms/creator") == ["The Alliance"]
    assert values(found, "http://purl.org/dc/terms/license") == []
    hash = canonical_hash(workspace.dataset().store())
    assert f"The Alliance. Minutes of &#34;Harbour&#34; 😀. RDFC-1.0 SHA-256 {hash}." in page
    assert "Licence: not stated" in page and "civicgraph contributors" not in page
    assert str(workspace.root.parent) not in page


def test_the_dump_is_made_again_or_refused_where_it_is_gone_meanwhile(workspace: Workspace) -> None:
    made = settings_of(workspace.dataset(), workers=1)
    with running_server(made) as server, server.client() as web:
        first = web.get("/dataset.nq.gz").content
        (Path(made.store).parent / "dataset.nq.gz").unlink()
        assert web.get("/dataset.nq.gz").content == first
        Path(made.store).parent.rename(workspace.cache / "away")
        assert web.get("/dataset.nq.gz").content == first


def test_the_counts_are_made_again_where_they_were_damaged(workspace: Workspace) -> None:
    made = settings_of(workspace.dataset(), workers=1)
    beside = Path(made.store).parent
    with running_server(made) as server, server.client() as web:
        first = web.get("/dataset.nq.gz").content
    (beside / "dataset.nq.gz").write_bytes(first[:10])
    with running_server(made) as server, server.client() as web:
        assert web.get("/dataset.nq.gz").content == first
    (beside / "description.json").write_text("{", "utf-8")
    with running_server(made) as server, server.client() as web:
        assert web.get("/dataset.nq.gz").content == first


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text("_:x\n é", max_size=4)), max_size=30), st.integers(1, 7))
def test_lines_come_in_order_however_few_are_in_memory(pairs: list[tuple[str, str]], at_once: int) -> None:
    store = ox.Store()
    knows = ox.NamedNode("urn:knows")
    store.extend([ox.Quad(ox.NamedNode(f"urn:{name}"), knows, ox.Literal(text)) for name, text in pairs])
    store.add(ox.Quad(ox.BlankNode("b"), knows, ox.BlankNode("c")))
    lines = list(canonical(store, at_once))
    assert lines == sorted(set(lines)) and len(lines) == len(store)
    quads = ox.Dataset(store)
    quads.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert set(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS)) == set(quads)


def test_statistics_of_a_store_known_by_heart() -> None:
    one, two, a, knows = (ox.NamedNode(f"urn:{name}") for name in ("one", "two", "A", "knows"))
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    store = ox.Store()
    store.extend([ox.Quad(one, kind, a, one), ox.Quad(two, kind, a, two), ox.Quad(one, knows, two, one)])
    assert statistics(store) == (3, 2, 2, {"urn:one": 2, "urn:two": 1}, {"urn:A": 2}, {kind.value: 2, "urn:knows": 1})


@pytest.mark.parametrize("path", ["/ns", "/ns/0.1.0"])
def test_the_vocabulary_is_a_page_for_people_and_rdf_for_programs(path: str, web: httpx.Client) -> None:
    page = web.get(path, headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    known_terms = load_vocabulary()
    names = [
        *known_terms.relations,
        *(known_terms.iri_of(type).replace("#", "/").rpartition("/")[2] for type in known_terms.types),
    ]
    assert [name for name in names if f'id="{name}"' not in page.text] == []
    for accept in ("text/turtle", "application/ld+json"):
        store = parse_rdf(web.get(path, headers={"accept": accept}))
        assert ox.NamedNode(f"{NS}asked") in {quad.subject for quad in store}


def test_the_vocabulary_by_suffix_and_versions_that_are_not_there(web: httpx.Client) -> None:
    assert web.get("/ns.ttl").headers["content-type"].startswith("text/turtle")
    assert len(parse_rdf(web.get("/ns.jsonld"))) == len(parse_rdf(web.get("/ns.ttl")))
    assert web.get("/ns/0.0.9").status_code == 404


def test_how_to_cite_is_a_citation_file_of_this_version() -> None:
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors", "version", "license"} <= found.keys()
    assert (found["cff-version"], found["version"], found["preferred-citation"]["version"]) == (
        "1.2.0",
        VERSION,
        VERSION,
    )
    assert found["preferred-citation"]["year"] == YEAR
    assert found["preferred-citation"]["title"] == DATA.about.title
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert " AND ".join(found["license"]) == project["license"]
