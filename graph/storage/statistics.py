"""What a store holds, in numbers: for descriptions of the data set by VoID and DCAT, and to cite it by its hash."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from typing import IO, Any, NamedTuple

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
    sum = hashlib.sha256()
    for line in canonical(store):
        sum.update(line)
    return sum.hexdigest()


def canonical(store: ox.Store, at_once: int = 500_000) -> Iterator[bytes]:
    """All quads as lines of canonical N-Quads: blank nodes named by RDFC-1.0, lines in order, each once.

    At most ``at_once`` lines are in memory; more are sorted by way of temporary files. Quads with blank nodes are not
    counted in that: naming them takes all of them.

    >>> store = ox.Store()
    >>> store.load(b'_:b <urn:p> "two" . <urn:a> <urn:p> "one" .', format=ox.RdfFormat.TRIG)
    >>> b"".join(canonical(store)).decode().splitlines()
    ['<urn:a> <urn:p> "one" .', '_:c14n0 <urn:p> "two" .']
    """
    with ExitStack() as stack:
        dumped = stack.enter_context(tempfile.TemporaryFile())  # without a name: nothing stays of who is ended
        store.dump(dumped, ox.RdfFormat.N_QUADS)
        dumped.seek(0)
        runs, blank = [], list[bytes]()
        while lines := list(islice(dumped, at_once)):
            # Names of blank nodes depend on nothing but the quads that they stand in. A literal may look like one.
            blank += (line for line in lines if b"_:" in line)
            runs.append(_spill(sorted(line for line in lines if b"_:" not in line), stack))
        yield from merge(*runs, _canonical_lines(blank))


def _canonical_lines(lines: list[bytes]) -> list[bytes]:
    """Lines in order, once their blank nodes have canonical names."""
    quads = ox.Dataset(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS))
    quads.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    serialized = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert serialized is not None
    return sorted(serialized.splitlines(keepends=True))


def _spill(lines: list[bytes], stack: ExitStack) -> IO[bytes]:
    """Lines in a temporary file, to be read again from the beginning."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by the stack)
    stack.push(file)
    file.writelines(lines)
    file.seek(0)
    return file


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
