"""Checks that the names in the files exist: ids, relations, codes, and which types a relation may join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..dates import bounds
from ..errors import Problem
from ..suggest import did_you_mean
from ..vocabulary import Vocabulary, local_name
from .document import Document

# The key of a record → the list that its code is of.
_CODED = {name: name for name in ("wording", "modality", "polarity", "share", "reading", "caveat", "predicted")}
_CODED |= {"testKind": "test", "testResult": "result", "sourceKind": "source"}
_CODE_OBJECTS = {"gaveAnswer": "answer", "foundStatus": "status"}


class References:
    """The ids of all files together, and the checks that need them."""

    def __init__(self, documents: Iterable[Document], vocabulary: Vocabulary) -> None:
        self.documents = list(documents)
        self.vocabulary = vocabulary
        self.things: dict[str, dict[str, Any]] = {}
        self.others: dict[str, dict[str, Any]] = {}
        self.home: dict[str, Document] = {}
        for document in self.documents:
            for id, record in document.records.items():
                (self.others if document.source else self.things)[id] = record
        self.voices = {id for id, record in self.others.items() if record.get("type") == "Voice"}
        self.sources = {id for id, record in self.others.items() if record.get("type") == "Source"}
        self.claims = {id for id, record in self.others.items() if record.get("type") == "Claim"}
        self.tests = {id for id, record in self.others.items() if record.get("type") == "EvidenceTest"}
        self.rivals = {id for id, record in self.things.items() if record.get("type") == "Rival"}
        self.citable = self.things.keys() | self.others.keys()
        self.claimed = self.claims | self.things.keys()

    def problems(self) -> Iterator[Problem]:
        """Every reference that does not hold, file by file."""
        for document in self.documents:
            yield from self._duplicates(document)
            for id, record in document.records.items():
                yield from self._codes(document, id, record)
                if not document.source:
                    yield from self._thing(document, id, record)
                elif "predicate" in record or "subject" in record:
                    yield from self._claim(document, id, record)
                else:
                    yield from self._pointers(document, id, record)
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
            other = self.home.setdefault(id, document)
            if other is not document and ("id" in document.places[id].keys or "id" in other.places[id].keys):
                line = other.places[id].of("id")
                yield document.problem(id, "id", f"{id} is already the id of {other.file}:{line}: choose another")

    def _codes(self, document: Document, id: str, record: dict[str, Any]) -> Iterator[Problem]:
        for key, scheme in _CODED.items():
            code = record.get(key)
            if code is not None and (scheme, code) not in self.vocabulary.codes:
                known = [name for list_, name in self.vocabulary.codes if list_ == scheme]
                hint = did_you_mean(code, known) or f": choose from {', '.join(known)}"
                yield document.problem(id, key, f"{code} is no {key}{hint}")
        for key in ("when", "publicationDate", "retrieved"):
            try:
                bounds(record.get(key, ""))
            except ValueError as error:
                yield document.problem(id, key, str(error))

    def _thing(self, document: Document, id: str, record: dict[str, Any]) -> Iterator[Problem]:
        kind = record.get("type")
        if kind is not None and kind not in self.vocabulary.types:
            hint = did_you_mean(kind, self.vocabulary.types) or "; see: civicgraph terms types"
            yield document.problem(id, "type", f"{kind} is no type of thing{hint}")

    def _claim(self, document: Document, id: str, record: dict[str, Any]) -> Iterator[Problem]:
        predicate = record.get("predicate")
        if predicate is not None and predicate not in self.vocabulary.relations:
            hint = did_you_mean(predicate, self.vocabulary.relations) or "; see: civicgraph terms relations"
            yield document.problem(id, "predicate", f"{predicate} is no relation{hint}")
            predicate = None
        yield from self._end(document, id, record, "subject", predicate, 0)
        if predicate in _CODE_OBJECTS:
            yield from self._code_object(document, id, record, _CODE_OBJECTS[predicate])
        elif "object" in record:
            if predicate in self.vocabulary.figures:
                yield document.problem(id, "object", f"{predicate} takes a value, not an object")
            else:
                yield from self._end(document, id, record, "object", predicate, 1)
        elif predicate is not None and "value" in record and predicate not in self.vocabulary.figures:
            yield document.problem(id, "value", f"{predicate} takes an object, the id of a thing, not a value")
        if predicate in self.vocabulary.figures and "value" in record:
            yield from self._figure(document, id, record, predicate)
        yield from self._pointers(document, id, record)

    def _end(
        self, document: Document, id: str, record: dict[str, Any], key: str, predicate: str | None, end: int
    ) -> Iterator[Problem]:
        """One end of a claim: is it a thing, and of a type that the relation may join?"""
        thing = record.get(key)
        if thing is None or (key == "object" and predicate in self.vocabulary.of_claims and thing in self.claims):
            return
        if thing not in self.things:
            yield document.problem(id, key, f"{thing} is no thing in this data{did_you_mean(thing, self.things)}")
        elif predicate is not None and (kind := self.things[thing].get("type")) in self.vocabulary.types:
            wanted = self.vocabulary.domains[predicate][end]
            if not self.vocabulary.is_a(self.vocabulary.iri_of(kind), wanted):
                name = local_name(wanted, self.vocabulary.terms())
                message = f"the {key} of {predicate} is of type {name}, but {thing} is of type {kind}"
                yield document.problem(id, key, message)

    def _code_object(self, document: Document, id: str, record: dict[str, Any], scheme: str) -> Iterator[Problem]:
        known = [f"{scheme}:{name}" for list_, name in self.vocabulary.codes if list_ == scheme]
        if record.get("object") not in known:
            given = record.get("object", "nothing")
            yield document.problem(id, "object", f"{given} is no {scheme}: choose from {', '.join(known)}")

    def _figure(self, document: Document, id: str, record: dict[str, Any], predicate: str) -> Iterator[Problem]:
        value = record["value"]
        if self.vocabulary.domains[predicate][1].endswith("#decimal") and not _is_number(value):
            yield document.problem(id, "value", f"{predicate} takes a number in digits, such as 1000000, not {value!r}")
        if predicate in ("deadline", "occurred"):
            try:
                bounds(value)
            except ValueError as error:
                yield document.problem(id, "value", str(error))

    def _pointers(self, document: Document, id: str, record: dict[str, Any]) -> Iterator[Problem]:
        """References from any record: to voices, sources, things and claims."""
        known = {
            "voice": (self.voices, "voice that a source declares"),
            "authorVoice": (self.voices, "voice that a source declares"),
            "source": (self.sources, "source in this data"),
            "derivedFrom": (self.sources, "source in this data"),
            "partyTo": (self.things, "thing in this data"),
            "concerns": (self.citable, "claim or thing in this data"),
            "forHypothesis": (self.claimed, "claim or thing in this data"),
            "bearsOn": (self.claimed, "claim or thing in this data"),
            "againstRival": (self.rivals, "rival, a thing of type Rival, in this data"),
            "dependsWith": (self.tests, "test in this data"),
        }
        for key, (ids, what) in known.items():
            given = record.get(key, [])
            for one in given if isinstance(given, list) else [given]:
                if one not in ids:
                    yield document.problem(id, key, f"{one} is no {what}{did_you_mean(one, ids)}")
        for key in ("sensitivity", "typeOneError"):
            if key in record and not _is_range(record[key]):
                message = f"{record[key]} is no range of two likelihoods, the lower first, such as 0.6/0.9"
                yield document.problem(id, key, message)


def _is_range(text: str) -> bool:
    low, _, high = text.partition("/")
    return _is_number(low) and _is_number(high) and 0 <= float(low) <= float(high) <= 1


def _is_number(text: str) -> bool:
    whole, _, part = text.removeprefix("-").partition(".")
    return whole.isdecimal() and whole.isascii() and (part.isdecimal() or "." not in text)
