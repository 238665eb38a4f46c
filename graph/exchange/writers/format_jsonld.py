"""JSON-LD 1.1: every quad of the record under the keys that its own files have, the context within.

It is read offline: the context is that of the files, with the base of the record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .... import ontology
from ...progress import Steps
from ...vocabulary import NS
from ..formats import WhatToWrite
from .sorted_quads import RDF, count_whole, dataset_quads, graph_of, plain_base

if TYPE_CHECKING:
    import pyoxigraph as ox

# What behind a base is read as standing behind it: no scheme, no dots or slashes that an address would do without.
_PLAIN = re.compile(r"[^\W\d_][\w~-]*(/[\w~-]+)*")
# What JSON has as a number and gives back letter by letter.
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DRAFT = "draft"


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One JSON-LD document with what ``export dataset`` has."""
    quads = dataset_quads(what)
    count_whole(what, len(quads))
    names = ShortNames(what.record.base)
    parts = [(iri, list(rows)) for iri, rows in groupby(quads, graph_of)]
    steps = Steps(what.progress, "writing", len(parts) + 1)
    graphs = [names.graph(iri, rows) for iri, rows in steps.over(parts)]
    document: dict[str, Any] = {"@context": names.context, "@graph": graphs}
    if what.record.drafts or what.record.lost_anchors:
        # A key that stands for nothing: people see it, and whoever reads the quads does not.
        document = {"@context": {**names.context, _DRAFT: None}, _DRAFT: True, "@graph": graphs}
    return {"": (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()}


class ShortNames:
    """The keys and values that stand for IRIs, by the context of the files; what has none stays whole."""

    def __init__(self, base: str) -> None:
        context = json.loads(ontology.text("context.jsonld"))["@context"]
        self.context = {**context, "@base": base}
        self.base = plain_base(base)
        self.terms: dict[str, str] = {}
        for term, entry in context.items():
            iri = self._meaning(entry)
            if iri and not iri.endswith(("#", "/")):
                self.terms.setdefault(iri, term)

    def _meaning(self, entry: Any) -> str:
        """The IRI that a term stands for as a key; empty where it is a keyword, or stands for more than that."""
        if isinstance(entry, dict):
            entry = "" if entry.keys() & {"@reverse", "@container"} else entry["@id"]
        if not isinstance(entry, str) or ":" not in entry:
            return ""
        prefix, _, rest = entry.partition(":")
        return entry if rest.startswith("//") else f"{self.context[prefix]}{rest}"

    def graph(self, iri: str, quads: Iterable[ox.Quad]) -> dict[str, Any]:
        """A named graph with its nodes."""
        nodes = [self.node(list(rows)) for _, rows in groupby(quads, lambda one: str(one.subject))]
        return {"id": self.id(iri), "@graph": nodes}

    def node(self, quads: list[ox.Quad]) -> dict[str, Any]:
        """A subject with all that is said of it in one graph."""
        made: dict[str, Any] = {"id": self.id(_reference(quads[0].subject))}
        for predicate, rows in groupby(quads, lambda one: one.predicate.value):
            key, values = self.key(predicate), [one.object for one in rows]
            told = [self.type(_reference(one)) if key == "type" else self.value(key, one) for one in values]
            made[key] = told[0] if len(told) == 1 else told
        return made

    def id(self, iri: str) -> str:
        """A node: behind the base, where it is read as standing there."""
        rest = iri.removeprefix(self.base) if self.base else iri
        return rest if rest != iri and _PLAIN.fullmatch(rest) else iri

    def key(self, iri: str) -> str:
        """A predicate."""
        return "type" if iri == f"{RDF}type" else self.terms.get(iri) or self.behind(NS, iri)

    def type(self, iri: str) -> str:
        """A type."""
        return self.terms.get(iri) or self.behind(NS, iri)

    def behind(self, start: str, iri: str) -> str:
        """What an IRI has behind some beginning, unless that is a word for something else."""
        rest = iri.removeprefix(start)
        return rest if rest != iri and _PLAIN.fullmatch(rest) and rest not in self.context else iri

    def value(self, key: str, term: Any) -> Any:
        """An object as the context reads it under a key."""
        entry = self.context.get(key, "")
        kind = entry.get("@type", "") if isinstance(entry, dict) else ""
        if type(term).__name__ != "Literal":
            reference = _reference(term)
            if kind == "@vocab":
                return self._code(entry, reference)
            return self.id(reference) if kind == "@id" else {"id": self.id(reference)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        datatype = term.datatype.value
        if datatype.endswith("#string"):
            return {"@value": term.value} if kind else term.value
        return self._typed_value(term.value, datatype, kind)

    def _code(self, entry: Any, iri: str) -> str:
        if "@context" in entry:
            return self.behind(entry["@context"]["@vocab"], iri)
        return self.terms.get(iri) or self.behind(NS, iri)

    def _typed_value(self, text: str, datatype: str, kind: str) -> Any:
        xsd = self.context["xsd"]
        if kind and f"{xsd}{kind.removeprefix('xsd:')}" == datatype:
            return int(text) if datatype == f"{xsd}integer" and _NUMBER.fullmatch(text) else text
        return {"@value": text, "@type": datatype}


def _reference(term: Any) -> str:
    return str(term) if type(term).__name__ == "BlankNode" else str(term.value)
