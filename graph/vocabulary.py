"""The vocabulary as the software reads it: relations, types, codes and keys, all from the files in ``ontology``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

import pyoxigraph as ox

from .. import ontology
from . import vocabulary_queries as queries
from .record import Code, Relation, Type

NS = "https://w3id.org/civicgraph/ns#"
BASE = "https://w3id.org/civicgraph/id/"
ANYTHING = "http://www.w3.org/2002/07/owl#Thing"
SKOS = "http://www.w3.org/2004/02/skos/core#"
FILES = ("civic.ttl", "codes.ttl", "shapes.ttl")

# The shape that governs each section of a file, and the type that the section gives its records.
SECTIONS = {
    "things": ("ThingShape", ""),
    "voices": ("VoiceShape", "Voice"),
    "claims": ("ClaimShape", "Claim"),
    "caveats": ("CaveatShape", "Caveat"),
    "tests": ("EvidenceTestShape", "EvidenceTest"),
    "evidence": ("EvidenceShape", "Evidence"),
    "source": ("SourceShape", "Source"),
}

_PREFIXES = f"""
PREFIX civic: <{NS}> PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX skos: <{SKOS}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX schema: <https://schema.org/>
"""


@dataclass(frozen=True)
class Vocabulary:
    """What may be said: relations with domain and range, types with the types above them, codes, keys of sections.

    ``figures`` are relations that take a value, ``of_claims`` those whose object may be a claim. ``directed`` are
    relations with a direction, such as ``ledTo/less``. ``closed`` are the code lists that a workspace cannot add to,
    each with the reason. ``own`` are the terms of a workspace, as N-Triples,
    whose addresses begin with ``base``. ``abroad`` are those of records that it stands on, such as
    ``harbour:FishMarket``, each with its IRI. ``bases`` are what the addresses of these records begin with, by name.
    """

    relations: dict[str, Relation]
    domains: dict[str, tuple[str, str]]
    figures: frozenset[str]
    of_claims: frozenset[str]
    types: dict[str, Type]
    codes: dict[tuple[str, str], Code]
    above: dict[str, frozenset[str]]
    keys: dict[str, frozenset[str]]
    context: dict[str, Any]
    directed: dict[str, Relation]
    closed: dict[str, str]
    own: str = ""
    base: str = ""
    abroad: dict[str, str] = field(default_factory=dict)
    bases: tuple[tuple[str, str], ...] = ()

    @cached_property
    def said_relations(self) -> dict[str, Relation]:
        """The relations as claims say them: each as it is, and those that may with a direction."""
        return self.relations | self.directed

    def iri_of(self, term: str) -> str:
        """The IRI that a term of the context stands for.

        >>> load_vocabulary().iri_of("Person")
        'http://xmlns.com/foaf/0.1/Person'
        """
        if term in self.abroad:
            return self.abroad[term]
        entry = self.context.get(term, NS + term)
        iri: str = (entry.get("@id") or entry["@reverse"]) if isinstance(entry, dict) else entry
        prefix, colon, rest = iri.partition(":")
        return self.context[prefix] + rest if colon and not rest.startswith("//") and prefix in self.context else iri

    def terms(self) -> dict[str, str]:
        """IRI → the context's term for it; where it has several, the first by alphabet."""
        forward = (term for term, entry in self.context.items() if term[0] != "@" and "@reverse" not in entry)
        named = sorted(forward, reverse=True)
        return {self.iri_of(term): term for term in named}

    def is_a(self, type: str, wanted: str) -> bool:
        """Whether things of a type are things of the wanted class, both given as IRIs."""
        return wanted == ANYTHING or wanted in self.above.get(type, frozenset()) | {type}


def with_bases(vocabulary: Vocabulary, bases: tuple[tuple[str, str], ...]) -> Vocabulary:
    """The vocabulary for files that name things of other records, such as ``harbour:night-bus``.

    >>> with_bases(load_vocabulary(), (("harbour", "urn:x:"),)).context["harbour"]
    'urn:x:'
    """
    return replace(vocabulary, context={**vocabulary.context, **dict(bases)}, bases=bases) if bases else vocabulary


def local_name(iri: str, names: dict[str, str] | None = None) -> str:
    """The last part of a vocabulary IRI, or its name in the context.

    >>> local_name("https://w3id.org/civicgraph/ns/wording#stated")
    'stated'
    """
    return names[iri] if names and iri in names else iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


@cache
def load_vocabulary(own: str = "", base: str = "", others: tuple[tuple[str, str], ...] = ()) -> Vocabulary:
    """The vocabulary of this version, read once, with the terms of a workspace as N-Triples where it has its own.

    ``others`` are the names and bases of records that it stands on, of whose own terms are those that begin so.
    """
    store = ox.Store()
    for name in FILES:
        store.load(path=ontology.path(name), format=ox.RdfFormat.TURTLE)
    store.load(own.encode(), format=ox.RdfFormat.N_TRIPLES)
    context: dict[str, Any] = json.loads(ontology.text("context.jsonld"))["@context"] | _own_terms(own, base)
    rows = _reader(store)
    found = Vocabulary({}, {}, frozenset(), frozenset(), {}, {}, _all_above(rows(queries.ABOVE)), {}, context, {}, {})
    names = {iri: term for term, iri in other_terms(own, others).items()}
    found.abroad.update({term: iri for iri, term in names.items()})
    relations = rows(queries.RELATIONS)
    _add_relations(found, relations, rows, names)
    _add_types(found, rows, names)
    for c, scheme, label, strength, definition, always, limits, like in rows(queries.CODES):
        name = _list_name(scheme)
        more = bool(always), bool(limits), local_name(like)
        found.codes[name, local_name(c, names)] = Code(
            name, local_name(c, names), label, int(strength or -1), definition, *more
        )
    found.closed.update((_list_name(scheme), why) for scheme, why in rows(queries.CLOSED))
    figures, of_claims = (
        frozenset(local_name(row[0], names) for row in relations if row[at] == "true") for at in (-1, -2)
    )
    keys = _keys(found, rows(queries.KEYS))
    return replace(found, figures=figures, of_claims=of_claims, keys=keys, own=own, base=base)


def _list_name(scheme: str) -> str:
    return scheme.rstrip("#").rsplit("/", 1)[-1]


def _own_terms(own: str, base: str) -> dict[str, str]:
    """The types and relations of a workspace, each with its IRI."""
    start = f"{base}vocabulary#"
    iris = {line[1 : line.index(">")] for line in own.splitlines() if line.startswith(f"<{start}")}
    return {iri.removeprefix(start): iri for iri in sorted(iris)}


def other_terms(own: str, others: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The types, relations and codes that are other records' own, as they are called here, each with its IRI.

    >>> other_terms("<urn:x:vocabulary#Quay> <urn:a> <urn:b> .", (("harbour", "urn:x:"),))
    {'harbour:Quay': 'urn:x:vocabulary#Quay'}
    """
    iris = {line[1 : line.index(">")] for line in own.splitlines()} if others else set()
    return {f"{name}:{local_name(iri)}": iri for name, base in others for iri in sorted(iris) if iri.startswith(base)}


def _add_relations(found: Vocabulary, relations: list[tuple[str, ...]], rows: Any, names: dict[str, str]) -> None:
    ties: defaultdict[str, list[str]] = defaultdict(list)
    for p, tie in rows(queries.TIES):
        ties[p].append(local_name(tie))
    for p, label, inverse, kind, cause, comment, part, share, *marks, above, domain, range_, _, _ in relations:
        gives, maker, fact, result, holder, lends, order = marks
        name = local_name(p, names)
        found.relations[name] = Relation(
            name,
            label,
            inverse or label,
            local_name(kind),
            local_name(cause),
            comment,
            local_name(part),
            local_name(share),
            bool(gives),
            bool(maker),
            fact,
            bool(result),
            local_name(holder),
            root=local_name(above) or name,
            ties=tuple(ties[p]),
            sector_end=local_name(lends),
            sector_order=int(order or 0),
        )
        found.domains[name] = (domain, range_)
    for p, direction, label, inverse in rows(queries.DIRECTED):
        name = f"{local_name(p, names)}/{direction}"
        found.directed[name] = found.relations[local_name(p, names)]._replace(
            name=name, label=label, inverse=inverse, direction=direction
        )


def _add_types(found: Vocabulary, rows: Any, names: dict[str, str]) -> None:
    short = names | {found.iri_of(term): term for term in found.context if term[:1].isupper()}
    facts = _facts(rows(queries.FACTS), rows(queries.DIRECTLY_ABOVE))
    for t, label, family, rung, shared, comment, sector, plural in rows(queries.TYPES):
        name, above = local_name(t, short), sorted(local_name(one, short) for one in found.above.get(t, ()))
        given = (
            local_name(rung),
            family,
            bool(shared),
            facts(t),
            comment,
            local_name(sector, names),
            plural,
            tuple(above),
        )
        found.types[name] = Type(name, label, *given)


def _reader(store: ox.Store) -> Any:
    def rows(query: str) -> list[tuple[str, ...]]:
        found = store.query(_PREFIXES + query)
        assert isinstance(found, ox.QuerySolutions)
        return [tuple("" if term is None else getattr(term, "value", "") for term in row) for row in found]

    return rows


def _facts(rows: list[tuple[str, ...]], above: list[tuple[str, ...]]) -> Callable[[str], tuple[str, ...]]:
    """The facts of a class: its own, else those of the nearest class above; a mark in front where it is the object."""
    own, up = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for t, relation, inverted, _ in rows:
        own[t].append(local_name(relation) or f"^{local_name(inverted)}")
    for t, over in above:
        up[t].append(over)

    def of(t: str) -> tuple[str, ...]:
        seen, todo = set[str](), [t]
        for one in todo:
            if one in own:
                return tuple(own[one])
            todo += [over for over in up[one] if over not in seen]
            seen.update(up[one])
        return ()

    return of


def _all_above(pairs: list[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Every class with all classes above it."""
    up: defaultdict[str, set[str]] = defaultdict(set)
    for below, above in pairs:
        up[below].add(above)
    closed: dict[str, frozenset[str]] = {}
    for start in list(up):
        seen, todo = set[str](), list(up[start])
        while todo:
            if (one := todo.pop()) not in seen:
                seen.add(one)
                todo.extend(up.get(one, ()))
        closed[start] = frozenset(seen)
    return closed


def _keys(vocabulary: Vocabulary, shape_paths: list[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """The keys each section may hold: those whose term is a property of the section's shape."""
    terms = vocabulary.terms()
    paths: defaultdict[str, set[str]] = defaultdict(set)
    for shape, path in shape_paths:
        paths[local_name(shape)].add(terms.get(path, ""))
    keys = {section: frozenset(paths[shape] - {""} | {"id"}) for section, (shape, _) in SECTIONS.items()}
    keys["things"] |= {"type"}
    keys["source"] |= {"voices", "claims", "caveats", "tests"}
    return keys
