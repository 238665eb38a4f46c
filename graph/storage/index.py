"""The record made from the store's quads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..dates import bounds
from ..record import Caveat, Claim, Evidence, EvidenceTest, Record, Source, Thing, Voice

if TYPE_CHECKING:
    import pyoxigraph as ox

    from ..vocabulary import Vocabulary


class _Iris(dict[str, str]):
    """Term of the context → its IRI, each looked up once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self["type"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

    def __missing__(self, term: str) -> str:
        self[term] = iri = self.vocabulary.iri_of(term)
        return iri


class _Node:
    """One subject of the quads: its values by property, read by the context's names."""

    def __init__(self, id: str, values: dict[str, list[str]], iris: _Iris) -> None:
        self.id, self.values, self.iris = id, values, iris

    def all(self, term: str) -> tuple[str, ...]:
        return tuple(sorted(self.values.get(self.iris[term], ())))

    def one(self, term: str) -> str:
        found = self.values.get(self.iris[term])
        return min(found) if found else ""

    def code(self, term: str) -> str:
        return self.one(term).rsplit("#", 1)[-1]


def record_of(quads: Iterable[ox.Quad], vocabulary: Vocabulary, base: str, hash: str) -> Record:
    """The record that quads hold. Quads of the vocabulary itself are passed over."""
    nodes = _nodes(quads, vocabulary, base)
    short = {
        vocabulary.iri_of(name): name
        for name in [*vocabulary.types, "Source", "Claim", "Caveat", "EvidenceTest", "Voice"]
    }
    by_type: defaultdict[str, list[_Node]] = defaultdict(list)
    for node in nodes.values():
        for kind in node.all("type"):
            by_type[short.get(kind, "")].append(node)
    things = [_thing(node, kind) for kind in vocabulary.types for node in by_type[kind]]
    return Record(
        base=base,
        hash=hash,
        origin="",
        things=_by_id(things),
        claims=_by_id(_claim(node, nodes, vocabulary) for node in by_type["Claim"]),
        caveats=_by_id(_caveat(node, nodes) for node in by_type["Caveat"]),
        tests=_by_id(_test(node, nodes) for node in by_type["EvidenceTest"]),
        voices=_by_id(_voice(node) for node in by_type["Voice"]),
        sources=_by_id(_source(node) for node in by_type["Source"]),
        relations=vocabulary.relations,
        types=vocabulary.types,
        codes=vocabulary.codes,
    )


def _nodes(quads: Iterable[ox.Quad], vocabulary: Vocabulary, base: str) -> dict[str, _Node]:
    import pyoxigraph as ox

    values: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    iris = _Iris(vocabulary)
    for quad in quads:
        subject, object = quad.subject.value, getattr(quad.object, "value", "")  # type: ignore[union-attr]
        if not isinstance(quad.object, ox.Literal):
            object = object.removeprefix(base)
        values[subject.removeprefix(base)].setdefault(quad.predicate.value, []).append(object)
    return {id: _Node(id, found, iris) for id, found in values.items()}


def _by_id(items: Iterable[Any]) -> dict[str, Any]:
    return {item.id: item for item in sorted(items, key=lambda item: item.id)}


def _thing(node: _Node, kind: str) -> Thing:
    return Thing(node.id, kind, node.one("name"), node.all("aliases"), node.one("description"))


def _claim(node: _Node, nodes: dict[str, _Node], vocabulary: Vocabulary) -> Claim:
    predicate = node.one("predicate")
    object = node.one("object")
    for scheme in ("answer", "status"):
        object = object.replace(f"https://w3id.org/civicgraph/ns/{scheme}#", f"{scheme}:")
    return Claim(
        id=node.id,
        subject=node.one("subject"),
        predicate=predicate.rsplit("#", 1)[-1],
        object=object,
        value=node.one("value"),
        unit=node.one("unit"),
        qualifier=node.one("qualifier"),
        scope=node.one("scope"),
        when=node.one("when"),
        wording=node.code("wording"),
        modality=node.code("modality"),
        polarity=node.code("polarity") or "supports",
        voice=node.one("voice"),
        reason=node.one("reason"),
        source=node.one("source"),
        evidence=_evidence(node, nodes),
        bounds=bounds(node.one("when")),
        share=node.code("share"),
        reading=node.code("reading"),
    )


def _evidence(node: _Node, nodes: dict[str, _Node]) -> tuple[Evidence, ...]:
    found = [nodes[id] for id in node.all("evidence") if id in nodes]
    return tuple(
        Evidence(
            one.one("source"),
            one.one("anchor"),
            one.one("summary"),
            int(one.one("line") or 0),
            int(one.one("page") or 0),
            int(one.one("passage") or 0),
            int(one.one("sentence") or 0),
        )
        for one in sorted(found, key=lambda one: (len(one.id), one.id))
    )


def _caveat(node: _Node, nodes: dict[str, _Node]) -> Caveat:
    evidence = _evidence(node, nodes)
    texts = {key: node.one(key) for key in ("summary", "source", "voice")}
    return Caveat(**texts, id=node.id, type=node.code("caveat"), concerns=node.all("concerns"), evidence=evidence)


def _test(node: _Node, nodes: dict[str, _Node]) -> EvidenceTest:
    texts = {key: node.one(key) for key in ("prediction", "basis", "source", "sensitivity")}
    return EvidenceTest(
        **texts,
        id=node.id,
        kind=node.code("testKind"),
        predicted=node.code("predicted"),
        hypothesis=node.one("forHypothesis"),
        rival=node.one("againstRival"),
        if_absent=node.one("ifAbsent"),
        result=node.code("testResult"),
        searched_in=node.one("searchedIn"),
        type_one_error=node.one("typeOneError"),
        bears_on=node.all("bearsOn"),
        depends_with=node.all("dependsWith"),
        evidence=_evidence(node, nodes),
    )


def _voice(node: _Node) -> Voice:
    return Voice(node.id, node.one("name"), node.one("description"), node.all("partyTo"), node.one("source"))


def _source(node: _Node) -> Source:
    return Source(
        id=node.id,
        title=node.one("title"),
        publisher=node.one("publisher"),
        published=node.one("publicationDate"),
        text_file=node.one("textFile"),
        author_voice=node.one("authorVoice"),
        url=node.one("url"),
        archived=node.one("archived"),
        retrieved=node.one("retrieved"),
        language=node.one("language"),
        kind=node.code("sourceKind"),
        derived_from=node.all("derivedFrom"),
    )
