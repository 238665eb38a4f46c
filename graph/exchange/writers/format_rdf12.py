"""RDF 1.2: each claim as the reifier of the triple that it speaks of, which it does not thereby assert.

TriG 1.2 with one graph a source. What a claim disputes, promises or hopes for stands within ``<<( )>>`` alone; the
triples that hold by a plain statement stand in ``graph/derived``, as in the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from ...vocabulary import NS
from ..formats import WhatToWrite
from .sorted_quads import RDF, count_whole, graph_of, record_quads, write_quads

if TYPE_CHECKING:
    import pyoxigraph as ox

_SUBJECT, _PREDICATE, _OBJECT = (f"{RDF}{part}" for part in ("subject", "predicate", "object"))
_VALUE = f"{NS}value"


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One TriG file, in which ``rdf:reifies`` stands in the place of subject, predicate and object or value."""
    quads = record_quads(what)
    rows = list(reify(quads))
    count_whole(what, len(rows))
    what.report.count_written("reified triples", sum(one.predicate.value == f"{RDF}reifies" for one in rows))
    left = what.report.left_out
    left.add("the vocabulary, which stands at https://w3id.org/civicgraph/ns, and the ready-made questions")
    return {"": write_quads(what, rows, turtle=False)}


def reify(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Quads in order, with one of ``rdf:reifies`` in the place of those that name the parts of a claim's triple."""
    for _, rows in groupby(quads, lambda one: (graph_of(one), one.subject)):
        yield from _reify_node(list(rows))


def _reify_node(rows: list[ox.Quad]) -> Iterator[ox.Quad]:
    import pyoxigraph as ox

    said = {one.predicate.value: one.object for one in rows}
    subject, predicate = said.get(_SUBJECT), said.get(_PREDICATE)
    end = said.get(_OBJECT) or said.get(_VALUE)
    if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode) or end is None:
        yield from rows
        return
    told = {_SUBJECT, _PREDICATE, _OBJECT if _OBJECT in said else _VALUE}
    first, *rest = [one for one in rows if one.predicate.value not in told]  # the first is what it is: a claim
    yield first
    triple = ox.Triple(subject, predicate, end)
    yield ox.Quad(first.subject, ox.NamedNode(f"{RDF}reifies"), triple, first.graph_name)
    yield from rest
