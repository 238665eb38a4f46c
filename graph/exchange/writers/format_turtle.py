"""Turtle: things, sources and claims in one graph, for programs that know no named graphs."""

from __future__ import annotations

from ..formats import WhatToWrite
from .sorted_quads import count_whole, order_in_graph, record_quads, write_quads


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One Turtle file."""
    triples = list(dict.fromkeys(quad.triple for quad in sorted(record_quads(what), key=order_in_graph)))
    count_whole(what, len(triples))
    left = what.report.left_out
    left.add("which graph a statement stands in; each claim still names its source")
    left.add("the vocabulary, which stands at https://w3id.org/civicgraph/ns, and the ready-made questions")
    return {"": write_quads(what, triples, turtle=True)}
