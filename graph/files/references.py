"""Checks that the names in the files exist: ids, relations, codes, and which types a relation may join."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from ..errors import Problem, place_text
from ..name_folding import fold_name
from ..suggest import did_you_mean
from ..vocabulary import ANYTHING, Vocabulary, local_name
from .codes import CODE_OBJECTS
from .document import Document
from .names_in_files import ids_by_name

# A key that points elsewhere → what it has to point to: a kind of record.
POINTERS = {
    "voice": "voice",
    "authorVoice": "voice",
    "source": "source",
    "derivedFrom": "source",
    "partyTo": "thing",
    "concerns": "citable",
    "forHypothesis": "claimed",
    "bearsOn": "claimed",
    "againstRival": "rival",
    "dependsWith": "test",
}
# The keys that take a date.
_WANTED = {
    "voice": "voice that a source declares",
    "source": "source in this data",
    "thing": "thing in this data",
    "citable": "claim or thing in this data",
    "claimed": "claim or thing in this data",
    "rival": "rival, a thing of type Rival, in this data",
    "test": "test in this data",
}


class Pointer(NamedTuple):
    """A key of a record that names another record, and the kind that this one has to be.

    A kind is one of ``POINTERS``, or the IRI of a class; behind a class, ``|claim`` allows claims besides.
    """

    id: str
    key: str
    target: str
    kind: str


def pointers(id: str, record: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Pointer]:
    """What one record points to.

    >>> from ..vocabulary import load_vocabulary
    >>> about = {"predicate": "about", "subject": "cii", "object": "esol", "voice": "voice/cii/author"}
    >>> [(one.key, one.target, one.kind) for one in pointers("claim/cii/a", about, load_vocabulary())][-1]
    ('voice', 'voice/cii/author', 'voice')
    """
    if "predicate" in record or "subject" in record:
        yield from _ends(id, record, vocabulary)
    for key, kind in POINTERS.items():
        if key in record:
            given = record[key]
            for target in given if isinstance(given, list) else [given] if given else ():
                yield Pointer(id, key, target, kind)


def _ends(id: str, record: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Pointer]:
    """The things, or the claim, that a claim is about."""
    predicate = record.get("predicate")
    known = predicate if predicate in vocabulary.relations else None
    wanted = vocabulary.domains[known] if known else ("thing", "thing")
    if "subject" in record:
        yield Pointer(id, "subject", record["subject"], wanted[0])
    if "object" in record and known not in CODE_OBJECTS and known not in vocabulary.figures:
        yield Pointer(id, "object", record["object"], wanted[1] + ("|claim" if known in vocabulary.of_claims else ""))


def kinds(kind: str, is_thing: bool, vocabulary: Vocabulary) -> set[str]:
    """The kinds that a record of a type is of, as :class:`Pointer` names them."""
    if not is_thing:
        of_claims = {f"{vocabulary.domains[name][1]}|claim" for name in vocabulary.of_claims}
        named = {"Voice": {"voice"}, "Source": {"source"}, "EvidenceTest": {"test"}, "Claim": {"claimed", *of_claims}}
        named["RetractedClaim"] = named["Claim"]
        return {"citable", *named.get(kind, ())}
    iri = vocabulary.iri_of(kind)
    classes = {iri, ANYTHING, *vocabulary.above.get(iri, ())}
    found = {"thing", "citable", "claimed", *classes, *(f"{one}|claim" for one in classes)}
    return found | {"rival"} if vocabulary.iri_of("Rival") in classes else found


class References:
    """The ids of all files together, and the checks that need them."""

    def __init__(
        self,
        documents: Iterable[Document],
        vocabulary: Vocabulary,
        abroad: Mapping[str, str] = MappingProxyType({}),
        absent: Collection[str] = (),
    ) -> None:
        """``abroad`` are the types of things of other records by id, ``absent`` records of which nothing is known."""
        self.documents = list(documents)
        self.vocabulary, self.absent = vocabulary, absent
        self.things: dict[str, dict[str, Any]] = {id: {"type": type} for id, type in abroad.items()}
        self.others: dict[str, dict[str, Any]] = {}
        self.home: dict[str, Document] = {}
        for document in self.documents:
            for id, record in document.records.items():
                self.home.setdefault(id, document)
                (self.others if document.source else self.things)[id] = record
        self.draft_ids = set[str]().union(*(document.draft_ids for document in self.documents))
        self.claims = self._others_of("Claim") | self._others_of("RetractedClaim")
        rivals = {id for id, record in self.things.items() if self._is_rival(record)}
        self.known: dict[str, Collection[str]] = {
            "voice": self._others_of("Voice"),
            "source": self._others_of("Source"),
            "thing": self.things.keys(),
            "citable": self.things.keys() | self.others.keys(),
            "claimed": self.claims | self.things.keys(),
            "rival": rivals,
            "test": self._others_of("EvidenceTest"),
        }

    def _is_rival(self, record: Mapping[str, Any]) -> bool:
        iri_of = self.vocabulary.iri_of
        return self.vocabulary.is_a(iri_of(str(record.get("type"))), iri_of("Rival"))

    def _others_of(self, type: str) -> set[str]:
        return {id for id, record in self.others.items() if record.get("type") == type}

    def problems(self) -> Iterator[Problem]:
        """Every reference that does not hold, file by file."""
        for document in self.documents:
            yield from self.problems_of(document)

    def problems_of(self, document: Document) -> Iterator[Problem]:
        """The references of one of the files that do not hold."""
        yield from self._duplicates(document)
        for id, record in document.records.items():
            for pointer in pointers(id, record, self.vocabulary):
                yield from self._pointer_problems(document, pointer, record)
        yield from self._circles(document)

    def _circles(self, document: Document) -> Iterator[Problem]:
        """A claim may be about another claim, and that about a third, but never come back to where it began."""
        for id, record in document.records.items():
            passed, at = {id}, record.get("object")
            while at in self.claims and at not in passed:
                passed.add(at)
                at = self.others[at].get("object")
            if at == id:
                message = f"{id} is, in the end, about itself: let it be about something else"
                yield document.problem(id, "object", message)

    def _duplicates(self, document: Document) -> Iterator[Problem]:
        for id in document.records:
            other = self.home[id]
            if other is not document and ("id" in document.places[id].keys or "id" in other.places[id].keys):
                place = place_text(other.file, other.places[id].of("id"))
                yield document.problem(id, "id", f"{id} is already the id of {place}: choose another")

    def _did_you_mean(self, target: str, known: Collection[str]) -> str:
        """A question for what is called as was typed, else for near ids."""
        named = sorted(id for id in self._named.get(fold_name(target), ()) if id in known)
        return f"; did you mean {' or '.join(named[:3])}?" if named else did_you_mean(target, known)

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        return ids_by_name(chain(self.things.items(), self.others.items()))

    def _pointer_problems(self, document: Document, pointer: Pointer, record: dict[str, Any]) -> Iterator[Problem]:
        """A pointer to something that is not there, or that is of another kind."""
        id, key, target, kind = pointer
        if target in self.draft_ids or target.partition(":")[0] in self.absent:
            return
        if kind in self.known:
            if target not in self.known[kind]:
                hint = self._did_you_mean(target, self.known[kind])
                yield document.problem(id, key, f"{target} is no {_WANTED[kind]}{hint}")
            return
        wanted, _, or_claim = kind.partition("|")
        if or_claim and target in self.claims:
            return
        if target not in self.things:
            hint = (
                self._did_you_mean(target, self.things) or "; write it into a file in things/, with id, type and name"
            )
            yield document.problem(id, key, f"{target} is no {_WANTED['thing']}{hint}")
            return
        given = self.things[target].get("type", "")
        if given in (*self.vocabulary.types, *self.vocabulary.abroad) and not self.vocabulary.is_a(
            self.vocabulary.iri_of(given), wanted
        ):
            name = local_name(wanted, self.vocabulary.terms())
            message = f"the {key} of {record['predicate']} is of type {name}, but {target} is of type {given}"
            yield document.problem(id, key, message)
