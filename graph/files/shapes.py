"""The shapes, checked on records as they are read.

``ontology/shapes.ttl`` is the one declaration. pyshacl can check it (see ``shacl``) but takes seconds for a few
thousand claims, so a build uses this: the few kinds of constraint that the shapes use, evaluated on the records
directly. A test compares the two, and a constraint of a kind that is not known here is refused
when the shapes load.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph as ox

from ... import ontology
from ..errors import Problem
from ..vocabulary import SECTIONS, Vocabulary, local_name
from .document import Document
from .invisible_letters import is_blank
from .term_problems import is_unknown_code, term_problems

SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SECTION_OF = {kind or "thing": shape for shape, kind in SECTIONS.values()}
_SECTION_OF |= {"Source": "SourceShape", "RetractedClaim": "ClaimShape", "RetractedCaveat": "CaveatShape"}
# Constraints that hold by how files are read: ids are IRIs, line and page are typed, references are looked up.
_ELSEWHERE = {"nodeKind", "datatype", "class", "targetClass", "targetSubjectsOf", "message", "path"}

RawRecord = dict[str, Any]
Limit = Callable[[list[str]], bool]
"""Whether values keep to a limit."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a shape asks of one node: limits on a property, or a combination of other constraints."""

    term: str
    limits: tuple[Limit, ...]
    message: str
    parts: tuple[tuple[str, tuple[Constraint, ...]], ...]

    def holds(self, record: RawRecord) -> bool:
        """Whether a record satisfies it, parts included."""
        if self.limits:
            values = _values(record.get(self.term))
            for limit in self.limits:
                if not limit(values):
                    return False
        return not self.parts or all(_COMBINED[how](parts, record) for how, parts in self.parts)


def _values(given: Any) -> list[str]:
    if given is None:
        return []
    if isinstance(given, str):
        return [given]
    return list(dict.fromkeys(map(str, given))) if isinstance(given, list) else [str(given)]


def _whole_number(text: str) -> int:
    """A whole number; -1 for text that is none, or is longer than any count of lines or pages."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def _min_count(limit: str) -> Limit:
    minimum = int(limit)
    return lambda values: len(values) >= minimum


def _max_count(limit: str) -> Limit:
    maximum = int(limit)
    return lambda values: len(values) <= maximum


def _min_length(limit: str) -> Limit:
    minimum = int(limit)
    return lambda values: all([len(value) >= minimum for value in values])


def _min_value(limit: str) -> Limit:
    minimum = int(limit)
    return lambda values: all([_whole_number(value) >= minimum for value in values])


def _pattern(limit: str) -> Limit:
    found = re.compile(limit).search
    return lambda values: all([found(value) is not None for value in values])


_LIMITS: dict[str, Callable[[Any], Limit]] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "minLength": _min_length,
    "minInclusive": _min_value,
    "pattern": _pattern,
    "in": lambda allowed: lambda values: allowed.issuperset(values),
    "hasValue": lambda wanted: lambda values: wanted in values,
}
_COMBINED: dict[str, Callable[[tuple[Constraint, ...], RawRecord], bool]] = {
    "property": lambda parts, record: all(part.holds(record) for part in parts),
    "not": lambda parts, record: not any(part.holds(record) for part in parts),
    "or": lambda parts, record: any(part.holds(record) for part in parts),
    "xone": lambda parts, record: sum(part.holds(record) for part in parts) == 1,
}


def shape_problems(document: Document) -> Iterator[Problem]:
    """Every constraint that a record of the document breaks, at the key it is about."""
    for id, constraint in _violations(document):
        yield document.problem(id, constraint.term, constraint.message)


def record_problems(document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Every term that the vocabulary does not have, and every constraint broken otherwise than by such a code."""
    yield from term_problems(document, vocabulary)
    for id, constraint in _violations(document):
        record = document.records[id]
        if not is_unknown_code(record, constraint.term, vocabulary) and not _is_empty(record.get(constraint.term)):
            yield document.problem(id, constraint.term, constraint.message)


def _is_empty(value: Any) -> bool:
    """Whether a text holds nothing that can be seen, which is told where the file is read."""
    return isinstance(value, str) and is_blank(value)


def _violations(document: Document) -> Iterator[tuple[str, Constraint]]:
    shapes = _shapes()
    for id, record in document.records.items():
        kind = "thing" if not document.source else record.get("type", "")
        shape = shapes[_SECTION_OF[kind]]
        if not shape.is_kept_by(record):
            yield from ((id, one) for one in shape.constraints if not one.holds(record))


class _Shape:
    """The constraints of a shape, arranged so that a record that keeps to them is seen to by its own keys."""

    def __init__(self, constraints: tuple[Constraint, ...]) -> None:
        self.constraints = constraints
        self.needed = {one.term for one in constraints if not one.parts and not one.holds({})}
        self.of_key = dict[str, list[Limit]]()
        for one in constraints:
            if not one.parts:
                self.of_key.setdefault(one.term, []).extend(one.limits)
        self.others = tuple(one for one in constraints if one.parts)

    def is_kept_by(self, record: RawRecord) -> bool:
        """Whether a record satisfies all constraints."""
        if not self.needed <= record.keys():
            return False
        for key, value in record.items():
            if key in self.of_key:
                values = _values(value)
                for limit in self.of_key[key]:
                    if not limit(values):
                        return False
        return all([one.holds(record) for one in self.others])


@cache
def _shapes() -> dict[str, _Shape]:
    return {name: _Shape(found) for name, found in constraints().items()}


@cache
def constraints() -> dict[str, tuple[Constraint, ...]]:
    """The constraints of each shape by the shape's name: one per property, and those of nodes as a whole."""
    from ..vocabulary import load_vocabulary

    store = ox.Store()
    store.load(path=ontology.path("shapes.ttl"), format=ox.RdfFormat.TURTLE)
    reader = _Reader(store, load_vocabulary().terms())
    found = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(_RDF + "type"), ox.NamedNode(SH + "NodeShape")):
        whole = reader.constraint(quad.subject)
        properties = next((parts for how, parts in whole.parts if how == "property"), ())
        rest = tuple(part for part in whole.parts if part[0] != "property")
        found[local_name(str(getattr(quad.subject, "value", "")))] = (
            *properties,
            *([Constraint("", (), whole.message, rest)] if rest else []),
        )
    return {name: tuple(one for other in same for one in found[other]) for name, same in reader.of_same_nodes(found)}


class _Reader:
    """Turns the triples of shapes into constraints."""

    def __init__(self, store: ox.Store, terms: dict[str, str]) -> None:
        self.store, self.terms = store, terms

    def constraint(self, node: Any) -> Constraint:
        term, message, limits, parts = "", "", dict[str, Any](), dict[str, list[Constraint]]()
        choices: list[tuple[str, tuple[Constraint, ...]]] = []
        for quad in sorted(self.store.quads_for_pattern(node, None, None), key=str):
            name, value = local_name(quad.predicate.value), quad.object
            plain: str = getattr(value, "value", "")
            if not quad.predicate.value.startswith(SH):
                continue
            if name == "path":
                term = "type" if plain == f"{_RDF}type" else self.terms[plain]
            elif name == "message":
                message = plain
            elif name in ("or", "xone"):
                choices.append((name, tuple(self.constraint(item) for item in self.items(value))))
            elif name in ("not", "property"):
                parts.setdefault(name, []).append(self.constraint(value))
            elif name == "in":
                limits[name] = frozenset(local_name(getattr(item, "value", "")) for item in self.items(value))
            elif name in _LIMITS:
                limits[name] = local_name(plain) if name == "hasValue" else plain
            elif name not in _ELSEWHERE:
                raise NotImplementedError(f"shapes.ttl uses sh:{name}, which graph/files/shapes.py does not evaluate")
        gathered = ((how, tuple(members)) for how, members in sorted(parts.items()))
        tests = tuple(_LIMITS[name](limit) for name, limit in limits.items())
        return Constraint(term, tests, message, (*gathered, *choices))

    def of_same_nodes(self, shapes: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
        """Each shape, with those that are about the same nodes, itself first."""
        about = dict[str, set[str]]()
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(SH + "targetClass"), None):
            about.setdefault(local_name(str(getattr(quad.subject, "value", ""))), set()).add(str(quad.object))
        names = sorted(shapes)
        for name in names:
            others = [one for one in names if one != name and name in about and about.get(one) == about[name]]
            yield name, [name, *others]

    def items(self, head: Any) -> Iterator[Any]:
        """The members of an RDF list."""
        while str(head) != f"<{_RDF}nil>":
            for name in ("first", "rest"):
                quad = next(iter(self.store.quads_for_pattern(head, ox.NamedNode(_RDF + name), None)))
                if name == "first":
                    yield quad.object
                else:
                    head = quad.object
