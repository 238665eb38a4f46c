"""A workspace's own types, relations and sectors, from its ``vocabulary.yaml`` to triples like those of ``ontology``.

They are read together with the vocabulary's own files (:func:`.vocabulary.load_vocabulary`), so that whatever holds for
a term of these holds for a workspace's own. What an own term does not say, it has from the term that it is part of.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from .errors import DataError, Problem
from .files import folders
from .files.reading import YamlMapping, YamlNode, read_yaml
from .suggest import did_you_mean_word

if TYPE_CHECKING:
    import pyoxigraph as ox

    from .vocabulary import Vocabulary

OWN = "vocabulary#"
"""What the IRIs of own terms have behind the base."""
FAMILIES = ("actors", "roles", "asks", "delivery", "effects", "setting")
_NS = "https://w3id.org/civicgraph/ns"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TARGETS = "http://www.w3.org/ns/shacl#targetClass"
_MAX_LABEL, _MAX_TEXT = 100, 2_000
# Classes besides the types that the ends of a relation may be of.
_ENDS = {"Thing": f"{_OWL}Thing", "Actor": f"{_NS}#Actor"}


class _Section(NamedTuple):
    """What an entry of a section may hold, what it must, and what its id looks like."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    id: re.Pattern[str]
    example: str


_SECTIONS = {
    "sectors": _Section(("id", "label", "definition"), (), re.compile("[a-z0-9]+(-[a-z0-9]+)*"), "farming"),
    "types": _Section(
        ("id", "label", "parent", "definition"),
        ("plural", "family", "rung", "sector"),
        re.compile("[A-Z][A-Za-z0-9]*"),
        "FarmersMarket",
    ),
    "relations": _Section(
        ("id", "label", "kind", "definition"),
        ("inverse", "causeEnd", "subPropertyOf", "domain", "range", "less", "lessInverse", "more", "moreInverse"),
        re.compile("[a-z][A-Za-z0-9]*"),
        "traded",
    ),
}
_TEXTS = ("label", "plural", "inverse", "less", "lessInverse", "more", "moreInverse", "definition")


class OwnTerm(NamedTuple):
    """One entry of the file: its section, what it says, and the line of each key."""

    section: str
    said: Mapping[str, str]
    line: Callable[[str], int]

    def get(self, key: str) -> str:
        """What it says under a key; empty where it says nothing."""
        return self.said.get(key, "")


def load_own_vocabulary(root: str, base: str) -> Vocabulary:
    """The vocabulary of the data in a folder: that of this version, with the folder's own where it has one.

    Raises
    ------
    DataError
        With every problem of its ``vocabulary.yaml``.
    """
    from .vocabulary import load_vocabulary

    path = os.path.join(root, folders.VOCABULARY)
    if not os.path.lexists(path):
        return replace(load_vocabulary(), base=base)
    return load_vocabulary(own_triples(folders.read_file(path), folders.short_path(path), base), base)


def own_triples(content: bytes, file: str, base: str) -> str:
    """The terms of a ``vocabulary.yaml`` as N-Triples, in the namespace of the workspace.

    Raises
    ------
    DataError
        With every entry that is not one of a vocabulary, by its line.

    >>> text = "sectors: [{id: farming, label: farming, definition: Farms and markets.}]".encode()
    >>> own_triples(text, "vocabulary.yaml", "urn:x:").split()[0]
    '<urn:x:vocabulary/sector#farming>'
    """
    from .vocabulary import load_vocabulary

    problems: list[Problem] = []
    ours = load_vocabulary()
    terms = list(_terms(read_yaml(content, file, problems), file, problems))
    problems += (Problem(file, line, message) for line, message in _Checks(terms, ours).problems())
    if problems:
        raise DataError(sorted(set(problems)))
    made = [triple for number, one in enumerate(terms) for triple in _Writing(ours, terms, base).triples(one, number)]
    return "".join(f"{triple} .\n" for triple in made)


def _terms(top: YamlMapping, file: str, problems: list[Problem]) -> Iterator[OwnTerm]:
    for section, node in top.values.items():
        line = top.place.of(section)
        if section not in _SECTIONS:
            hint = did_you_mean_word(section, _SECTIONS) or f": it may hold {', '.join(_SECTIONS)}"
            problems.append(Problem(file, line, f"{section} is not a key of a vocabulary{hint}"))
        elif not isinstance(node, list) or not all(isinstance(one, YamlMapping) for one in node):
            problems.append(Problem(file, line, f"{section} must be a list of entries: begin each with '- id:'"))
        else:
            yield from (one for item in node for one in _entry(section, item, file, problems))


def _entry(section: str, item: YamlNode, file: str, problems: list[Problem]) -> Iterator[OwnTerm]:
    assert isinstance(item, YamlMapping)
    known = (*_SECTIONS[section].required, *_SECTIONS[section].optional)
    said: dict[str, str] = {}
    for key, value in item.values.items():
        line = item.place.of(key)
        if key not in known:
            hint = did_you_mean_word(key, known) or f": it may hold {', '.join(known)}"
            problems.append(Problem(file, line, f"{key} is not a key of {section}{hint}"))
        elif not isinstance(value, str):
            problems.append(Problem(file, line, f"{key} takes text, one value"))
        else:
            said[key] = value.strip()
    yield OwnTerm(section, said, item.place.of)


class _Checks:
    """What is wrong with entries, each with its line."""

    def __init__(self, terms: list[OwnTerm], ours: Vocabulary) -> None:
        self.terms, self.ours = terms, ours
        self.sectors = {name for scheme, name in ours.codes if scheme == "sector"}
        self.sectors |= {one.get("id") for one in terms if one.section == "sectors"}
        self.classes = {*ours.types, *_ENDS, *(one.get("id") for one in terms if one.section == "types")}

    def problems(self) -> Iterator[tuple[int, str]]:
        taken = {name: "a term of civicgraph's own" for name in (*self.ours.types, *self.ours.relations, *_ENDS)}
        for one in self.terms:
            yield from self._form(one)
            id = one.get("id")
            if one.section != "sectors" and id in taken:
                yield one.line("id"), f"{id} is already {taken[id]}: choose another"
            if one.section == "sectors" and ("sector", id) in self.ours.codes:
                yield one.line("id"), f"{id} is already a sector of civicgraph's own: choose another"
            taken.setdefault(id, f"the id of line {one.line('id')}")
            yield from self._type(one) if one.section == "types" else ()
            yield from self._relation(one) if one.section == "relations" else ()

    def _form(self, one: OwnTerm) -> Iterator[tuple[int, str]]:
        section = _SECTIONS[one.section]
        for key in section.required:
            if not one.get(key):
                yield one.line(key), f"an entry of {one.section} needs {key}"
        if one.get("id") and not section.id.fullmatch(one.get("id")):
            yield one.line("id"), f"{one.get('id')!r} cannot be an id of {one.section}: write it like {section.example}"
        for key in _TEXTS:
            most = _MAX_TEXT if key == "definition" else _MAX_LABEL
            if len(one.get(key)) > most or "\n" in one.get(key):
                yield one.line(key), f"{key} is one line of at most {most} characters"

    def _choice(self, one: OwnTerm, key: str, known: set[str] | tuple[str, ...]) -> Iterator[tuple[int, str]]:
        given = one.get(key)
        if given and given not in known:
            hint = did_you_mean_word(given, known) or f": choose from {', '.join(sorted(known))}"
            yield one.line(key), f"{given} is no {key}{hint}"

    def _type(self, one: OwnTerm) -> Iterator[tuple[int, str]]:
        yield from self._choice(one, "parent", set(self.ours.types))
        yield from self._choice(one, "family", FAMILIES)
        yield from self._choice(one, "rung", {name for scheme, name in self.ours.codes if scheme == "rung"})
        yield from self._choice(one, "sector", self.sectors)

    def _relation(self, one: OwnTerm) -> Iterator[tuple[int, str]]:
        yield from self._choice(one, "kind", {name for scheme, name in self.ours.codes if scheme == "kind"})
        yield from self._choice(one, "causeEnd", ("subject", "object"))
        yield from self._choice(one, "subPropertyOf", set(self.ours.relations) - self.ours.figures)
        for key in ("domain", "range"):
            yield from self._choice(one, key, self.classes)
        for key, other in (("less", "lessInverse"), ("more", "moreInverse")):
            if bool(one.get(key)) != bool(one.get(other)):
                yield one.line(key), f"{key} and {other} come together: how it reads from either end"
            if one.get(key) and one.get("kind") != "influence":
                yield one.line(key), f"{key} is for relations of kind influence"
        if above := self.ours.relations.get(one.get("subPropertyOf")):
            for key, wanted in (("kind", above.kind), ("causeEnd", above.cause)):
                if one.get(key) != wanted:
                    has = f"{key}: {wanted}" if wanted else f"no {key}"
                    yield one.line(key), f"{above.name}, of which it is a sub-property, has {has}: let it have the same"


class _Writing:
    """The triples of entries."""

    def __init__(self, ours: Vocabulary, terms: list[OwnTerm], base: str) -> None:
        self.ours, self.base = ours, base
        self.own = {one.get("id") for one in terms if one.section == "types"}
        self.sectors = {one.get("id") for one in terms if one.section == "sectors"}

    def triples(self, one: OwnTerm, number: int) -> Iterator[ox.Triple]:
        """What one entry says."""
        import pyoxigraph as ox

        write = {"types": self._type, "relations": self._relation, "sectors": self._sector}[one.section]
        subject = self.sector(one.get("id")) if one.section == "sectors" else f"{self.base}{OWN}{one.get('id')}"
        for predicate, value, is_iri in write(one, number):
            node: ox.NamedNode | ox.Literal = ox.NamedNode(value) if is_iri else ox.Literal(value)
            if predicate == _TARGETS:
                yield ox.Triple(ox.NamedNode(f"{_NS}#ThingShape"), ox.NamedNode(predicate), ox.NamedNode(subject))
            else:
                yield ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), node)

    def sector(self, name: str) -> str:
        return f"{self.base}vocabulary/sector#{name}" if name in self.sectors else f"{_NS}/sector#{name}"

    def _class(self, name: str) -> str:
        return f"{self.base}{OWN}{name}" if name in self.own else _ENDS.get(name) or self.ours.iri_of(name)

    def _sector(self, one: OwnTerm, number: int) -> Iterator[tuple[str, str, bool]]:
        yield f"{_RDF}type", f"{_SKOS}Concept", True
        yield f"{_SKOS}inScheme", f"{_NS}/sector#", True
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
        ends = self.ours.domains.get(above, (_ENDS["Thing"], _ENDS["Thing"]))
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
