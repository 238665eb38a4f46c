"""Checks that the terms in the files are the vocabulary's: types, relations, codes, figures and dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..dates import bounds
from ..errors import Problem
from ..everyday import RELATIONS, TYPES, did_you_mean_term
from ..suggest import did_you_mean_word
from ..vocabulary import Vocabulary
from .codes import CODE_OBJECTS, CODED
from .document import Document

DATED = ("when", "publicationDate", "retrieved", "retracted")


def term_problems(document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Every term of a file that the vocabulary does not have: types, relations, codes, figures and dates."""
    for id, record in document.records.items():
        yield from _code_problems(document, id, record, vocabulary)
        if not document.source:
            yield from _type_problems(document, id, record, vocabulary)
        elif "predicate" in record or "subject" in record:
            yield from _relation_problems(document, id, record, vocabulary)
        for key in ("sensitivity", "typeOneError"):
            if key in record and not _is_range(record[key]):
                message = f"{record[key]} is no range of two likelihoods, the lower first, such as 0.6/0.9"
                yield document.problem(id, key, message)


def is_unknown_code(record: Mapping[str, Any], key: str, vocabulary: Vocabulary) -> bool:
    """Whether a record gives a key a code that its list does not have."""
    code = record.get(key)
    return key in CODED and isinstance(code, str) and (CODED[key], code) not in vocabulary.codes


def _code_problems(document: Document, id: str, record: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Problem]:
    for key, scheme in CODED.items():
        if key in record and is_unknown_code(record, key, vocabulary):
            code = record[key]
            known = [name for list_, name in vocabulary.codes if list_ == scheme]
            hint = did_you_mean_word(code, known) or f": choose from {', '.join(known)}"
            yield document.problem(id, key, f"{code} is no {key}{hint}")
    for key in DATED:
        if key not in record:
            continue
        try:
            bounds(record[key])
        except ValueError as error:
            yield document.problem(id, key, str(error))


def _type_problems(document: Document, id: str, record: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Problem]:
    kind = record.get("type")
    if kind is not None and kind not in vocabulary.types:
        hint = did_you_mean_term(kind, TYPES, vocabulary.types) or "; see: civicgraph terms types"
        yield document.problem(id, "type", f"{kind} is no type of thing{hint}")


def _relation_problems(
    document: Document, id: str, record: dict[str, Any], vocabulary: Vocabulary
) -> Iterator[Problem]:
    predicate = record.get("predicate")
    if predicate is None:
        return
    if predicate not in vocabulary.relations:
        hint = did_you_mean_term(predicate, RELATIONS, vocabulary.said_relations) or "; see: civicgraph terms relations"
        yield document.problem(id, "predicate", f"{predicate} is no relation{hint}")
    elif predicate in CODE_OBJECTS:
        yield from _code_object_problems(document, id, record, CODE_OBJECTS[predicate], vocabulary)
    elif predicate not in vocabulary.figures:
        if "object" not in record and "value" in record:
            yield document.problem(id, "value", f"{predicate} takes an object, the id of a thing, not a value")
    elif "object" in record:
        yield document.problem(id, "object", f"{predicate} takes a value, not an object")
    yield from _direction_problems(document, id, record, vocabulary)
    if predicate in vocabulary.figures and "value" in record:
        yield from _figure_problems(document, id, record, vocabulary)


def _direction_problems(
    document: Document, id: str, record: dict[str, Any], vocabulary: Vocabulary
) -> Iterator[Problem]:
    """A direction that its relation has no words for."""
    predicate, direction = record["predicate"], record.get("direction")
    is_known = ("direction", direction) in vocabulary.codes and predicate in vocabulary.relations
    if is_known and f"{predicate}/{direction}" not in vocabulary.directed:
        known = dict.fromkeys(name.partition("/")[0] for name in vocabulary.directed)
        message = f"{predicate} has no direction: it goes with {', '.join(known)}, or the key is taken out"
        yield document.problem(id, "direction", message)


def _code_object_problems(
    document: Document, id: str, record: dict[str, Any], scheme: str, vocabulary: Vocabulary
) -> Iterator[Problem]:
    known = [f"{scheme}:{name}" for list_, name in vocabulary.codes if list_ == scheme]
    if record.get("object") not in known:
        given = record.get("object", "nothing")
        yield document.problem(id, "object", f"{given} is no {scheme}: choose from {', '.join(known)}")


def _figure_problems(document: Document, id: str, record: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Problem]:
    value, predicate = record["value"], record["predicate"]
    if vocabulary.domains[predicate][1].endswith("#decimal") and not _is_number(value):
        yield document.problem(id, "value", f"{predicate} takes a number in digits, such as 1000000, not {value!r}")
    if predicate in ("deadline", "occurred"):
        try:
            bounds(value)
        except ValueError as error:
            yield document.problem(id, "value", str(error))


def _is_range(text: str) -> bool:
    low, _, high = text.partition("/")
    return _is_number(low) and _is_number(high) and 0 <= float(low) <= float(high) <= 1


def _is_number(text: str) -> bool:
    whole, _, part = text.removeprefix("-").partition(".")
    return whole.isdecimal() and whole.isascii() and (part.isdecimal() or "." not in text)
