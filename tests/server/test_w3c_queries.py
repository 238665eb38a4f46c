"""The W3C's SPARQL 1.1 query evaluation tests through HTTP: every one is answered as the engine itself answers it.

All data of all tests lie in one store, each file in a graph of its own name; a request names the data set of its test,
as the protocol allows. ``CIVICGRAPH_W3C`` points to the tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from ..environment import W3C
from .serving import Server, running_server, settings_for

SUITE = (W3C or Path()) / "sparql" / "sparql11"
HERE = W3C is not None and SUITE.is_dir()
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
BASE = "https://example.org/sparql11/"
# Entailment is no part of the endpoint, and what calls other services is refused.
ELSEWHERE = {"entailment", "service"}
NOTHING = "urn:nothing"
KINDS = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}


@dataclass(frozen=True)
class QueryCase:
    """A test: its query and its data set, by the names of files."""

    query: str
    default: tuple[str, ...]
    named: tuple[str, ...]

    @property
    def text(self) -> str:
        """The query, its relative IRIs resolved as the test means it."""
        return f"BASE <{BASE}{self.query}>\n{(SUITE / self.query).read_text('utf-8')}"


def cases() -> list[QueryCase]:
    """Every test of evaluation, in order of its query."""
    found = set()
    for path in SUITE.glob("*/manifest.ttl"):
        store = ox.Store()
        store.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=f"{BASE}{path.parent.name}/manifest.ttl")
        actions: list[Any] = [one.object for one in store.quads_for_pattern(None, ox.NamedNode(f"{MF}action"), None)]
        found |= {
            case_of(store, action)
            for action in actions
            if path.parent.name not in ELSEWHERE
            and list(store.quads_for_pattern(action, ox.NamedNode(f"{QT}query"), None))
        }
    return sorted(found, key=lambda case: (case.query, case.default, case.named))


def case_of(store: ox.Store, action: Any) -> QueryCase:
    """The test that an action of a manifest is."""

    def files(property: str) -> tuple[str, ...]:
        found = store.quads_for_pattern(action, ox.NamedNode(f"{QT}{property}"), None)
        return tuple(sorted(str(getattr(quad.object, "value", "")).removeprefix(BASE) for quad in found))

    return QueryCase(files("query")[0], files("data"), files("graphData"))


CASES = cases() if HERE else []


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    """All data of all tests."""
    store = ox.Store()
    for name in sorted({name for case in CASES for name in (*case.default, *case.named)}):
        path, graph = SUITE / name, ox.NamedNode(BASE + name)
        store.load(path=str(path), format=KINDS[path.suffix], base_iri=BASE + name, to_graph=graph)
    return store


@pytest.fixture(scope="module")
def server(engine: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same data, served."""
    with running_server(settings_for(tmp_path_factory.mktemp("suite"), list(engine))) as running:
        yield running


def comparable(answer: Any) -> Any:
    """An answer, whatever its blank nodes and the order of its rows."""
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QuerySolutions):
        names = [variable.value for variable in answer.variables]
        return names, Counter(tuple(term_text(row[name]) for name in names) for row in answer)
    quads = ox.Dataset(ox.Quad(one.subject, one.predicate, one.object) for one in answer)
    quads.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(quads)


def term_text(term: Any) -> str:
    """A term; every blank node alike."""
    return "_:" if isinstance(term, ox.BlankNode) else str(term)


@pytest.mark.skipif(not HERE, reason="the W3C's tests are not at hand: set CIVICGRAPH_W3C")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.query.removesuffix(".rq"))
def test_a_query_is_answered_as_the_engine_answers_it(case: QueryCase, engine: ox.Store, server: Server) -> None:
    default, named = ([BASE + name for name in names] for names in (case.default, case.named))
    graphs = {"default_graph": [ox.NamedNode(one) for one in default or [NOTHING]],
              "named_graphs": [ox.NamedNode(one) for one in named]}  # fmt: skip
    expected = comparable(engine.query(case.text, **graphs))  # type: ignore[arg-type]
    sent = [("query", case.text), *(("default-graph-uri", one) for one in default or [NOTHING])]
    accept = "application/sparql-results+xml, application/n-triples;q=0.9"
    reply = httpx.get(
        f"{server.url}/sparql", params=[*sent, *(("named-graph-uri", one) for one in named)],
        headers={"accept": accept}, trust_env=False, timeout=60,
    )  # fmt: skip
    assert reply.status_code == 200, reply.text
    if "xml" in reply.headers["content-type"]:
        found = comparable(ox.parse_query_results(reply.content, format=ox.QueryResultsFormat.XML))
    else:
        found = comparable(quad.triple for quad in ox.parse(reply.content, format=ox.RdfFormat.N_TRIPLES))
    assert found == expected


@pytest.mark.skipif(not HERE, reason="the W3C's tests are not at hand: set CIVICGRAPH_W3C")
def test_the_suite_is_there() -> None:
    assert len(CASES) > 150
