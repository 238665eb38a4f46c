"""A file of the record: its records with their ids, types and places, and the quads that they are.

What a key means comes from the JSON-LD context.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from ..errors import Problem
from ..vocabulary import SECTIONS, Vocabulary
from .reading import FilePlace

# The sections whose entries stand for themselves: evidence stands for what it belongs to.
ENTRIES = [section for section in SECTIONS if section not in ("evidence", "source")]
WHOLE_FILE = "files"
# The sections of which an entry may be taken back, with the type that it then has.
TAKEN_BACK = {"claims": "RetractedClaim", "caveats": "RetractedCaveat"}
# What is told of what was taken back, by terms that no question about claims and caveats asks for.
_FORMER = {"subject": "formerSubject", "predicate": "formerPredicate", "object": "formerObject", "value": "formerValue",
           "concerns": "formerConcerns"}  # fmt: skip
_FORMER_SECTIONS = {"claims": "retractedClaims", "caveats": "retractedCaveats"}
_KEPT = {"id", "type", "retracted", "retractionReason", "evidence", "note", "coder", "summary"}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_XSD = "http://www.w3.org/2001/XMLSchema#"
# Engines count in 64 bits: a longer number could not be added up as a whole one.
_WHOLE_DIGITS = 18


@dataclass
class Document:
    """One file: its records by id, where each stands, and the JSON-LD that they make.

    ``drafts`` are the entries that say ``status: draft``, each by id, section and line, which are not among the
    records; without an id, the whole file. ``draft_ids`` are all ids that are given there.
    ``top_lines`` are the lines of the keys at the top, of which the file as a whole is made. A table of claims
    ``is_part`` of what its source says: another file tells what that source is.
    """

    file: str
    source: str
    data: dict[str, Any]
    places: dict[str, FilePlace] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    drafts: list[tuple[str, str, int]] = field(default_factory=list)
    draft_ids: set[str] = field(default_factory=set)
    top_lines: frozenset[int] = frozenset()
    is_part: bool = False

    @property
    def declares_source(self) -> bool:
        """Whether the file says what its source is."""
        return bool(self.source) and not self.is_part

    def entries(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The entries of all sections but evidence, each with its section, in the order of the sections."""
        for section in ENTRIES:
            yield from ((section, one) for one in self.data.get(section, ()))

    def copy(self) -> Document:
        """The same document, of which parts can be taken away while this one keeps them."""
        return Document(self.file, self.source, dict(self.data), dict(self.places), dict(self.records))

    def leave_out(self, ids: Collection[str]) -> None:
        """Takes entries away, with their evidence; without an id among them, those that have none."""
        for section in ENTRIES:
            if section in self.data:
                self.data[section] = [one for one in self.data[section] if one["id"] and one["id"] not in ids]
        kept = {one["id"] for _, entry in self.entries() for one in (entry, *entry.get("evidence", ()))}
        kept.add(self.source)
        self.records = {id: record for id, record in self.records.items() if id in kept}
        self.places = {id: place for id, place in self.places.items() if id in kept}

    def leave_out_all(self) -> None:
        """Takes everything away."""
        self.data, self.records, self.places = {}, {}, {}

    def quads(self, vocabulary: Vocabulary, base: str) -> Iterator[ox.Quad]:
        """The file as quads: claims in the graph of their source, things in the graph of things."""
        graph = self.graph(base)
        for quad in ox.parse(self.json_ld(vocabulary, base), ox.RdfFormat.JSON_LD):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)

    def graph(self, base: str) -> ox.NamedNode:
        """The graph that the file's quads go into."""
        return ox.NamedNode(base + (self.source or "graph/things"))

    def json_ld(self, vocabulary: Vocabulary, base: str) -> str:
        """The file as JSON-LD, with its context."""
        given = dict(self.data)
        for section, former in _FORMER_SECTIONS.items():
            if section in given:
                entries = given[section]
                given[section] = [_with_typed_value(one, vocabulary) for one in entries if not is_retracted(one)]
                if retracted := [_as_retracted(one) for one in entries if is_retracted(one)]:
                    given[former] = retracted
        return json.dumps({"@context": {**vocabulary.context, "@base": base}, **given})

    def draft_problems(self) -> Iterator[Problem]:
        """What says that it is a draft, as warnings."""
        for id, _, line in self.drafts:
            message = f"{id or 'the file'} is a draft: it is left out, with what hangs on it"
            yield Problem(self.file, line, message)

    def problem(self, id: str, key: str, message: str) -> Problem:
        """A problem with one key of one record, at its line."""
        place = self.places.get(id)
        return Problem(self.file, place.of(key) if place else 0, message)


def is_retracted(record: Mapping[str, Any]) -> bool:
    """Whether a record is a claim or caveat that was taken back."""
    return record.get("type") in TAKEN_BACK.values()


def _as_retracted(record: dict[str, Any]) -> dict[str, Any]:
    former = {_FORMER[key]: value for key, value in record.items() if key in _FORMER}
    return {key: value for key, value in record.items() if key in _KEPT} | former


def is_confidential(document: Document) -> bool:
    """Whether the source of a document says that it is."""
    return document.data.get("confidential") == "true"


def public_evidence(documents: Sequence[Document]) -> set[str]:
    """The ids of the evidence that stands in sources that are not confidential, nor is given there."""
    hidden = {one.source for one in documents if is_confidential(one)}
    return {
        id
        for one in documents
        if one.source and one.source not in hidden
        for id, record in one.records.items()
        if "anchor" in record and record.get("source") not in hidden
    }


def _with_typed_value(claim: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """A claim whose figure is a number for whoever asks; what is no number, or no figure's relation, stays text."""
    value, predicate = claim.get("value"), claim.get("predicate")
    _, range = vocabulary.domains.get(predicate, ("", "")) if isinstance(predicate, str) else ("", "")
    if not range.endswith("#decimal") or not isinstance(value, str) or not (digits := _NUMBER.fullmatch(value)):
        return claim
    kind = "integer" if not digits[1] and len(value) <= _WHOLE_DIGITS else "decimal"
    return {**claim, "value": {"@value": value, "@type": f"{_XSD}{kind}"}}
