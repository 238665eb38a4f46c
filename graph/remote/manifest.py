"""The manifest of a store: which record it holds, in which graphs, and whether all of it is there.

Two small graphs of their own. The manifest is written last, by the update that puts the graphs in place, so that what
it names is there whole. The staging list is written first, and names the graphs that an upload goes to meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..errors import CivicgraphError, UsageError
from ..vocabulary import NS
from .endpoint import Endpoint, iri, literal, node

MANIFEST = "urn:civicgraph:manifest"
STAGING = "urn:civicgraph:staging"
WHOLE, SWITCHING = "whole", "switching"
MANY = 100
"""Beyond so many graphs, queries read the engine's own union of all graphs where it has one."""


def _term(name: str) -> str:
    return f"{NS}store-{name}"


@dataclass(frozen=True)
class Manifest:
    """A record by its base and hashes, and the count and hash of each of its graphs.

    ``hash`` names the data files, as a trace prints it. ``draft`` says, in words, what of the files is not in the
    record, or is marked in it; empty where they pass as a whole.
    """

    base: str
    hash: str
    state: str = WHOLE
    graphs: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    draft: str = ""

    def triples(self) -> str:
        """As N-Triples, in order."""
        import pyoxigraph as ox

        statements = [(MANIFEST, "base", self.base), (MANIFEST, "hash", self.hash), (MANIFEST, "state", self.state)]
        if self.draft:
            statements.append((MANIFEST, "draft", self.draft))
        for graph, (count, hash) in sorted(self.graphs.items()):
            statements += [(graph, "triples", str(count)), (graph, "contentHash", hash)]
        triples = [ox.Triple(node(about), node(_term(name)), ox.Literal(value)) for about, name, value in statements]
        return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


@dataclass(frozen=True)
class StoreState:
    """What was found: a manifest or none, and the staging graphs that an upload has left or is filling."""

    manifest: Manifest | None
    staging: tuple[str, ...]


_MARK = f"{iri(MANIFEST)} {iri(_term('state'))} {literal(SWITCHING)}"
SWITCH_BEGINS = f"INSERT DATA {{ GRAPH {iri(MANIFEST)} {{ {_MARK} }} }}"
"""The update that marks a manifest: until a new one is written, nothing that it names is taken for whole."""


def read_state(endpoint: Endpoint) -> StoreState:
    """What a store holds of ours."""
    found: dict[str, dict[str, dict[str, str]]] = {MANIFEST: {}, STAGING: {}}
    graphs, endpoint.graphs = endpoint.graphs, ()
    for name, subjects in found.items():
        for row in endpoint.rows(f"SELECT ?s ?p ?o {{ GRAPH {iri(name)} {{ ?s ?p ?o }} }}", "s", "p", "o"):
            said = subjects.setdefault(row["s"], {})
            word = row["p"].rpartition("#store-")[2]
            said[word] = SWITCHING if SWITCHING in (row["o"], said.get(word)) else row["o"]
    endpoint.graphs = graphs
    about = found[MANIFEST].pop(MANIFEST, {})
    manifest = None
    if about.keys() >= {"base", "hash", "state"}:
        listed = {
            graph: (endpoint.number(said.get("triples", "0")), said.get("contentHash", ""))
            for graph, said in found[MANIFEST].items()
        }
        manifest = Manifest(about["base"], about["hash"], about["state"], listed, about.get("draft", ""))
    return StoreState(manifest, tuple(sorted(found[STAGING])))


def open_record(endpoint: Endpoint) -> Manifest | None:
    """Makes an endpoint read the graphs that its manifest names; none where it holds no record of ours.

    Raises
    ------
    CivicgraphError
        It holds an unfinished upload.
    """
    there = read_state(endpoint)
    if there.manifest is None and not there.staging:
        return None
    if there.manifest is None or there.manifest.state != WHOLE:
        raise CivicgraphError(
            f"{endpoint.url} holds an unfinished upload: run civicgraph build --store again to finish it"
        )
    endpoint.graphs = tuple(sorted(there.manifest.graphs))
    endpoint.union = len(endpoint.graphs) > MANY and bool(endpoint.engine.union)
    return there.manifest


def require_record(endpoint: Endpoint) -> Manifest:
    """The manifest of a store that has to hold a record.

    Raises
    ------
    UsageError
        It holds none.
    """
    manifest = open_record(endpoint)
    if manifest is None:
        raise UsageError(f"{endpoint.url} holds no record; upload one with: civicgraph build --store {endpoint.url}")
    return manifest
