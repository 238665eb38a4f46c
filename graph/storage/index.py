"""The record made from the store's quads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..record import Evidence, Record
from .record_items import (
    caveat_of,
    claim_of,
    decision_of,
    evidence_of,
    evidence_order,
    source_of,
    test_of,
    thing_of,
    voice_of,
)

if TYPE_CHECKING:
    import pyoxigraph as ox

    from ..vocabulary import Vocabulary


# The lists whose codes are objects of claims, and named with their list there.
_NAMED_WHOLE = ("answer", "status")


class _Iris(dict[str, str]):
    """Term of the context → its IRI, each looked up once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self["type"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

    def __missing__(self, term: str) -> str:
        self[term] = iri = self.vocabulary.iri_of(term)
        return iri


class _QuadNode:
    """One subject of the quads: its values by property, read by the context's names."""

    def __init__(self, id: str, values: dict[str, list[str]], iris: _Iris) -> None:
        self.id, self.values, self.iris = id, values, iris

    def all(self, term: str) -> tuple[str, ...]:
        return tuple(sorted(self.values.get(self.iris[term], ())))

    def one(self, term: str) -> str:
        found = self.values.get(self.iris[term])
        return min(found) if found else ""

    def by_language(self, term: str) -> tuple[tuple[str, str], ...]:
        found = self.values.get(f"{self.iris[term]}@", ())
        return tuple(sorted((one.partition(" ")[0], one.partition(" ")[2]) for one in found))

    def code(self, term: str) -> str:
        return self.one(term).rsplit("#", 1)[-1]


def record_of(quads: Iterable[ox.Quad], vocabulary: Vocabulary, base: str, hash: str) -> Record:
    """The record that quads hold. Quads of the vocabulary itself are passed over."""
    nodes = _nodes(quads, vocabulary, base)
    short = {
        vocabulary.iri_of(name).removeprefix(base): name  # as the nodes have it
        for name in [*vocabulary.types, "Source", "Claim", "Caveat", "EvidenceTest", "Voice", "IdentityDecision"]
    }
    by_type: defaultdict[str, list[_QuadNode]] = defaultdict(list)
    for node in nodes.values():
        for kind in node.all("type"):
            by_type[short.get(kind, "")].append(node)
    things = [thing_of(node, kind) for kind in vocabulary.types for node in by_type[kind]]
    return Record(
        base=base,
        hash=hash,
        origin="",
        things=_by_id(things),
        claims=_by_id(claim_of(node, _evidence(node, nodes)) for node in by_type["Claim"]),
        caveats=_by_id(caveat_of(node, _evidence(node, nodes)) for node in by_type["Caveat"]),
        tests=_by_id(test_of(node, _evidence(node, nodes)) for node in by_type["EvidenceTest"]),
        voices=_by_id(voice_of(node) for node in by_type["Voice"]),
        sources=_by_id(source_of(node) for node in by_type["Source"]),
        relations=vocabulary.said_relations,
        types=vocabulary.types,
        codes=vocabulary.codes,
        own_terms=vocabulary.own,
        decisions=tuple(decision_of(node) for node in sorted(by_type["IdentityDecision"], key=lambda node: node.id)),
    )


def _nodes(quads: Iterable[ox.Quad], vocabulary: Vocabulary, base: str) -> dict[str, _QuadNode]:
    import pyoxigraph as ox

    values: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    iris = _Iris(vocabulary)
    alias = iris["names"]
    for quad in quads:
        subject, object = quad.subject.value, getattr(quad.object, "value", "")  # type: ignore[union-attr]
        if not isinstance(quad.object, ox.Literal):
            object = object.removeprefix(base)
            for scheme in _NAMED_WHOLE:
                object = object.replace(f"https://w3id.org/civicgraph/ns/{scheme}#", f"{scheme}:")
        predicate = quad.predicate.value
        if predicate == alias and isinstance(quad.object, ox.Literal) and quad.object.language:
            predicate, object = f"{predicate}@", f"{quad.object.language} {object}"
        values[subject.removeprefix(base)].setdefault(predicate, []).append(object)
    return {id: _QuadNode(id, found, iris) for id, found in values.items()}


def _by_id(items: Iterable[Any]) -> dict[str, Any]:
    return {item.id: item for item in sorted(items, key=lambda item: item.id)}


def _evidence(node: _QuadNode, nodes: dict[str, _QuadNode]) -> tuple[Evidence, ...]:
    return tuple(evidence_of(nodes[id]) for id in sorted(node.all("evidence"), key=evidence_order) if id in nodes)
