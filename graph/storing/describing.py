"""What a store holds, in numbers: for descriptions of the data set by VoID and DCAT, and to cite it by its hash."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

import pyoxigraph as ox

_CLASSES = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s a ?class } } GROUP BY ?class"
_PROPERTIES = "SELECT ?property (COUNT(*) AS ?n) { GRAPH ?g { ?s ?property ?o } } GROUP BY ?property"
_GRAPHS = "SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
_OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


class Statistics(NamedTuple):
    """Counts of a store: quads, different subjects and objects, and by graph, class and property."""

    quads: int
    subjects: int
    objects: int
    graphs: dict[str, int]
    classes: dict[str, int]
    properties: dict[str, int]


def statistics(store: ox.Store) -> Statistics:
    """The counts, each list in order of its names."""
    return Statistics(
        len(store),
        _count(store, _SUBJECTS),
        _count(store, _OBJECTS),
        _counts(store, _GRAPHS),
        _counts(store, _CLASSES),
        _counts(store, _PROPERTIES),
    )


def canonical_hash(store: ox.Store) -> str:
    """The SHA-256 of the canonical N-Quads (RDFC-1.0): the same wherever the same quads are kept."""
    return hashlib.sha256(canonical(store)).hexdigest()


def canonical(store: ox.Store) -> bytes:
    """All quads as canonical N-Quads: blank nodes named by RDFC-1.0, lines in order, each once."""
    quads = ox.Dataset(store)
    quads.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return b"".join(sorted(written.splitlines(keepends=True)))


def _counts(store: ox.Store, query: str) -> dict[str, int]:
    found = {str(getattr(name, "value", name)): int(n.value) for name, n in _rows(store, query)}
    return dict(sorted(found.items()))


def _count(store: ox.Store, query: str) -> int:
    ((n,),) = _rows(store, query)
    return int(n.value)


def _rows(store: ox.Store, query: str) -> list[tuple[Any, ...]]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(row) for row in found]
