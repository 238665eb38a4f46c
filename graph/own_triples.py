"""The terms of a workspace's ``vocabulary.yaml`` as triples like those of ``ontology``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .storage.record_items import OWN_CODES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from .vocabulary import Vocabulary

OWN = "vocabulary#"
"""What the IRIs of own terms have behind the base."""
_NS = "https://w3id.org/civicgraph/ns"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TARGETS = "http://www.w3.org/ns/shacl#targetClass"
# Classes besides the types that the ends of a relation may be of.
ENDS = {"Thing": f"{_OWL}Thing", "Actor": f"{_NS}#Actor"}


class OwnTerm(NamedTuple):
    """One entry of the file: its section, what it says, and the line of each key."""

    section: str
    said: Mapping[str, str]
    line: Callable[[str], int]

    def get(self, key: str) -> str:
        """What it says under a key; empty where it says nothing."""
        return self.said.get(key, "")


def list_of(one: OwnTerm) -> str:
    """The code list that an entry adds to; empty where it is no code."""
    return "sector" if one.section == "sectors" else one.get("list") if one.section == "codes" else ""


class OwnTriples:
    """The triples of entries."""

    def __init__(self, ours: Vocabulary, terms: list[OwnTerm], base: str) -> None:
        self.ours, self.base = ours, base
        self.own = {one.get("id") for one in terms if one.section == "types"}
        self.sectors = {one.get("id") for one in terms if one.section == "sectors"}

    def triples(self, one: OwnTerm, number: int) -> Iterator[ox.Triple]:
        """What one entry says."""
        import pyoxigraph as ox

        write = {"types": self._type, "relations": self._relation}.get(one.section, self._concept)
        list_ = list_of(one)
        subject = f"{self.base}{OWN_CODES}{list_}#{one.get('id')}" if list_ else f"{self.base}{OWN}{one.get('id')}"
        for predicate, value, is_iri in write(one, number):
            node: ox.NamedNode | ox.Literal = ox.NamedNode(value) if is_iri else ox.Literal(value)
            if predicate == _TARGETS:
                yield ox.Triple(ox.NamedNode(f"{_NS}#ThingShape"), ox.NamedNode(predicate), ox.NamedNode(subject))
            else:
                yield ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), node)

    def sector(self, name: str) -> str:
        return f"{self.base}{OWN_CODES}sector#{name}" if name in self.sectors else f"{_NS}/sector#{name}"

    def _class(self, name: str) -> str:
        return f"{self.base}{OWN}{name}" if name in self.own else ENDS.get(name) or self.ours.iri_of(name)

    def _concept(self, one: OwnTerm, number: int) -> Iterator[tuple[str, str, bool]]:
        """A sector, or a code with what it has from the one that it is like."""
        list_ = list_of(one)
        yield f"{_RDF}type", f"{_SKOS}Concept", True
        yield f"{_SKOS}inScheme", f"{_NS}/{list_}#", True
        if like := self.ours.codes.get((list_, one.get("like"))):
            yield f"{_SKOS}broader", f"{_NS}/{list_}#{like.name}", True
            if like.strength >= 0:
                yield f"{_NS}#strength", str(like.strength), False
            for term, flag in (("alwaysTold", like.always), ("limitsCredit", like.limits)):
                if flag:
                    yield f"{_NS}#{term}", "true", False
        yield f"{_SKOS}prefLabel", one.get("label"), False
        yield f"{_SKOS}definition", one.get("definition"), False
        yield f"{_SKOS}notation", f"own{number:04}", False
        yield f"{_RDFS}isDefinedBy", f"{self.base}vocabulary", True

    def _type(self, one: OwnTerm, number: int) -> Iterator[tuple[str, str, bool]]:
        above = self.ours.types[one.get("parent")]
        yield f"{_RDF}type", f"{_OWL}Class", True
        yield f"{_RDFS}subClassOf", self.ours.iri_of(above.name), True
        yield from self._words(one)
        yield f"{_NS}#family", one.get("family") or above.family, False
        if rung := one.get("rung") or above.rung:
            yield f"{_NS}#rung", f"{_NS}/rung#{rung}", True
        if sector := one.get("sector") or above.sector:
            yield f"{_NS}#sector", self.sector(sector), True
        if one.get("plural"):
            yield f"{_NS}#plural", one.get("plural"), False
        if above.shared:
            yield f"{_NS}#sharedWork", "true", False
        yield _TARGETS, "", False

    def _words(self, one: OwnTerm) -> Iterator[tuple[str, str, bool]]:
        yield f"{_RDFS}label", one.get("label"), False
        yield f"{_RDFS}comment", one.get("definition"), False
        yield f"{_RDFS}isDefinedBy", f"{self.base}vocabulary", True

    def _relation(self, one: OwnTerm, number: int) -> Iterator[tuple[str, str, bool]]:
        yield f"{_RDF}type", f"{_OWL}ObjectProperty", True
        yield from self._words(one)
        yield f"{_NS}#inverseLabel", one.get("inverse") or one.get("label"), False
        yield f"{_NS}#kind", f"{_NS}/kind#{one.get('kind')}", True
        if one.get("causeEnd"):
            yield f"{_NS}#causeEnd", f"{_RDF}{one.get('causeEnd')}", True
        for way in ("less", "more"):
            if one.get(way):
                yield f"{_NS}#{way}Label", one.get(way), False
                yield f"{_NS}#{way}InverseLabel", one.get(f"{way}Inverse"), False
        above = one.get("subPropertyOf")
        ends = self.ours.domains.get(above, (ENDS["Thing"], ENDS["Thing"]))
        for key, usual in zip(("domain", "range"), ends, strict=True):
            yield f"{_RDFS}{key}", self._class(one.get(key)) if one.get(key) else usual, True
        yield from self._as_above(above, has_words=bool(one.get("less") or one.get("more"))) if above else ()

    def _as_above(self, name: str, has_words: bool) -> Iterator[tuple[str, str, bool]]:
        """What a relation has from the one that it is a sub-property of."""
        above = self.ours.relations[name]
        yield f"{_RDFS}subPropertyOf", self.ours.iri_of(name), True
        for term, flag in (("givesPart", above.gives_part), ("namesMaker", above.names_maker)):
            if flag:
                yield f"{_NS}#{term}", "true", False
        if above.share:
            yield f"{_NS}#share", f"{_NS}/share#{above.share}", True
        if above.holder:
            yield f"{_NS}#holderEnd", f"{_RDF}{above.holder}", True
        for tie in above.ties:
            yield f"{_NS}#tie", f"{_NS}/tie#{tie}", True
        if above.sector_end:
            yield f"{_NS}#sectorEnd", f"{_RDF}{above.sector_end}", True
            yield f"{_NS}#sectorOrder", str(above.sector_order), False
        for way in () if has_words else ("less", "more"):
            if words := self.ours.directed.get(f"{name}/{way}"):
                yield f"{_NS}#{way}Label", words.label, False
                yield f"{_NS}#{way}InverseLabel", words.inverse, False
