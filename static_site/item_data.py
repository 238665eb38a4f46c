"""The RDF of each thing and claim as a file of its own, taken from the quads of the whole."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_NAMING = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject", "http://www.w3.org/1999/02/22-rdf-syntax-ns#object")


class _Quads(NamedTuple):
    """The triples of each subject by its IRI, and which claims name a thing."""

    of: dict[str, list[Any]]
    naming: dict[str, list[str]]


def item_data(dump: bytes, base: str, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each id with its triples as Turtle; ``dump`` has all quads, packed.

    An item's triples are its own, those of its evidence, and of a thing those of the claims that name it.
    """
    from ..graph.sparql.evaluation import PREFIXES
    from ..graph.sparql.triples import write_triples

    quads, prefixes = _read(dump), {"": base, **PREFIXES}
    for id in ids:
        yield id, write_triples(_triples_of(quads, f"{base}{id}"), "turtle", prefixes)


def _read(dump: bytes) -> _Quads:
    import pyoxigraph as ox

    quads = _Quads(defaultdict(list), defaultdict(list))
    for quad in ox.parse(gzip.decompress(dump), format=ox.RdfFormat.N_QUADS):
        quads.of[quad.subject.value].append(quad.triple)
        if quad.predicate.value in _NAMING:
            quads.naming[quad.object.value].append(quad.subject.value)
    return quads


def _triples_of(quads: _Quads, iri: str) -> Iterator[Any]:
    for subject in (iri, *quads.naming.get(iri, ())):
        yield from quads.of.get(subject, ())
    for triple in quads.of.get(iri, ()):
        part = getattr(triple.object, "value", "")
        if part.startswith(f"{iri}/") and not hasattr(triple.object, "datatype"):
            yield from quads.of.get(part, ())
