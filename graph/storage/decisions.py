"""The decisions of ``identity.yaml`` as quads, and read back from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from ..identity import MERGED, NOT_SAME, SAME
from ..record import IdentityDecision
from ..vocabulary import NS

GRAPH = "graph/identity"
_IDENTITY = NS.replace("#", "/identity#")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
# What stands between the two things: never owl:sameAs, by which an engine that reasons would merge them by itself.
_BETWEEN = {
    SAME: ox.NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch"),
    NOT_SAME: ox.NamedNode("http://www.w3.org/2002/07/owl#differentFrom"),
    MERGED: ox.NamedNode("http://purl.org/dc/terms/isReplacedBy"),
}


def decision_quads(
    decisions: Iterable[IdentityDecision], base: str, bases: Mapping[str, str] = MappingProxyType({})
) -> Iterator[ox.Quad]:
    """Each decision as a resource with its reason, and in a standard term between the two things.

    ``bases`` are what the addresses of other records begin with, by name.

    >>> one = IdentityDecision("same", ("bus-42", "night-bus"), "One line.", "Ada Okoye", "2024-05")
    >>> [quad.predicate.value.rpartition("#")[2] for quad in decision_quads([one], "urn:x:")][-1]
    'exactMatch'
    """
    graph = ox.NamedNode(base + GRAPH)
    for one in decisions:
        ends = (id.rpartition(":") for id in one.things)
        things = [ox.NamedNode((bases[name] if mark else base) + rest) for name, mark, rest in ends]
        node = ox.NamedNode(f"{base}identity/{'+'.join(one.things)}")
        said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
            ("decision", ox.NamedNode(_IDENTITY + one.kind)),
            ("oneThing", things[0]),
            ("otherThing", things[1]),
        ]
        texts = {"reason": one.reason, "decidedBy": one.decided_by, "decided": one.decided}
        said += [(name, ox.Literal(text)) for name, text in texts.items() if text]
        yield ox.Quad(node, _TYPE, ox.NamedNode(f"{NS}IdentityDecision"), graph)
        for name, value in said:
            yield ox.Quad(node, ox.NamedNode(NS + name), value, graph)
        if between := _BETWEEN.get(one.kind):
            first, second = reversed(things) if one.kind == MERGED else things
            yield ox.Quad(first, between, second, graph)
